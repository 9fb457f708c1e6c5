using System.Text.Json.Serialization;

namespace Clerestory.Collection;

/// <summary>What an answer must be for a check on two items.</summary>
public enum State { Zero, Positive, Yes, No, None }

/// <summary>A rule that a form may use. The set is closed: a pack chooses among these and brings no code.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "check")]
[JsonDerivedType(typeof(Required), "required")]
[JsonDerivedType(typeof(AddsUp), "adds-up")]
[JsonDerivedType(typeof(NotMoreThan), "not-more-than")]
[JsonDerivedType(typeof(SameAs), "equals")]
[JsonDerivedType(typeof(RowsIfYes), "rows-if-yes")]
[JsonDerivedType(typeof(NoneAlone), "none-alone")]
[JsonDerivedType(typeof(UnlikelyTogether), "unlikely-together")]
[JsonDerivedType(typeof(Within), "within")]
[JsonDerivedType(typeof(Changed), "changed")]
[JsonDerivedType(typeof(SamePeople), "same-people")]
public abstract record Check
{
    /// <summary>The check's code, unique in its form.</summary>
    public required string Code { get; init; }

    /// <summary>What is said to the person, with the remedy.</summary>
    public required string Message { get; init; }

    /// <summary>An error must be mended, a question explained.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The item that it looks at first, and at which its finding is shown.</summary>
    public string? Item { get; init; }

    /// <summary>The grid whose counts are added, for <see cref="AddsUp"/>.</summary>
    public string? Parts { get; init; }

    /// <summary>Every item that the check names.</summary>
    [JsonIgnore]
    public virtual IEnumerable<string> Items => new[] { Item, Parts }.OfType<string>();

    /// <summary>What the check needs and its form does not give; null when it is whole.</summary>
    [JsonIgnore]
    public virtual string? Lacks => Item is null ? "item" : null;

    /// <summary>Whether the answers break the rule.</summary>
    public abstract bool IsBrokenBy(Answers answers);

    /// <summary>What is found when they do.</summary>
    [JsonIgnore]
    public Finding Finding => new(Code, Item ?? Parts, null, Message, Severity);

    /// <summary>The item must be answered; a stated missing value (not known, not applicable, refused) is an answer.</summary>
    public sealed record Required : Check
    {
        /// <inheritdoc/>
        public override bool IsBrokenBy(Answers answers) => !answers.Has(Item!);
    }

    /// <summary>The counts of a grid add up to a total.</summary>
    public sealed record AddsUp : Check
    {
        /// <summary>The item with the total.</summary>
        public required string Total { get; init; }

        /// <inheritdoc/>
        public override string? Lacks => Parts is null ? "parts" : null;

        /// <inheritdoc/>
        public override IEnumerable<string> Items => [.. base.Items, Total];

        /// <inheritdoc/>
        public override bool IsBrokenBy(Answers answers) => answers.Sum(Parts!) is { } sum && answers[Total].Number is { } total && sum != total;
    }

    /// <summary>One count is not greater than another.</summary>
    public sealed record NotMoreThan : Check
    {
        /// <summary>The item that bounds it.</summary>
        public required string Than { get; init; }

        /// <inheritdoc/>
        public override IEnumerable<string> Items => [.. base.Items, Than];

        /// <inheritdoc/>
        public override bool IsBrokenBy(Answers answers) => answers[Item!].Number > answers[Than].Number;
    }

    /// <summary>One count is the same as another, or as one place of a grid.</summary>
    public sealed record SameAs : Check
    {
        /// <summary>The other item.</summary>
        public required string Other { get; init; }

        /// <summary>The place in the other item's grid; null where it has none.</summary>
        public string? Place { get; init; }

        /// <inheritdoc/>
        public override IEnumerable<string> Items => [.. base.Items, Other];

        /// <inheritdoc/>
        public override bool IsBrokenBy(Answers answers) =>
            answers[Item!].Number is { } one && answers.At(Other, Place ?? "").Number is { } other && one != other;
    }

    /// <summary>A yes has at least one row, a no has none.</summary>
    public sealed record RowsIfYes : Check
    {
        /// <summary>The item with the rows.</summary>
        public required string Rows { get; init; }

        /// <inheritdoc/>
        public override IEnumerable<string> Items => [.. base.Items, Rows];

        /// <inheritdoc/>
        public override bool IsBrokenBy(Answers answers) =>
            answers[Item!].Missing == Missing.None && answers[Item!].IsYes != answers.Places(Rows).Any();
    }

    /// <summary>The choice "none" stands alone.</summary>
    public sealed record NoneAlone : Check
    {
        /// <inheritdoc/>
        public override bool IsBrokenBy(Answers answers) =>
            answers.At(Item!, "none").IsYes && answers.Places(Item!).Any(place => place != "none" && answers.At(Item!, place).IsYes);
    }

    /// <summary>Two answers that are possible together, but rarely true.</summary>
    public sealed record UnlikelyTogether : Check
    {
        /// <summary>What the first item's answer is.</summary>
        public required State Is { get; init; }

        /// <summary>The other item.</summary>
        public required string Other { get; init; }

        /// <summary>What the other item's answer is.</summary>
        public required State OtherIs { get; init; }

        /// <inheritdoc/>
        public override IEnumerable<string> Items => [.. base.Items, Other];

        /// <inheritdoc/>
        public override bool IsBrokenBy(Answers answers) => Holds(answers, Item!, Is) && Holds(answers, Other, OtherIs);

        private static bool Holds(Answers answers, string item, State state) => state switch
        {
            State.Zero => answers[item].Number == 0,
            State.Positive => answers[item].Number > 0,
            State.Yes => answers[item].IsYes,
            State.No => answers[item].Text == "no",
            _ => answers.At(item, "none").IsYes,
        };
    }

    /// <summary>The part of a percentage is not more than its base.</summary>
    public sealed record Within : Check
    {
        /// <inheritdoc/>
        public override bool IsBrokenBy(Answers answers) => answers.At(Item!, ItemPlaces.Part).Number > answers.At(Item!, ItemPlaces.Base).Number;
    }

    /// <summary>A count is far from the one of the period before, both as a ratio and as a difference.</summary>
    public sealed record Changed : Check
    {
        /// <summary>How many times larger or smaller it must be to be asked about.</summary>
        public required long Times { get; init; }

        /// <summary>The difference that is not yet asked about.</summary>
        public required long Difference { get; init; }

        /// <inheritdoc/>
        public override bool IsBrokenBy(Answers answers)
        {
            if (answers[Item!].Number is not { } now || answers.Before?[Item!].Number is not { } before) return false;
            return Math.Abs(now - before) > Difference && (now > before * Times || before > now * Times);
        }
    }

    /// <summary>A measure before and after can be true of the same people: it says how many began, left and were missed, and neither number is more than those measured twice.</summary>
    public sealed record SamePeople : Check
    {
        /// <inheritdoc/>
        public override bool IsBrokenBy(Answers answers) => answers.Has(Item!) && answers[Item!].Missing is Missing.None or Missing.Blank && BeforeAfter.FaultOf(place => answers.At(Item!, place)) is not null;
    }
}
