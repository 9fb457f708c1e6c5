using Clerestory.Collection;
using Clerestory.Store;

namespace Clerestory.Justice;

/// <summary>Shows what changed between two draws of one source: what shrank, what grew, what is new and what is gone.</summary>
public sealed class CompareDraws(DataStore store, FormBook book)
{
    /// <summary>What came of it.</summary>
    public abstract record Result
    {
        private Result()
        {
        }

        /// <summary>The draws, place by place, with the reasons that the pack knows. No reason is said to be that of a certain difference: nobody may tell of an erased record.</summary>
        public sealed record Compared(DrawComparison Comparison, IReadOnlyList<ChangeReason> Reasons) : Result;

        /// <summary>There is no such comparison.</summary>
        public sealed record Refused(string Why) : Result;
    }

    /// <summary>Compares two draws, whichever is named first.</summary>
    public async Task<Result> Run(Guid one, Guid other, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.ReadJustice, pack: book.Code);
        if (await store.DrawOf(book.Code, one, cancel) is not { } first || await store.DrawOf(book.Code, other, cancel) is not { } second) return new Result.Refused("There is no such draw.");
        var (comparison, why) = DrawComparison.Of(first, second);
        return comparison is null ? new Result.Refused(why!) : new Result.Compared(comparison, JusticePlan.In(book.Pack)?.Reasons ?? []);
    }
}
