using System.Text.Json;
using Clerestory.Collection;
using Clerestory.Packs;
using Clerestory.Store;
using Clerestory.Trail;

namespace Clerestory.Deliberation;

/// <summary>What staff note of a recommendation's way.</summary>
/// <param name="Stage">What the step is about.</param>
/// <param name="Status">How far it had come.</param>
/// <param name="Summary">What happened.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Grade">How well it is known.</param>
public sealed record StepPlan(DispositionStage Stage, DispositionStatus Status, string Summary, string Source, Grade Grade)
{
    /// <summary>The day; null where it is not known.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The law, by its code in the register; empty where it is not in it.</summary>
    public string Law { get; init; } = "";

    /// <summary>How bill, act or statute is cited.</summary>
    public string Cite { get; init; } = "";

    /// <summary>The figure after, by its code.</summary>
    public string Figure { get; init; } = "";

    /// <summary>The same figure before.</summary>
    public string Before { get; init; } = "";

    /// <summary>Which way it was meant to move.</summary>
    public MeantTo? MeantTo { get; init; }
}

/// <summary>Staff note what became of a recommendation: a bill, an act, a statute, a figure. Steps are added and never changed.</summary>
public sealed class RecordDisposition(DataStore store, FormBook book, TimeProvider clock)
{
    /// <summary>Notes a step.</summary>
    /// <returns>Why it may not be; null when it is done.</returns>
    public Task<string?> Run(string code, StepPlan plan, Actor actor, CancellationToken cancel)
    {
        actor.Must(Permission.KeepRecommendations, pack: book.Code);
        return store.AtOnce(() => Note(code, plan, actor, cancel), cancel);
    }

    private async Task<string?> Note(string code, StepPlan plan, Actor actor, CancellationToken cancel)
    {
        if (await store.RecommendationOf(book.Code, code, cancel) is not { } recommendation) return "There is no such recommendation.";
        if (recommendation is { IsFromPack: false, Decided: null }) return "Nobody has decided on it yet. Close its roll first.";
        var step = StepOf(recommendation, plan);
        if (Dispositions.FaultOf(step) is { } fault) return fault;
        if (step.Summary.Length > 2000) return "Say what happened in at most 2,000 letters.";
        if (step.Law.Length > 0 && !book.Pack.Has($"law/{step.Law}.json")) return $"The law '{step.Law}' is not in the law register.";
        if (new[] { step.Figure, step.Before }.FirstOrDefault(f => f.Length > 0 && !FigureCodes(book.Pack).Contains(f)) is { } unknown) return $"There is no figure '{unknown}'.";

        store.DispositionSteps.Add(step);
        store.Record(actor, clock.GetUtcNow(), "recorded disposition", FormattableString.Invariant($"{code} step {step.Number}"), Hash.Of($"{step.Stage}|{step.Status}|{step.Day:O}|{step.Law}|{step.Cite}|{step.Summary}|{step.Source}"));
        await store.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>The step as it would be kept.</summary>
    internal static DispositionStep StepOf(Recommendation recommendation, StepPlan plan) => new()
    {
        Pack = recommendation.Pack, Recommendation = recommendation.Code, Number = Math.Max(DispositionStep.FirstOnDesk, recommendation.Steps.Select(s => s.Number).DefaultIfEmpty().Max() + 1),
        Stage = plan.Stage, Status = plan.Stage == DispositionStage.Figure ? DispositionStatus.Waiting : plan.Status, Day = plan.Day, Law = plan.Law.Trim(), Cite = plan.Cite.Trim(), Figure = plan.Figure.Trim(), Before = plan.Before.Trim(),
        MeantTo = plan.Stage == DispositionStage.Figure ? plan.MeantTo : null, Summary = plan.Summary.Trim().ReplaceLineEndings("\n"), Source = plan.Source.Trim(), Grade = plan.Grade,
    };

    /// <summary>The codes of a pack's figures. What they mean is the report's business, not this module's.</summary>
    public static IReadOnlySet<string> FigureCodes(Pack pack) =>
        pack.In("figures", ".json").SelectMany(path => pack.Read<JsonElement>(path).EnumerateArray()).Select(f => f.GetProperty("code").GetString()!).ToHashSet(StringComparer.Ordinal);
}
