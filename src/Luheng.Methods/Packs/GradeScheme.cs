namespace Luheng.Packs;

/// <summary>What a rule of grading looks at.</summary>
public enum GradeMeasure : byte
{
    /// <summary>Months of the year with energy filed.</summary>
    MonthsFiled,

    /// <summary>Product lines that were held against a benchmark, and those that could not be.</summary>
    LinesJudged,
    LinesUnjudged,

    /// <summary>Product lines over their norm (限额 3 级).</summary>
    LinesOverLimit,

    /// <summary>The share of the judged lines' energy in lines at or better than 标杆, 基准, 限额; lines whose edition prints none are left out.</summary>
    AdvancedShare,
    BaselineShare,
    LimitShare,

    /// <summary>Findings and orders of supervision in force on the day.</summary>
    Falsified,
    EliminatedEquipment,
    OverdueOrders,
    OpenOrders,

    /// <summary>到报率, 0 to 1.</summary>
    MonitoringCompleteness,
}

/// <summary>A class of a scheme, such as A.</summary>
public sealed record GradeLevel(string Id, Said Meaning);

/// <summary>A rule of grading: what it looks at, the cut-off, and the level that whoever fails it cannot exceed.</summary>
/// <param name="Cut">The cut-off; a share is 0 to 1.</param>
/// <param name="AtLeast">Whether the measure must reach the cut-off, or stay within it.</param>
/// <param name="Margin">By how much of its benchmark a line must be better than it, as a share; below zero where it may be worse.</param>
/// <param name="Gives">The best level of whoever fails, or not-graded.</param>
/// <param name="Unknown">The same where the measure is not known; pass where that is no matter.</param>
/// <param name="Remedy">What would turn it, where no figure says so.</param>
public sealed record GradeRule(string Id, Said Name, GradeMeasure LooksAt, double Cut, bool AtLeast, double Margin, string Gives, string Unknown, Said Remedy, Citation Source, Confidence Confidence)
{
    /// <summary>Whether it is about product lines, so that what was measured, and how surely, matters.</summary>
    public bool OfLines => LooksAt is GradeMeasure.LinesOverLimit or GradeMeasure.AdvancedShare or GradeMeasure.BaselineShare or GradeMeasure.LimitShare;

    public bool IsShare => LooksAt is GradeMeasure.AdvancedShare or GradeMeasure.BaselineShare or GradeMeasure.LimitShare or GradeMeasure.MonitoringCompleteness;
}

/// <summary>Whom a scheme grades (重点用能企业): by the energy of the year, in tce of the item's own basis.</summary>
public sealed record GradedWhom(string Item, double Threshold, double DesignatedFrom, Said Basis, Citation Source, Confidence Confidence, Said Note);

/// <summary>A scheme of grading (分级方案): the levels from the best on, whom it grades, and the rules in the order in which they are looked at.</summary>
/// <param name="MissingCapsAt">The level that whoever lacks data is treated as at best.</param>
/// <param name="Uncertainty">Of a measured unit consumption, as a share of the benchmark: whoever is nearer to a boundary is marked.</param>
/// <param name="ObjectionDays">Working days of the public notice (公示) of a list.</param>
public sealed record GradeScheme(string Id, string Version, Said Name, IReadOnlyList<GradeLevel> Levels, string MissingCapsAt, GradedWhom Whom, Citation Inputs, Citation Statistics, double Uncertainty, int ObjectionDays,
    IReadOnlyList<GradeRule> Rules, Citation Source, Confidence Confidence, Said Note)
{
    public const string NotGraded = "not-graded";

    /// <summary>Not graded since no norm exists for what it makes: nothing that it could file would help.</summary>
    public const string NoNorm = "no-norm";
    public const string NotKey = "not-key";
    public const string Pass = "pass";

    /// <summary>The beginnings of the codes of the industries whose products have norms: whoever filed no output and is of another one lacks a norm, and not data. Empty where that is not said.</summary>
    public IReadOnlyList<string> NormedIndustries { get; init; } = [];

    /// <summary>Whether an industry makes nothing that has a norm.</summary>
    public bool WithoutNorm(string industry) => NormedIndustries.Count > 0 && industry is not "" && !NormedIndustries.Any(n => industry.StartsWith(n, StringComparison.Ordinal));

    /// <summary>The place of a level, 0 for the best; −1 where it is none.</summary>
    public int IndexOf(string level)
    {
        for (var i = 0; i < Levels.Count; i++) if (Levels[i].Id == level) return i;
        return -1;
    }

    public GradeRule? Rule(string id) => Rules.FirstOrDefault(r => r.Id == id);
}
