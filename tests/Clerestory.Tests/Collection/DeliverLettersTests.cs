using Clerestory.Collection;
using Clerestory.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Tests.Collection;

public sealed class DeliverLettersTests(PostgresServer postgres)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Letters_that_wait_become_whole_files_in_the_folder_and_are_not_sent_again(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var folder = Directory.CreateTempSubdirectory("clerestory-letters-");
        int waiting = await round.With(store => store.Letters.CountAsync(Bench.Cancel));

        Assert.Equal(new DeliverLetters.Result(waiting, 0), await Deliver(round, new FolderPost(folder.FullName)));
        Assert.Equal(new DeliverLetters.Result(0, 0), await Deliver(round, new FolderPost(folder.FullName)));

        Assert.Equal(waiting, folder.GetFiles("*.eml").Length);
        Assert.Equal(waiting, folder.GetFiles().Length);
        var letter = (await round.Letters(Round.Town)).Single();
        Assert.Equal((LetterState.Sent, 1, round.Clock.GetUtcNow()), (letter.State, letter.Tries, letter.At));
        Assert.Contains(letter.Body, await File.ReadAllTextAsync(Path.Combine(folder.FullName, $"{letter.Id}.eml"), Bench.Cancel), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_letter_that_cannot_be_sent_holds_up_no_other_and_is_tried_later_six_times_in_all(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        var post = new FailingPost($"first@{Round.Town}.example", isAddressWrong: false);
        int waiting = await round.With(store => store.Letters.CountAsync(Bench.Cancel));

        Assert.Equal(new DeliverLetters.Result(waiting - 1, 1), await Deliver(round, post));
        Assert.Equal(new DeliverLetters.Result(0, 0), await Deliver(round, post));   // its next try has not come

        foreach (int minutes in new[] { 1, 4, 16, 64, 256 })
        {
            round.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Equal(new DeliverLetters.Result(0, 0), await Deliver(round, post));
            round.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(new DeliverLetters.Result(0, 1), await Deliver(round, post));
        }
        var letter = (await round.Letters(Round.Town)).Single();
        Assert.Equal((LetterState.Failed, 6, "The server is asleep."), (letter.State, letter.Tries, letter.Note));
        round.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(new DeliverLetters.Result(0, 0), await Deliver(round, post));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_letter_that_was_late_once_goes_out_when_the_server_is_awake_again(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await Deliver(round, new FailingPost($"first@{Round.Town}.example", isAddressWrong: false));
        round.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(new DeliverLetters.Result(1, 0), await Deliver(round, new FailingPost("nobody@nowhere.example", isAddressWrong: false)));
        Assert.Equal((LetterState.Sent, 2, ""), (await round.Letters(Round.Town)).Select(l => (l.State, l.Tries, l.Note)).Single());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_address_that_is_refused_is_not_tried_again(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        await Deliver(round, new FailingPost($"first@{Round.Town}.example", isAddressWrong: true));
        round.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new DeliverLetters.Result(0, 0), await Deliver(round, new FailingPost("nobody@nowhere.example", isAddressWrong: true)));
        Assert.Equal(LetterState.Bounced, (await round.Letters(Round.Town)).Single().State);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_sent_is_noted_even_if_the_program_is_told_to_stop_meanwhile(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        using var stop = new CancellationTokenSource();
        var post = new StoppingPost(stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => round.With(store => new DeliverLetters(store, post, round.Clock).Run(Round.Staff, stop.Token)));

        Assert.Equal(1, post.Sent);
        Assert.Equal(1, await round.With(store => store.Letters.CountAsync(l => l.State == LetterState.Sent, Bench.Cancel)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_task_for_a_person_is_never_mailed_and_only_staff_send(string database)
    {
        await using var round = await Round.Opened(database, postgres);
        round.Clock.AdjustTime(Round.DenverNoon(2021, 4, 14));
        await round.Chase();
        await Deliver(round, new FailingPost("nobody@nowhere.example", isAddressWrong: false));
        Assert.All((await round.Letters(Round.Town)).Where(l => l.Channel == "Letter"), l => Assert.Equal((LetterState.ByHand, 0), (l.State, l.Tries)));
        foreach (var actor in Round.AllBut(AccountRole.Staff))
            await Assert.ThrowsAsync<Denied>(() => round.With(store => new DeliverLetters(store, new FailingPost("", false), round.Clock).Run(actor, Bench.Cancel)));
    }

    [Fact]
    public async Task Nobody_writes_a_line_of_their_own_into_a_letters_head()
    {
        var folder = Directory.CreateTempSubdirectory("clerestory-letters-");
        var letter = new Letter { Pack = "demo", Key = "k", Call = "", Agency = "", Channel = "Mail", ToName = "A\r\nBcc: all@nowhere.example", ToMail = "a@b.example", Subject = "S\nX-Other: 1", Body = "b", WrittenAt = Bench.Clock.GetUtcNow() };
        await new FolderPost(folder.FullName).Send(letter, Bench.Cancel);
        string head = (await File.ReadAllTextAsync(folder.GetFiles().Single().FullName, Bench.Cancel)).Split("\r\n\r\n")[0];
        Assert.Equal(["To:", "Subject:", "Content-Type:"], head.Split("\r\n").Select(l => l.Split(' ')[0]));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_reason_to_try_again()
    {
        string file = Path.GetTempFileName();
        var letter = new Letter { Pack = "demo", Key = "k", Call = "", Agency = "", Channel = "Mail", ToName = "A", ToMail = "a@b.example", Subject = "S", Body = "b", WrittenAt = Bench.Clock.GetUtcNow() };
        Assert.False((await Assert.ThrowsAsync<LetterNotSent>(() => new FolderPost(file).Send(letter, Bench.Cancel))).IsAddressWrong);
        File.Delete(file);
    }

    private static Task<DeliverLetters.Result> Deliver(Round round, ILetterPost post) => round.With(store => new DeliverLetters(store, post, round.Clock).Run(Round.Staff, Bench.Cancel));

    // A mail server that refuses one address.
    private sealed class FailingPost(string address, bool isAddressWrong) : ILetterPost
    {
        public Task Send(Letter letter, CancellationToken cancel) =>
            letter.ToMail == address ? throw new LetterNotSent("The server is asleep.", isAddressWrong) : Task.CompletedTask;
    }

    // A program that is told to stop just after its first letter went out.
    private sealed class StoppingPost(CancellationTokenSource stop) : ILetterPost
    {
        public int Sent { get; private set; }

        public async Task Send(Letter letter, CancellationToken cancel)
        {
            cancel.ThrowIfCancellationRequested();
            Sent++;
            await stop.CancelAsync();
        }
    }
}
