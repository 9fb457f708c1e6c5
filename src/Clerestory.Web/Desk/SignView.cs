using Clerestory.Collection;

namespace Clerestory.Web.Desk;

/// <summary>The fields of a signature.</summary>
/// <param name="Desk">The return.</param>
/// <param name="IsLate">Whether a reason for being late is asked.</param>
/// <param name="IsAssisting">Whether council staff note a signature from elsewhere.</param>
/// <param name="Name">The name so far.</param>
/// <param name="Title">The office so far.</param>
public sealed record SignView(ReturnDesk Desk, bool IsLate, bool IsAssisting, string Name, string Title);
