using Clerestory.Collection;
using Clerestory.Store;

namespace Clerestory.Web.Desk;

/// <summary>What the desk, the pages of staff and respondents, runs on.</summary>
/// <param name="Book">The pack's forms.</param>
/// <param name="Store">The store.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="Site">The address that people use, for links in letters.</param>
/// <param name="LettersFolder">Where letters are put when no mail server is set.</param>
/// <param name="Mail">The mail server; null for the folder.</param>
/// <param name="StateSignIn">The state's own sign-in; null where there is none.</param>
public sealed record DeskSettings(FormBook Book, StoreAddress Store, string Url, string Site, string LettersFolder, Clerestory.Outbox.MailServer? Mail = null, StateSignIn? StateSignIn = null)
{
    /// <summary>The machine's clock, unless a test brings its own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether the jobs (letters, reminders) run by themselves.</summary>
    public bool RunsJobs { get; init; } = true;
}

/// <summary>A state's own sign-in, by OpenID Connect.</summary>
/// <param name="Name">What the button says, as in "your state account".</param>
/// <param name="Authority">The provider's address.</param>
/// <param name="ClientId">Our name at the provider.</param>
/// <param name="ClientSecret">Our secret there.</param>
public sealed record StateSignIn(string Name, string Authority, string ClientId, string ClientSecret);
