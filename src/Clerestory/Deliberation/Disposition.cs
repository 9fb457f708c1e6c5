using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Clerestory.Deliberation;

/// <summary>How far a recommendation came.</summary>
public enum DispositionStatus
{
    /// <summary>Nothing has been written down yet.</summary>
    Waiting,

    /// <summary>It was looked for, and no outcome was found.</summary>
    NotFound,

    /// <summary>A bill was introduced.</summary>
    Introduced,

    /// <summary>A bill passed one chamber.</summary>
    PassedOneChamber,

    /// <summary>A bill passed both chambers.</summary>
    PassedBothChambers,

    /// <summary>The bill ended without becoming law.</summary>
    Died,

    /// <summary>The bill was vetoed.</summary>
    Vetoed,

    /// <summary>It became law.</summary>
    Enacted,

    /// <summary>Law already made, which a report lists among its recommendations.</summary>
    MadeLaw,

    /// <summary>Who was asked did it, without a law.</summary>
    Done,

    /// <summary>Who was asked will not do it.</summary>
    Declined,
}

/// <summary>What a step of the chain is about.</summary>
public enum DispositionStage
{
    /// <summary>A search for what became of it.</summary>
    Search,

    /// <summary>What the addressee did without a law.</summary>
    Action,

    /// <summary>A bill.</summary>
    Bill,

    /// <summary>A public or special act.</summary>
    Act,

    /// <summary>The version of a statute that the act made.</summary>
    Statute,

    /// <summary>A figure that the recommendation was meant to move.</summary>
    Figure,
}

/// <summary>Which way a figure was meant to move.</summary>
public enum MeantTo { Rise, Fall }

/// <summary>One step of what became of a recommendation, with who says so. Steps are added and never changed: a correction is a later step.</summary>
public sealed class DispositionStep
{
    /// <summary>The number of the first step that is noted on the desk; those of the pack come before it, however many they become.</summary>
    public const int FirstOnDesk = 1001;

    /// <summary>The pack.</summary>
    public required string Pack { get; init; }

    /// <summary>The recommendation.</summary>
    public required string Recommendation { get; init; }

    /// <summary>The step's number, from 1, in the order in which the steps were noted.</summary>
    public required int Number { get; init; }

    /// <summary>What it is about.</summary>
    public required DispositionStage Stage { get; init; }

    /// <summary>How far the recommendation had come by it. A step about a figure changes nothing of that.</summary>
    public required DispositionStatus Status { get; init; }

    /// <summary>The day; null where it is not known.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The bill, act or statute: a code of the law register; empty where it is not in the register.</summary>
    public string Law { get; init; } = "";

    /// <summary>How the bill, act or statute is cited; empty where the register says it.</summary>
    public string Cite { get; init; } = "";

    /// <summary>The figure after; empty where the step is about none, or no figure is kept.</summary>
    public string Figure { get; init; } = "";

    /// <summary>The same figure before; empty where there is none.</summary>
    public string Before { get; init; } = "";

    /// <summary>Which way the figure was meant to move; null where the step is about none.</summary>
    public MeantTo? MeantTo { get; init; }

    /// <summary>What happened, in a sentence or two.</summary>
    public required string Summary { get; init; }

    /// <summary>Who says so: a code of the sources, or an address; empty where nobody does.</summary>
    public string Source { get; init; } = "";

    /// <summary>How well it is known.</summary>
    public required Grade Grade { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DispositionStep>
    {
        public void Configure(EntityTypeBuilder<DispositionStep> builder) => builder.ToTable("disposition_step").HasKey(s => new { s.Pack, s.Recommendation, s.Number });
    }
}

/// <summary>What became of a recommendation, read from its steps.</summary>
public static class Dispositions
{
    extension(IReadOnlyList<DispositionStep> steps)
    {
        /// <summary>The step that says how far it came: the last that is not about a figure; null where there is none.</summary>
        public DispositionStep? Standing => steps.LastOrDefault(s => s.Stage != DispositionStage.Figure);
    }

    /// <summary>Whether a status is an outcome that the council asked for.</summary>
    public static bool IsSuccess(DispositionStatus status) => status is DispositionStatus.Enacted or DispositionStatus.MadeLaw or DispositionStatus.Done;

    /// <summary>Whether a status ends the matter against the council.</summary>
    public static bool IsFailure(DispositionStatus status) => status is DispositionStatus.Died or DispositionStatus.Vetoed or DispositionStatus.Declined;

    /// <summary>Whether it is on its way.</summary>
    public static bool IsUnderWay(DispositionStatus status) => status is DispositionStatus.Introduced or DispositionStatus.PassedOneChamber or DispositionStatus.PassedBothChambers;

    /// <summary>What is wrong with a step, whoever writes it; null where it is sound.</summary>
    public static string? FaultOf(DispositionStep step) => step switch
    {
        { Summary.Length: 0 } => "Say what happened, in a sentence or two.",
        { Stage: DispositionStage.Bill, Status: DispositionStatus.Done or DispositionStatus.Declined or DispositionStatus.MadeLaw or DispositionStatus.Waiting or DispositionStatus.NotFound } => "A bill is introduced, passes, dies, is vetoed or becomes law.",
        { Stage: DispositionStage.Act or DispositionStage.Statute, Status: not (DispositionStatus.Enacted or DispositionStatus.MadeLaw) } => "An act or a statute is law.",
        { Stage: DispositionStage.Action, Status: not (DispositionStatus.Done or DispositionStatus.Declined) } => "Without a law, who was asked did it or declined.",
        { Stage: DispositionStage.Search, Status: not (DispositionStatus.NotFound or DispositionStatus.Waiting) } => "A search that found something is a step about what it found.",
        { Stage: DispositionStage.Figure, MeantTo: null } => "Say which way the figure was meant to move.",
        { Stage: not DispositionStage.Figure, Figure.Length: > 0 } => "Only a step about a figure names one.",
        { Source.Length: 0, Grade: Grade.Verified or Grade.Partly } => "A fact that somebody has read has a source. Name it, or grade it as not confirmed.",
        _ => null,
    };
}
