using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Registry;

/// <summary>Someone who sits, sat or speaks on a body: one record, however the name is spelled (Popolo: Person).</summary>
/// <remarks>Officials and members in their public work. There are no records of people served.</remarks>
public sealed record Person
{
    private const char Between = '\n';

    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The person's code. It stays when the name changes.</summary>
    public required string Code { get; init; }

    /// <summary>The name as the council writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Other spellings, kept as one text.</summary>
    public string VariantNames { get; init; } = "";

    /// <summary>Other spellings that were met, such as <c>Gilcrest</c> beside <c>Gilchrest</c>.</summary>
    public IReadOnlyList<string> Variants
    {
        get => VariantNames.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        init => VariantNames = string.Join(Between, value.Select(v => v.Trim()).Where(v => v.Length > 0 && v != Name).Distinct(StringComparer.Ordinal));
    }

    /// <summary>The mail address; empty where it is not known. It never leaves the desk.</summary>
    public string Mail { get; init; } = "";

    /// <summary>The record that this one was merged into; empty while it stands for itself.</summary>
    public string MergedInto { get; init; } = "";

    /// <summary>Where the name is read: a code of <c>sources.csv</c>; empty for what staff entered.</summary>
    public string Source { get; init; } = "";

    /// <summary>What staff should know. It never leaves the desk.</summary>
    public string Note { get; init; } = "";

    /// <summary>Every spelling, the council's own first.</summary>
    public IReadOnlyList<string> Names => [Name, .. Variants];

    /// <summary>Whether a name is the person's in any spelling, whatever its case and order: <c>Dunn, Rosalie</c> is <c>Rosalie Dunn</c>.</summary>
    public bool IsCalled(string name) => Words(name) is { Count: > 0 } words && Names.Any(own => Words(own).Order(StringComparer.Ordinal).SequenceEqual(words.Order(StringComparer.Ordinal)));

    /// <summary>Whether a spelling of the name holds every word of a search, or the beginning of it.</summary>
    public bool Matches(string search) => Names.Any(own => Words(search).All(word => Words(own).Any(w => w.StartsWith(word, StringComparison.Ordinal))));

    private static List<string> Words(string name) =>
        [.. name.ToUpperInvariant().Replace('’', '\'').Split([' ', ',', '.', '(', ')', '\u00A0'], StringSplitOptions.RemoveEmptyEntries)];

    internal sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.ToTable("person").HasKey(p => new { p.Pack, p.Code });
            builder.Ignore(p => p.Variants).Ignore(p => p.Names);
        }
    }
}
