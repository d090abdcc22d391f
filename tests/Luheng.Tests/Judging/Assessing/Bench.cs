using Luheng.Judging.Assessing;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Tests.Packs;

namespace Luheng.Tests.Judging.Assessing;

/// <summary>A city or enterprise scored by a real score table from rates that a test says.</summary>
static class Bench
{
    public static readonly SubjectId City = SubjectId.Parse("990100");

    public static Rubric Table(string id) => RealPacks.Rules.Rubrics[id];

    /// <summary>Every computed line completed to this rate, every measure alike.</summary>
    public static AssessmentScore Score(string rubric, double rate, params ItemReview[] reviews) => Score(rubric, _ => new(1, rate), reviews);

    public static AssessmentScore Score(string rubric, Func<AssessedMeasure, Measured?> figures, params ItemReview[] reviews) =>
        Assessor.Of(RealPacks.Rules, Table(rubric)).Score(City, 2024, (_, measure) => figures(measure), reviews);

    public static ItemScore Line(this AssessmentScore score, string item) => score.Items.Single(i => i.Item.Id == item);

    /// <summary>All evidence lines, full marks from each.</summary>
    public static ItemReview[] Full(string rubric, params string[] reviewers) =>
        [.. Table(rubric).Items.Where(i => i.How == Scoring.Evidence).SelectMany(i => reviewers.Select(r => new ItemReview(i.Id, r, r, i.Points, "材料齐全")))];
}
