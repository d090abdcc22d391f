using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Judging.Assessing;

/// <summary>Where a line of a score table stands.</summary>
public enum ItemState : byte
{
    /// <summary>Worked out from figures.</summary>
    Computed,

    /// <summary>Scored by enough reviewers.</summary>
    Reviewed,

    /// <summary>Evidence that not enough reviewers have scored yet.</summary>
    Waiting,

    /// <summary>A figure or target is missing or means nothing.</summary>
    NoFigure,

    /// <summary>Two figures: as first published and as revised since, with different points.</summary>
    Revised,

    /// <summary>The source does not say how it is scored.</summary>
    Open,

    /// <summary>Set by whoever decides, after looking again.</summary>
    Settled,

    /// <summary>Reviewers differ on a line of fixed choices, or by more than the rule allows: whoever decides must settle it.</summary>
    Differs,

    /// <summary>Settled by whoever decided, where reviewers differed.</summary>
    Decided,
}

/// <summary>One reviewer's points for a line, given without knowing the others'.</summary>
public sealed record ItemReview(string Item, string By, string Name, double Points, string Why);

/// <summary>The points of a line: given, or between which bounds they must lie.</summary>
/// <param name="Score">Null where it is open; never zero for want of a figure.</param>
/// <param name="Value">The completion in per cent, where it was computed; null otherwise.</param>
/// <param name="Missed">Of a line with a veto: whether it was missed; null where that is not known, or the line has none.</param>
public sealed record ItemScore(RubricItem Item, ItemState State, double? Score, double Low, double High, double? Value, string Unit, bool? Missed, IReadOnlyList<JudgedBy> Because)
{
    public IReadOnlyList<ItemReview> Reviews { get; init; } = [];

    /// <summary>The largest difference between two reviewers; 0 with fewer.</summary>
    public double Divergence => Reviews.Count < 2 ? 0 : Reviews.Max(r => r.Points) - Reviews.Min(r => r.Points);

    /// <summary>Whether there may be points of reviewers that whoever reads does not see yet: how many is not said.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether reviewers differ by more than the rule allows; whoever decides then settles the points.</summary>
    public bool Diverges { get; init; }
}

/// <summary>A subject's assessment (考核) in a year under a score table.</summary>
/// <param name="Score">The total; null while any line is open.</param>
/// <param name="Low">The total if every open line got the least it can, <paramref name="High"/> the most.</param>
/// <param name="Grade">Null while the open lines could still change it.</param>
/// <param name="Veto">Whether a line with a veto was missed; null where that is not known.</param>
public sealed record AssessmentScore(SubjectId Subject, int Year, Rubric Rubric, double? Score, double Low, double High, RubricGrade? Grade, bool? Veto, IReadOnlyList<ItemScore> Items)
{
    /// <summary>The day since which it stands as decided, whatever is known since; null while it is worked out anew.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>What it would be by what is known now, where that is not what was decided; for information alone.</summary>
    public AssessmentScore? Now { get; init; }

    public IEnumerable<ItemScore> Undecided => Items.Where(i => i.Score is null || i.High > i.Low);

    /// <summary>The lines that would have other points now, each with both.</summary>
    public IEnumerable<(ItemScore Was, ItemScore Is)> Moved => Now is null ? [] : Items.Join(Now.Items, i => i.Item.Id, i => i.Item.Id, (was, now) => (was, now)).Where(p => Differ(p.was.Low, p.now.Low) || Differ(p.was.High, p.now.High));

    /// <summary>The same beside what is known now, where any line, the grade or the veto would be another.</summary>
    public AssessmentScore Beside(AssessmentScore now)
    {
        var both = this with { Now = now };
        return Grade?.Id != now.Grade?.Id || Veto != now.Veto || both.Moved.Any() ? both : this;
    }

    static bool Differ(double one, double other) => Math.Abs(one - other) > 1e-6;

    /// <summary>The grades that are still possible, the best first.</summary>
    public IReadOnlyList<RubricGrade> Possible => Grade is { } one ? [one]
        : [.. Rubric.Grades.Where(g => g.AtLeast <= High + 1e-9 && (g == Rubric.GradeOf(Low) || g.AtLeast >= Low - 1e-9 || (Veto is null && g == Rubric.Grades[^1])))];
}
