using Clerestory.Collection;
using Clerestory.Packs;

namespace Clerestory.Protection;

/// <summary>A form as readers may see it: what it asks and in which words of the law. It holds no answer.</summary>
public sealed record PublicForm(string Id, string Title, IReadOnlyList<PublicQuestion> Questions)
{
    /// <summary>The forms of a pack.</summary>
    public static IReadOnlyList<PublicForm> In(Pack pack) =>
    [
        .. Instrument.In(pack).Values.OrderBy(i => i.Id, StringComparer.Ordinal)
            .Select(form => new PublicForm(form.Id, form.Title, [.. form.Items.Where(i => i.Statute is not null).Select(i => new PublicQuestion(i.Ref ?? i.Code, i.Statute!, i.Question))])),
    ];
}

/// <summary>One question: the clause that asks it, the words of the law, and the words of the form.</summary>
public sealed record PublicQuestion(string Clause, string Statute, string Question);
