using Luheng.Engine;
using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Planning;

/// <summary>Where a target stands: ✓ met, ● on track, ▲ watch, ◆ behind, ■ missed, ○ no data.</summary>
public enum TargetStatus { Met, OnTrack, Watch, Behind, Missed, NoData }

/// <summary>Where a target stands and what says so.</summary>
/// <param name="Actual">In the unit of the aim; NaN where there is none.</param>
/// <param name="Progress">Share of the way done, linear in the target's own measure; NaN where unknown.</param>
/// <param name="TimeShare">Share of the target's time that had passed when the actual figure ends.</param>
/// <param name="Why">In a sentence: what the status rests on, or why there is no data.</param>
public sealed record TargetProgress(Target Target, double Actual, string Unit, double Aim, double Progress, double TimeShare, TargetStatus Status, string Why)
{
    /// <summary>How exact the published figure is: = exact, ≈ about, >= at least that size.</summary>
    public string Exactness { get; init; } = "=";

    /// <summary>The period the actual figure covers.</summary>
    public Period? Period { get; init; }

    /// <summary>The document or statistic the actual figure comes from.</summary>
    public string? Source { get; init; }

    /// <summary>What the actual figure is made of; null when nothing is known.</summary>
    public Explanation? Because { get; init; }

    /// <summary>Earlier values of the same measure, for a trend: period and value.</summary>
    public IReadOnlyList<(Period Period, double Value)> Trend { get; init; } = [];

    /// <summary>Whether there is a figure that is not for whoever asks.</summary>
    public bool Withheld { get; init; }
    public bool Demo => Because?.Demo ?? false;
}

/// <summary>A plan's targets against what was computed or published, as of a day.</summary>
public sealed record PlanProgress(Plan Plan, DateOnly AsOf, IReadOnlyList<TargetProgress> Targets)
{
    public int WithoutIndicator => Targets.Count(t => t.Target.WhyNoIndicator is not null);

    public int Count(TargetStatus status) => Targets.Count(t => t.Status == status && !t.Withheld);

    /// <summary>Targets of which there is a figure that is not for whoever asks.</summary>
    public int Withheld => Targets.Count(t => t.Withheld);

    /// <summary>The same with a word where nothing was published of what is known: that it is withheld, and no more.</summary>
    /// <param name="known">The board of everything.</param>
    public PlanProgress Published(PlanProgress known) => this with
    {
        Targets = [.. Targets.Zip(known.Targets, (t, of) => double.IsNaN(t.Actual) && !double.IsNaN(of.Actual) ? t with { Withheld = true, Why = NotPublic } : t)],
    };

    /// <summary>What is said instead of a figure that is not published.</summary>
    public const string NotPublic = "不公开；这里只给出已公布的官方数字";
}
