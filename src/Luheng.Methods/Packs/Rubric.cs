using Luheng.Registry;

namespace Luheng.Packs;

/// <summary>How the points of a line are come by.</summary>
public enum Scoring : byte
{
    /// <summary>Computed: a step table over the completion of a target (完成率).</summary>
    Steps,

    /// <summary>Computed: the points times the completion, at most all of them.</summary>
    Proportional,

    /// <summary>Given by reviewers who looked at evidence.</summary>
    Evidence,

    /// <summary>The source is cut off here: the points are known, what they are given for is not. Never scored.</summary>
    Open,
}

/// <summary>What of a target a step looks at.</summary>
public enum AssessedMeasure : byte
{
    /// <summary>The year's reduction over the year's target.</summary>
    Year,

    /// <summary>The reduction since the base year over the part of the plan's target that is due by then, compounded.</summary>
    Cumulative,

    /// <summary>The reduction since the base year over an equal yearly part of the whole target (20 % a year of five).</summary>
    Progress,

    /// <summary>How far the figure is above what was planned, as a share of it.</summary>
    OverPlan,
}

/// <summary>A score table (计分表) for 目标责任评价考核: lines with points, how they are scored, and the grades over the total.</summary>
/// <param name="For">Whom it is for: regions or enterprises.</param>
/// <param name="Total">What the points of all lines add up to; bonuses come on top.</param>
public sealed record Rubric(string Id, Said Name, string Edition, SubjectKind For, DateOnly From, DateOnly? To, double Total,
    IReadOnlyList<RubricItem> Items, IReadOnlyList<RubricGrade> Grades, Citation Source, Confidence Confidence, Place Place)
{
    /// <summary>Whether it is kept for the record: no longer what is assessed by, and every page says so.</summary>
    public bool Historical { get; init; }

    /// <summary>Whether it is taken where a plan has none of its own.</summary>
    public bool Usual { get; init; }

    /// <summary>The plan that it was made for; null for any.</summary>
    public string? Plan { get; init; }
    public Said Note { get; init; } = Said.Nothing;

    /// <summary>The grade of a total; the vetoed one is always the lowest.</summary>
    public RubricGrade GradeOf(double total) => Grades.First(g => total >= g.AtLeast - 1e-9 || g == Grades[^1]);

    public RubricItem? Find(string item) => Items.FirstOrDefault(i => i.Id == item);

    /// <summary>The table for a plan's year: the one asked for, else the plan's own, else the usual one of the newest edition.</summary>
    /// <exception cref="QuestionException">There is none; the text names what is known.</exception>
    public static Rubric Choose(Catalogue catalogue, string plan, SubjectKind of, string? asked = null)
    {
        var known = catalogue.Rubrics.Values.Where(r => r.For == of).OrderByDescending(r => r.From).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        if (asked is not null)
            return known.FirstOrDefault(r => r.Id == asked) ?? throw new QuestionException(new Said("没有计分表“{0}”；可以写 {2}", "'{0}' is not a score table for a {1} (known: {2})").Filled(asked, of, string.Join(", ", known.Select(r => r.Id))));
        return known.FirstOrDefault(r => r.Plan == plan) ?? known.FirstOrDefault(r => r.Usual) ?? throw new QuestionException(new Said("政策包里没有这一类对象的计分表", "no pack has a score table for a {0}").Filled(of));
    }
}

/// <summary>A line of a score table.</summary>
/// <param name="Group">The heading it stands under; itself where it stands alone.</param>
public sealed record RubricItem(string Id, Said Name, Said Group, double Points, Scoring How, Citation Source, Confidence Confidence)
{
    /// <summary>The indicator whose target is looked at; null where reviewers score.</summary>
    public string? Indicator { get; init; }

    /// <summary>否决性: who misses it is 未完成 whatever the total.</summary>
    public bool Veto { get; init; }
    public IReadOnlyList<AssessedMeasure> Measures { get; init; } = [];
    public IReadOnlyList<ScoreStep> Steps { get; init; } = [];

    /// <summary>Below the lowest step: points that the source prints; null where it does not print any.</summary>
    public double? Otherwise { get; init; }
    public ScoreBonus? Bonus { get; init; }

    /// <summary>The only points that can be given; empty for any between 0 and all.</summary>
    public IReadOnlyList<double> Choices { get; init; } = [];
    public Said Note { get; init; } = Said.Nothing;

    /// <summary>The most that can be had, with the bonus.</summary>
    public double Most => Points + (Bonus?.Most ?? 0);

    /// <summary>Whether points can be given for it, as a reviewer types them.</summary>
    public bool Takes(double points) => How == Scoring.Evidence && double.IsFinite(points) && (Choices.Count > 0 ? Choices.Contains(points) : points >= 0 && points <= Points);
}

/// <summary>One step of a step table; the first that holds gives the points. Limits are shares (0.9 for 90 %), each included.</summary>
/// <param name="When">Measures that must be reached, where the table asks which are and not how far.</param>
public sealed record ScoreStep(double? AtLeast, double? AtMost, IReadOnlyList<AssessedMeasure> When, double Points);

/// <summary>Points for every so much of over-fulfilment, up to a most.</summary>
public sealed record ScoreBonus(double Every, double Points, double Most);

/// <summary>A grade of the total, from so many points on.</summary>
public sealed record RubricGrade(string Id, Said Name, double AtLeast);
