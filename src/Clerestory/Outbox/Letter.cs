using Clerestory.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Outbox;

/// <summary>What became of a letter.</summary>
public enum LetterState
{
    /// <summary>To be sent.</summary>
    Waiting,

    /// <summary>Handed to the mail server, or put into the folder.</summary>
    Sent,

    /// <summary>Not sent after several tries.</summary>
    Failed,

    /// <summary>Came back: the address does not work.</summary>
    Bounced,

    /// <summary>To be done by a person: printed and mailed, or said on the phone.</summary>
    ByHand,

    /// <summary>Done by a person.</summary>
    Done,
}

/// <summary>A letter, saved with the change that causes it and sent later by a job, at least once.</summary>
public sealed class Letter
{
    /// <summary>The letter's id.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>What makes it one letter and not two: a second with the same key is never written.</summary>
    public required string Key { get; init; }

    /// <summary>The data call that it is about; empty where it is about none.</summary>
    public required string Call { get; init; }

    /// <summary>The agency that it is about; empty where it is about none.</summary>
    public required string Agency { get; init; }

    /// <summary>How it goes: mail, or by hand.</summary>
    public required string Channel { get; init; }

    /// <summary>The name of the person or office it is for.</summary>
    public required string ToName { get; set; }

    /// <summary>The mail address; empty for a letter by hand.</summary>
    public required string ToMail { get; set; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The text. Never an answer: letters leave the house.</summary>
    public required string Body { get; set; }

    /// <summary>Whether it holds a personal link: then no page shows its text, and the text is erased once it is sent.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>What became of it.</summary>
    public LetterState State { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; private set; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset NextTry { get; private set; }

    /// <summary>When the state last changed.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>What the mail server said, or what staff noted; else empty.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Leaves the letter to a person.</summary>
    public Letter ForHand()
    {
        State = LetterState.ByHand;
        return this;
    }

    /// <summary>Notes that it was sent.</summary>
    public void Sent(DateTimeOffset now) => (State, Tries, At, Note, Body) = (LetterState.Sent, Tries + 1, now, "", IsPrivate ? "" : Body);

    /// <summary>Notes that it could not be sent: tried again later, six times in all.</summary>
    public void NotSent(string why, DateTimeOffset now)
    {
        (Tries, At, Note, NextTry) = (Tries + 1, now, why, now.AddMinutes(Math.Pow(4, Tries)));
        if (Tries >= 6) State = LetterState.Failed;
    }

    /// <summary>Notes that it came back.</summary>
    public void CameBack(string why, DateTimeOffset now) => (State, At, Note, Body) = (LetterState.Bounced, now, why, IsPrivate ? "" : Body);

    /// <summary>Notes that a person did what it asked.</summary>
    public void DoneByHand(string note, DateTimeOffset now) => (State, At, Note) = (LetterState.Done, now, note);

    /// <summary>Sends it once more.</summary>
    public void Again(DateTimeOffset now) => (State, Tries, NextTry, Note) = (LetterState.Waiting, 0, now, "");

    internal sealed class Mapping : IEntityTypeConfiguration<Letter>
    {
        public void Configure(EntityTypeBuilder<Letter> builder)
        {
            builder.ToTable("letter").HasKey(l => l.Id);
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.HasIndex(l => l.Key).IsUnique();
            builder.HasIndex(l => new { l.State, l.NextTry });
            builder.HasIndex(l => new { l.Pack, l.Call, l.Agency });
            builder.Property(l => l.Tries).IsConcurrencyToken();
        }
    }
}

/// <summary>The outbox in the store.</summary>
public static class OutboxStore
{
    extension(DataStore store)
    {
        /// <summary>All letters.</summary>
        public DbSet<Letter> Letters => store.Set<Letter>();
    }
}
