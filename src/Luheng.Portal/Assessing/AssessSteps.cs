using System.Globalization;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Judging.Assessing;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Assessing;

/// <summary>Makes the steps of an assessment with what belongs to them: the points of whoever scores, the result of whoever decides, the days that the pack sets.</summary>
sealed class AssessSteps(Desk desk, Office office, AssessQuery query)
{
    readonly AssessDates dates = AssessDates.Of(desk.World.Catalogue, query.Year);

    /// <summary>What an assessment is called.</summary>
    public string TitleOf(SubjectId about) => $"{query.Year} 年度目标责任考核：{desk.World.Population.NameOf(about)}";

    public StepResult Open(SubjectId about, StepDraft draft, BatchDraft batch)
    {
        var with = new Dictionary<string, string>(draft.With)
        {
            [AssessProcedure.PlanKey] = query.Plan.Id,
            [AssessProcedure.YearKey] = query.Year.ToString(CultureInfo.InvariantCulture),
            [AssessProcedure.RubricKey] = Assessed.RubricOf(desk, query, about, null).Id,
        };
        DueBy(with, AssessProcedure.SelfByKey, dates.Self);
        return office.Cases.Open(AssessProcedure.IdOf(query.Plan.Id, query.Year, about), about.IsGroup ? AssessProcedure.RegionId : AssessProcedure.FirmId, about, TitleOf(about), draft with { With = with }, batch);
    }

    /// <param name="lines">The points of a move that gives any.</param>
    public StepResult Take(Case matter, StepDraft draft, IReadOnlyList<SheetLine> lines, BatchDraft batch, int? seen = null)
    {
        var (rubric, with, documents) = (Assessed.RubricOf(desk, query, matter.Subject, matter), new Dictionary<string, string>(draft.With), new List<Document>());
        var sheet = RoleOf(draft.Move, lines) is { } role ? new ScoreSheet(matter.Id, role, matter.Subject, query.Plan.Id, query.Year, rubric.Id, draft.By, draft.Name, office.Clock.GetUtcNow(), lines) : null;
        if (draft.Move == AssessProcedure.Amend)
        {
            var reviews = Reviews(office, matter);
            if (Unreviewed(reviews, lines) is { } wrong) return new(null, wrong) { Hindrance = new(HindranceKind.Other, wrong, wrong) };
            with[AssessProcedure.ReviewKey] = string.Join(',', reviews.Select(r => r.Id));
        }
        if (sheet is not null)
        {
            with[AssessProcedure.SheetKey] = sheet.Id;
            documents.Add(sheet.Write());
        }
        if (draft.Move is AssessProcedure.Decide or AssessProcedure.Amend)
        {
            var score = Score(matter, rubric, sheet);
            if (draft.Move == AssessProcedure.Decide && Differing(score) is { } differ) return new(null, differ.Text) { Hindrance = differ };
            documents.Add(AssessResult.Of(matter.Id, query.Plan.Id, score, office.Clock.Today()).Write());
            with[AssessProcedure.ResultKey] = matter.Id;
        }
        if (draft.Move == AssessProcedure.SelfScore) DueBy(with, AssessProcedure.CheckByKey, dates.County);
        if (draft.Move == AssessProcedure.Check) DueBy(with, AssessProcedure.ReviewByKey, dates.City);
        if (draft.Move == AssessProcedure.Notice) with[AssessProcedure.AppealByKey] = Text(office.Clock.Today().AddDays(dates.Appeal));
        return office.Cases.Take(matter.Id, draft with { With = with }, batch with { Documents = [.. batch.Documents, .. documents] }, seen);
    }

    static SheetRole? RoleOf(string move, IReadOnlyList<SheetLine> lines) => move switch { AssessProcedure.Decide => lines.Count > 0 ? SheetRole.Decide : null, AssessProcedure.SelfScore => SheetRole.Self, AssessProcedure.Score => SheetRole.Review, AssessProcedure.Amend => SheetRole.Settle, _ => null };

    /// <summary>The reviews (复查) that allow an amendment now.</summary>
    internal static IReadOnlyList<Case> Reviews(Office office, Case matter) => ReviewProcedure.Changed(matter, office.Cases.About(matter.Subject));

    static string? Unreviewed(IReadOnlyList<Case> reviews, IReadOnlyList<SheetLine> lines) => reviews.Count == 0 ? "no review of this assessment ended in a change that is still to be made"
        : ReviewProcedure.LinesOf(reviews) is { } named && lines.FirstOrDefault(l => !named.Contains(l.Item)) is { } other ? $"{other.Item} is not among the lines that the review names" : null;

    /// <summary>It is not decided while reviewers differ on a line that nobody has settled.</summary>
    static Hindrance? Differing(AssessmentScore score) => score.Items.Where(i => i.State == ItemState.Differs).Select(i => i.Item.Name.Zh).ToList() is { Count: > 0 } names
        ? new(HindranceKind.PointsDiffer, $"the reviewers differ on {string.Join(", ", names)}: whoever decides settles the points", string.Join("、", names)) : null;

    /// <summary>The score by all points but those that whoever is assessed gave; after a review the decided one, with the lines that were set.</summary>
    AssessmentScore Score(Case matter, Rubric rubric, ScoreSheet? settles)
    {
        var sheets = office.Sheets.All.Where(s => s.Matter == matter.Id && s.Role == SheetRole.Review).OrderBy(s => s.At).ToList();
        return settles?.Role == SheetRole.Settle && AssessResult.Find(office.Ledger, matter.Id)?.Score(desk.World.Catalogue) is { } decided
            ? Assessor.Of(desk.World.Catalogue, decided.Rubric).Settle(decided, ScoreSheet.Reviews([settles], matter.Subject, query.Plan.Id, query.Year, rubric.Id, SheetRole.Settle))
            : Assessed.Scored(desk, office, query, matter.Subject, rubric, settles is null ? sheets : [.. sheets, settles]);
    }

    /// <summary>The pack's day; where it is over already the step's own days count.</summary>
    void DueBy(Dictionary<string, string> with, string key, DateOnly day)
    {
        if (day >= office.Clock.Today()) with[key] = Text(day);
    }

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
