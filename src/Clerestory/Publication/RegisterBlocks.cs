using Clerestory.Documents;
using Clerestory.Justice;
using Clerestory.Packs;
using Clerestory.Protection;

namespace Clerestory.Publication;

/// <summary>Sets the registers of a pack for readers. A fact that nobody has read in its source is marked wherever it is shown.</summary>
internal sealed class RegisterBlocks(EditionContent content)
{
    /// <summary>A register, as a chapter asks for it.</summary>
    public IReadOnlyList<Block> Set(RegisterPart part) => part.Register switch
    {
        "recommendations" => new RecommendationBlocks(content).Summaries(),
        "statutes" => part.Where?.GetValueOrDefault("kind") is { } kind and not "statute" ? [new Heading(3, part.Title ?? kind), Laws(kind)] : Statutes(part.Title ?? "Laws that this report rests on"),
        "instrument" => [.. PublicForm.In(content.Pack).Where(f => part.Where is null || part.Where.Values.Contains(f.Id)).Select(Questions)],
        _ => Listed(part),
    };

    private IReadOnlyList<Block> Listed(RegisterPart part)
    {
        if (Registers.Rows((content.Pack, content.Deliberation), part.Register, part.On, null) is not { } all)
        {
            content.Fault("outline.register", part.Register, $"There is no register '{part.Register}'.");
            return [];
        }
        if (Registers.UnknownColumn(all, part.Where) is { } column)
        {
            content.Fault("outline.column", part.Register, $"The register '{part.Register}' has no column '{column}'.");
            return [];
        }
        var rows = Registers.Matching(all, part.Where);
        string title = part.Title ?? part.Register;
        if (rows.Count == 0) return [new Paragraph(Inlines.Text($"{title}: none."))];
        return part.Register switch
        {
            "seats" => [Table(title, rows, ("Seat", r => r["seat_no"]), ("Held by or for", r => r["office"]), ("Appointed by", r => Or(r["appointing_authority"], "by right of office")),
                ("Since", r => Since(r)), ("Printed in the report", r => Or(Both(r["printed_name"], r["printed_note"]), "no name printed")))],
            "members" => [Table(title, rows, ("Name as printed", r => r["name"]), ("Body as printed", r => r["affiliation"]), ("Note", r => Or(r["note"], "none")))],
            "agencies" => [Table(title, rows, ("Agency", r => r["name"]), ("Town", r => Or(r["town"], "more than one")), ("Must report", r => r["obliged"] == "check" ? "to be confirmed" : r["obliged"]))],
            "districts" => [Table(title, rows, ("District", r => r["district"]), ("Seat of court", r => Or(r["seat_of_court"], "not stated")), ("Towns", r => r["towns"]), ("Renamed", r => Or(Both(r["renamed_to"], r["renamed_on"]), "no")))],
            "sources" => [Table(title, rows, ("Source", r => r["title"]), ("Place in it", r => Or(r["locator"], "whole")), ("Address", r => Or(r["address"], "none")))],
            _ => [Table(title, rows, [.. rows[0].Values.Keys.Select<string, (string, Func<CsvRow, string>)>(k => (k, r => Or(r[k], "none")))])],
        };
    }

    private static DataTable Table(string title, IReadOnlyList<CsvRow> rows, params (string Title, Func<CsvRow, string> Value)[] columns)
    {
        bool graded = rows.Any(r => Grades.Read(r["grade"]).Word is not null);
        return new DataTable(title, [.. columns.Select(c => new Column(c.Title)), .. graded ? new[] { new Column("Evidence for the entry") } : []],
            [.. rows.Select(r => new Row(Inlines.Text(columns[0].Value(r)), [.. columns.Skip(1).Select(c => TableCell.Of(c.Value(r))), .. graded ? new[] { Evidence(Grades.Read(r["grade"])) } : []]))]);
    }

    private static TableCell Evidence(Grade grade) => new([grade.Word is { } word ? new Inline.Mark(word) : Inline.Of("Verified")]);

    private Definitions Laws(string kind) => new([.. content.Laws.Values.Where(l => l.Kind.ToString().Equals(kind, StringComparison.OrdinalIgnoreCase)).OrderBy(l => l.Code, StringComparer.Ordinal)
        .Select(law => new Definition(law.Cite,
        [
            new Inline.Link($"/law/{law.Code}", Inlines.Text(law.Title), $"{law.Title}, {law.Cite}"),
            .. law.Versions is [{ ValidFrom: { } from }, ..] ? Inlines.Text($", in force {Dates.Read(from)}") : [],
            .. law.Grade.Word is { } word ? new[] { Inline.Of(" "), new Inline.Mark(word) } : [],
        ]))]);

    private IReadOnlyList<Block> Statutes(string title)
    {
        var rows = content.Laws.Values.Where(l => l.Kind == LawKind.Statute && l.Printed is not null).OrderBy(l => l.Code, StringComparer.Ordinal).ToList();
        if (rows.Count == 0) return [new Paragraph(Inlines.Text("No section was printed."))];
        return
        [
            new DataTable(title, [new Column("Section and title as printed"), new Column("Class as printed"), new Column("Section and title in the law"), new Column("Class in the law"), new Column("Evidence")],
                [.. rows.Select(law => new Row(
                    Inlines.Text($"§ {law.Printed!.Section} {law.Printed.Title}"),
                    [TableCell.Of(law.Printed.Class ?? "none printed"), new TableCell([new Inline.Link($"/law/{law.Code}", Inlines.Text(law.Cite)), Inline.Of($" {InForce(law)?.Title ?? law.Title}")]),
                        TableCell.Of(InForce(law)?.Class ?? "not known"), Evidence(InForce(law)?.Grade ?? law.Grade)]))]),
        ];
    }

    private LawVersion? InForce(Law law) => law.On(content.Outline.Period.To) ?? (law.Versions.Count > 0 ? law.Versions[^1] : null);

    private static Details Questions(PublicForm form) => new($"What the law asks: {form.Title}",
    [
        new Documents.ListBlock(false, [.. form.Questions.Select(q => (IReadOnlyList<Block>)
            [new Paragraph([new Inline.Strong(Inlines.Text(q.Clause)), Inline.Of($" “{q.Statute}” Asked as: {q.Question}")])])]),
    ]);

    private static string Since(CsvRow seat)
    {
        string day = Dates.Read(DateOnly.ParseExact(seat["valid_from"], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Replace(' ', '\u00A0');
        return seat["or_earlier"] == "yes" ? $"{day}, or earlier" : day;
    }

    private static string Or(string text, string other) => text.Length == 0 ? other : text;

    private static string Both(string one, string other) => other.Length == 0 ? one : one.Length == 0 ? other : $"{one} ({other})";
}
