using System.Globalization;
using Luheng.Access;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Evidence;
using Luheng.Packs;
using Luheng.Portal.Cases;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Http;
using TypedForm = Luheng.Portal.Cases.Typed;

namespace Luheng.Portal.Assessing;

/// <summary>What is done with an assessment from its page: opened, scored, checked, decided, noticed, amended, asked to be looked at again.</summary>
static class AssessPosts
{
    public static async Task<IResult> Move(Reader reader, HttpContext context, string subject, string move)
    {
        if (reader.Office is not { } office || !SubjectId.TryParse(subject, out var about, out _)) return Front.NotFound(reader, context, subject);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var query = AssessQuery.Read(reader, form["plan"].ToString(), form["year"].ToString());
        var id = AssessProcedure.IdOf(query.Plan.Id, query.Year, about);
        if (office.Cases.Find(id) is not { } matter) return move == AssessProcedure.Open ? Open(reader, context, office, query, about) : Front.NotFound(reader, context, id);
        if (office.Cases.Rules.Of(matter.Procedure).ActOf(matter, move) is { } act && !reader.May(act, about)) return Front.Refused(reader, context, reader[Words.NotYours]);
        if (office.Cases.Rules.MoveOf(matter, move) is { } known && !reader.May(known, about)) return Front.Refused(reader, context, reader[move == AssessProcedure.Score ? Words.ReviewerOwn : Turns.Wrong(known)]);
        if (move == AssessProcedure.Score && Assessed.SeesOthers(reader, matter)) return Again(reader, query, about, move, form, 409, [reader[Words.ReviewerSaw]]);
        var rubric = Assessed.RubricOf(reader.Desk, query, about, matter);
        var reviews = move == AssessProcedure.Amend ? AssessSteps.Reviews(office, matter) : [];
        if (move == AssessProcedure.Amend && reviews.Count == 0) return Again(reader, query, about, move, form, 409, [reader[Words.AmendUnreviewed]]);
        var (lines, wrong) = Lines(reader, form, rubric, move, move == AssessProcedure.Decide ? Assessed.Of(reader, query, about).Differing.Select(i => i.Id).ToHashSet() : ReviewProcedure.LinesOf(reviews));
        if (wrong.Count > 0) return Again(reader, query, about, move, form, 400, wrong);
        var (files, problems) = await EvidenceIntake.Take(reader, form, id, context.RequestAborted);
        if (problems.Count > 0) return Again(reader, query, about, move, form, 400, problems);
        var done = Take(reader, office, query, matter, move, form, lines, files);
        office.Evidence.Refresh();
        office.Sheets.Refresh();
        return done.Hindrance is { } hindrance ? Again(reader, query, about, move, form, 409, [CaseView.Say(reader, CaseKinds.Of(matter.Procedure), hindrance)]) : Results.Redirect(query.Of(about));
    }

    static IResult Open(Reader reader, HttpContext context, Office office, AssessQuery query, SubjectId about)
    {
        if (!reader.May(Act.DecideObjection, about)) return Front.Refused(reader, context, reader[Words.NotYours]);
        var steps = new AssessSteps(reader.Desk.Whole, office, query);
        var done = steps.Open(about, new(AssessProcedure.Open, reader.Actor.Account, reader.Actor.Name), CasePosts.Batch(reader, $"启动考核 {AssessProcedure.IdOf(query.Plan.Id, query.Year, about)}", null, []));
        return done.Hindrance is { } wrong ? Front.BadRequest(reader, context, CaseView.Say(reader, CaseKinds.Of(about.IsGroup ? AssessProcedure.RegionId : AssessProcedure.FirmId), wrong)) : Results.Redirect(query.Of(about));
    }

    static StepResult Take(Reader reader, Office office, AssessQuery query, Case matter, string move, IFormCollection form, IReadOnlyList<SheetLine> lines, IReadOnlyList<EvidenceFile> files)
    {
        var draft = new StepDraft(move, reader.Actor.Account, reader.Actor.Name, form["reason"].ToString().Trim() is { Length: > 0 } said ? said : null) { With = EvidenceIntake.With(files) };
        var kind = CaseKinds.Of(matter.Procedure);
        return new AssessSteps(reader.Desk.Whole, office, query).Take(matter, draft, lines, CasePosts.Batch(reader, $"{kind.Name.Zh} {matter.Id}：{kind.Move(move).Zh}", draft.Reason, files), move != AssessProcedure.Score && int.TryParse(form["seen"], out var seen) ? seen : null); // of two who score at once neither is told of the other
    }

    /// <summary>The points of a form: every evidence line of a reviewer, any line where somebody looked again, those on which reviewers differ where somebody decides.</summary>
    static (IReadOnlyList<SheetLine> Lines, List<string> Wrong) Lines(Reader reader, IFormCollection form, Rubric rubric, string move, IReadOnlySet<string>? named)
    {
        if (move is not (AssessProcedure.SelfScore or AssessProcedure.Score or AssessProcedure.Decide or AssessProcedure.Amend)) return ([], []);
        var (lines, wrong) = (new List<SheetLine>(), new List<string>());
        foreach (var item in rubric.Items.Where(i => move == AssessProcedure.Amend || (i.How == Scoring.Evidence && (move != AssessProcedure.Decide || named!.Contains(i.Id)))))
        {
            var (typed, why) = (form[$"points-{item.Id}"].ToString().Trim(), form[$"why-{item.Id}"].ToString().Trim());
            if (typed is "" && move is (AssessProcedure.Amend or AssessProcedure.Decide)) continue;
            if (move == AssessProcedure.Amend && named?.Contains(item.Id) == false)
            {
                wrong.Add(reader.Say(Words.AmendOtherLine, reader[item.Name]));
                continue;
            }
            var known = double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var points);
            var fits = move == AssessProcedure.Amend && item.Choices.Count == 0 ? points >= 0 && points <= item.Most : item.Takes(points);
            if (!known || !fits) wrong.Add(reader.Say(Words.PointsWrong, reader[item.Name], typed, item.Choices.Count > 0 ? string.Join("、", item.Choices) : $"0–{(move == AssessProcedure.Amend ? item.Most : item.Points):0.##}"));
            else if (why is "" && move != AssessProcedure.SelfScore) wrong.Add(reader.Say(Words.PointsWhy, reader[item.Name]));
            else lines.Add(new(item.Id, points, why));
        }
        if (move == AssessProcedure.Amend && lines.Count == 0 && wrong.Count == 0) wrong.Add(reader[Words.AmendNothing]);
        return (lines, wrong);
    }

    public static async Task<IResult> AskReview(Reader reader, HttpContext context, string subject)
    {
        if (reader.Office is not { } office || !SubjectId.TryParse(subject, out var about, out _)) return Front.NotFound(reader, context, subject);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var query = AssessQuery.Read(reader, form["plan"].ToString(), form["year"].ToString());
        if (office.Cases.Find(AssessProcedure.IdOf(query.Plan.Id, query.Year, about)) is not { } matter) return Front.NotFound(reader, context, subject);
        var procedure = about.IsGroup ? ReviewProcedure.Region : ReviewProcedure.Firm;
        if (!reader.May(procedure.Moves[0], about)) return Front.Refused(reader, context, reader[Words.OnlyItself]);
        if (matter.In<AssessState>() != AssessState.Noticed) return Again(reader, query, about, Objection.File, form, 409, [reader[Words.ReviewNotNow]]);
        if (matter.Due is { } due && due < office.Clock.Today()) return Again(reader, query, about, Objection.File, form, 409, [reader.Say(Words.ReviewTooLate, Text(due))]);
        var named = Assessed.RubricOf(reader.Desk, query, about, matter).Items.Where(i => form["line"].Contains(i.Id)).ToList();
        if (named.Count == 0) return Again(reader, query, about, Objection.File, form, 400, [reader[Words.ReviewNeedsLine]]);
        var id = ReviewProcedure.IdOf(matter.Id, 1 + office.Cases.About(about).Count(c => c.With(Objection.AgainstKey) == matter.Id));
        var (files, problems) = await EvidenceIntake.Take(reader, form, id, context.RequestAborted);
        if (problems.Count > 0) return Again(reader, query, about, Objection.File, form, 400, problems);
        var draft = new StepDraft(Objection.File, reader.Actor.Account, reader.Actor.Name, Asking(form["reason"].ToString().Trim(), named)) { With = new Dictionary<string, string>(EvidenceIntake.With(files)) { [Objection.AgainstKey] = matter.Id, [ReviewProcedure.LinesKey] = string.Join(',', named.Select(i => i.Id)) } };
        var done = office.Cases.Open(id, procedure.Id, about, $"申请复查：{matter.Title}", draft, CasePosts.Batch(reader, $"申请复查 {id}", draft.Reason, files));
        office.Evidence.Refresh();
        return done.Hindrance is { } wrong ? Again(reader, query, about, Objection.File, form, 409, [CaseView.Say(reader, CaseKinds.Of(procedure.Id), wrong)]) : Results.Redirect(CaseKinds.Address(done.Case!));
    }

    /// <summary>The reason with the lines before it, so that whoever examines reads which they are; nothing where none is given.</summary>
    static string Asking(string reason, List<RubricItem> named) => reason is "" ? "" : $"申请复查的考核项：{string.Join("、", named.Select(i => i.Name.Zh))}。{reason}";

    static IResult Again(Reader reader, AssessQuery query, SubjectId about, string move, IFormCollection form, int status, IReadOnlyList<string> problems) =>
        Front.Page<AssessedPage>(new { Of = Assessed.Of(reader, query, about), Typed = new TypedForm(move, form.Where(f => f.Key[0] != '_').ToDictionary(f => f.Key, f => f.Value.ToString()), problems) }, status);

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
