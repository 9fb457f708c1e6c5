namespace Clerestory.Collection.Forms;

/// <summary>
/// The way out of a reader that has met something it may not read on from. A limit is often met inside the framework's own
/// readers of zip and XML, from where nothing else leads out; <see cref="GuardedFile"/> turns it into a finding at once.
/// </summary>
internal sealed class UploadRefused(string rule, string message) : Exception(message)
{
    public string Rule { get; } = rule;
}
