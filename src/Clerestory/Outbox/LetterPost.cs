using System.Text;

namespace Clerestory.Outbox;

/// <summary>Takes letters out of the house: by mail server, or into a folder.</summary>
public interface ILetterPost
{
    /// <summary>Sends one letter.</summary>
    /// <exception cref="LetterNotSent">It could not be sent; the message says why.</exception>
    Task Send(Letter letter, CancellationToken cancel);
}

/// <summary>A letter could not be sent.</summary>
public sealed class LetterNotSent(string message, bool isAddressWrong, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether the address was refused, so that trying again does not help.</summary>
    public bool IsAddressWrong { get; } = isAddressWrong;
}

/// <summary>Puts each letter as a file into a folder: where no mail server is set.</summary>
public sealed class FolderPost(string folder) : ILetterPost
{
    /// <inheritdoc/>
    public async Task Send(Letter letter, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string file = Path.Combine(folder, $"{letter.Id}.eml");
            // Under another name first: whoever collects the letters must never find half of one.
            await File.WriteAllTextAsync(file + ".part", Text(letter), new UTF8Encoding(false), cancel);
            File.Move(file + ".part", file, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LetterNotSent($"The folder for letters cannot be written: {fault.Message}", isAddressWrong: false, fault);
        }
    }

    private static string Text(Letter letter) => $"To: {Line(letter.ToName)} [{Line(letter.ToMail)}]\r\nSubject: {Line(letter.Subject)}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{letter.Body}\r\n";

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
