namespace Clerestory.Disclosure;

/// <summary>Cells and relations that cannot be true together, or cannot be read: nothing is protected before they are mended.</summary>
/// <param name="message">Which cell or relation, what is wrong, and what would mend it.</param>
public sealed class InvalidSystemException(string message) : Exception(message);
