using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Clerestory.Outbox;

/// <summary>A mail server.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="From">The sender's address.</param>
/// <param name="FromName">The sender's name.</param>
/// <param name="User">The account there; empty for none.</param>
/// <param name="Password">Its password.</param>
public sealed record MailServer(string Host, int Port, string From, string FromName, string User = "", string Password = "");

/// <summary>Sends letters by a mail server.</summary>
public sealed class SmtpPost(MailServer server) : ILetterPost
{
    /// <inheritdoc/>
    public async Task Send(Letter letter, CancellationToken cancel)
    {
        using var message = new MimeMessage { Subject = letter.Subject, Body = new TextPart("plain") { Text = letter.Body }, MessageId = $"{letter.Id:N}@{server.From.Split('@')[^1]}" };
        message.From.Add(new MailboxAddress(server.FromName, server.From));
        try
        {
            message.To.Add(new MailboxAddress(letter.ToName, letter.ToMail));
            using var client = new SmtpClient { Timeout = 20_000 };
            // A password never goes out in the clear.
            await client.ConnectAsync(server.Host, server.Port, server.User.Length > 0 ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable, cancel);
            if (server.User.Length > 0) await client.AuthenticateAsync(server.User, server.Password, cancel);
            await client.SendAsync(message, cancel);
            await client.DisconnectAsync(true, cancel);
        }
        catch (SmtpCommandException fault)
        {
            throw new LetterNotSent($"The mail server refused it: {(int)fault.StatusCode}.", fault.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)fault.StatusCode >= 500, fault);
        }
        catch (Exception fault) when (fault is IOException or System.Net.Sockets.SocketException or SmtpProtocolException or AuthenticationException or SslHandshakeException or ParseException or NotSupportedException)
        {
            throw new LetterNotSent($"The mail server could not be reached: {fault.GetType().Name}.", isAddressWrong: fault is ParseException, fault);
        }
    }
}
