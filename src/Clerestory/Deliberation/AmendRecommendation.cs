using Clerestory.Collection;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Deliberation;

/// <summary>Staff write down an amendment: new words, who proposed them, and why. The words before are kept.</summary>
public sealed class AmendRecommendation(DataStore store, FormBook book, TimeProvider clock)
{
    private const int Longest = 20_000;

    /// <summary>Amends a recommendation.</summary>
    /// <param name="code">The recommendation.</param>
    /// <param name="what">The new words, the body or seat that proposed them, why, and the number of the version that they were made from.</param>
    /// <param name="actor">Who writes it down.</param>
    /// <param name="cancel">Stops the work; nothing is kept then.</param>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(string code, (string Text, string ProposedBy, string Why, int From) what, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepRecommendations, pack: book.Code);
        return store.AtOnce(() => Amend(code, what, actor, cancel), cancel);
    }

    private async Task<string?> Amend(string code, (string Text, string ProposedBy, string Why, int From) what, Actor actor, CancellationToken cancel)
    {
        if (await store.RecommendationOf(book.Code, code, cancel) is not { } recommendation) return "There is no such recommendation.";
        if (recommendation.IsFromPack) return "It is history: the pack brought its words. Draft a new recommendation instead.";
        if (recommendation.Rolls.Any(r => !r.IsClosed)) return "A roll is open on these words. Close it first; what is voted on does not change meanwhile.";
        if (what.From != recommendation.Versions.Count) return $"Somebody has amended it meanwhile: version {recommendation.Versions.Count} stands. Read it, and amend that.";
        if (FaultOf(what.Text) is { } fault) return fault;
        string text = Clean(what.Text);
        if (text == recommendation.Text) return "The words are the same as before.";
        if (what.ProposedBy.Trim().Length is 0 or > 200) return "Say which body or seat proposes the change.";
        if (what.Why.Trim().Length is 0 or > 1000) return "Say why the words are changed, in a sentence or two.";

        var now = clock.GetUtcNow();
        int number = recommendation.Versions.Count + 1;
        store.Set<TextVersion>().Add(new TextVersion { Pack = book.Code, Recommendation = code, Number = number, Text = text, Day = book.DayOf(now), ProposedBy = what.ProposedBy.Trim(), Why = what.Why.Trim() });
        store.Record(actor, now, "amended recommendation", FormattableString.Invariant($"{code} version {number}"), Hash.Of(text));
        await store.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>The words without spaces at their ends and with plain line breaks.</summary>
    internal static string Clean(string text) => text.Trim().ReplaceLineEndings("\n");

    /// <summary>What is wrong with the words; null where nothing is.</summary>
    internal static string? FaultOf(string text) => text.Trim().Length switch { 0 => "Write the words of the recommendation.", > Longest => $"The words may have at most {Words.Number(Longest)} letters.", _ => null };
}
