using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>What a plan does with a figure.</summary>
public enum FindKind
{
    /// <summary>It aims at it (目标).</summary>
    Target,

    /// <summary>It reports it as reached (成效), by tense and period.</summary>
    Outcome,

    /// <summary>It states it: a base, a share, a number of industries.</summary>
    Fact,

    /// <summary>It draws a line with it: 1万吨以上的企业.</summary>
    Threshold,

    /// <summary>It is part of a name: 千户, 百户, “51025”.</summary>
    Programme,

    /// <summary>It is to be done by a day (任务).</summary>
    Task,
}

/// <summary>A figure or a task found in a plan's text, with everything that was concluded about it and why. Nothing in it is confirmed.</summary>
/// <param name="Id">Stable for the same text: kind, offset.</param>
/// <param name="Start">Offset of <paramref name="Words"/> in the plan's text, in characters.</param>
/// <param name="Words">The words as they stand there.</param>
/// <param name="Clause">The clause of the outline it stands under.</param>
public sealed record Find(string Id, FindKind Kind, int Start, string Words, string Clause)
{
    /// <summary>The phrase that names what is measured, as the plan says it; for a task what is to be done.</summary>
    public required string Phrase { get; init; }

    /// <summary>The indicator the dictionary matches it to, or null: an officer chooses.</summary>
    public string? Indicator { get; init; }

    /// <summary>How the target is set; null for what is no target, and where the text leaves it open (see <see cref="Ask"/>).</summary>
    public TargetKind? Measure { get; init; }

    /// <summary>"=", ">=", "&lt;=", ">", "&lt;" or "≈".</summary>
    public string Comparator { get; init; } = "=";

    /// <summary>The signed change, where the figure is one, in <see cref="ChangeUnit"/>.</summary>
    public double? By { get; init; }

    public string ChangeUnit { get; init; } = "";

    /// <summary>The level aimed at or reached, in <see cref="Unit"/>.</summary>
    public double? Level { get; init; }

    /// <summary>The greater end, where the plan states a range; <see cref="Level"/> or <see cref="By"/> is the other.</summary>
    public double? Upper { get; init; }

    /// <summary>Unit of the levels as the plan writes it, multiples spelt out by the plan kept: 万吨标准煤.</summary>
    public string Unit { get; init; } = "";

    public double? Base { get; init; }

    public int? BaseYear { get; init; }

    /// <summary>The year it is aimed at, or reported of.</summary>
    public int? Year { get; init; }

    /// <summary>For a task: the quarter, such as 2016-Q1.</summary>
    public string? Quarter { get; init; }

    /// <summary>For a task: who is to do it, as the plan says.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Whose figure it is, as the plan says: 规模以上工业, 钢铁行业, 沱江流域.</summary>
    public string Scope { get; init; } = "";

    /// <summary>当量值 or 等价值 where the plan says.</summary>
    public string? Basis { get; init; }

    /// <summary>The year whose prices it is stated at, where the plan says.</summary>
    public int? PriceYear { get; init; }

    /// <summary>How sure, 0 to 1, and why.</summary>
    public double Confidence { get; init; }

    public IReadOnlyList<string> Because { get; init; } = [];

    /// <summary>What the text leaves open and an officer must answer, such as percent or percentage points; empty when nothing.</summary>
    public IReadOnlyList<Question> Ask { get; init; } = [];
}

/// <summary>A question only an officer can answer, with the answers the text allows.</summary>
public sealed record Question(string Field, string Words, IReadOnlyList<string> Answers);

/// <summary>What a reading gives: the text and everything found in it, in the order of the text.</summary>
public sealed record PlanReadingResult(PlanText Text, IReadOnlyList<Find> Finds);
