using System.Collections.Concurrent;
using Luheng.Access;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Engine;
using Luheng.Judging.Allocating;
using Luheng.Judging.Assessing;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Assessing;

/// <summary>A subject's assessment as one reader may see it: the score, the case where one was opened, and whose points are in it.</summary>
public sealed record Assessed(AssessQuery Query, SubjectId Subject, string Name, AssessmentScore Score, Case? Matter, IReadOnlyList<ScoreSheet> Sheets, ScoreSheet? Self)
{
    public AssessState State => Matter?.In<AssessState>() ?? AssessState.New;

    /// <summary>The lines on which reviewers differ, as far as the reader sees their points: whoever decides settles them.</summary>
    internal IEnumerable<RubricItem> Differing => Score.Items.Where(i => i.State == ItemState.Differs).Select(i => i.Item);

    /// <summary>The cities of a plan's region, and the reader's own enterprises, that the reader may see the matters of; best first, the vetoed last.</summary>
    internal static IReadOnlyList<Assessed> All(Reader reader, AssessQuery query) =>
        [.. reader.Desk.World.Population.Regions.Children(query.Plan.Region).Select(r => SubjectId.Region(r.Code))
            .Concat(reader.Actor.Posts.Select(p => p.Scope).OfType<SubjectId>().Where(s => s.Kind == SubjectKind.Enterprise)).Distinct()
            .Where(s => reader.May(Act.SeeCase, s)).Select(s => Of(reader, query, s))
            .OrderBy(a => a.Subject.Kind != SubjectKind.Region).ThenByDescending(a => a.Score.Veto is not true).ThenByDescending(a => a.Score.Low).ThenByDescending(a => a.Score.High).ThenBy(a => a.Subject)];

    /// <summary>Whether a reader sees every city of the plan's region: a place among some of them would be none.</summary>
    internal static bool SeesAll(Reader reader, AssessQuery query) => reader.Desk.World.Population.Regions.Children(query.Plan.Region).All(r => reader.May(Act.SeeCase, SubjectId.Region(r.Code)));

    /// <summary>The place (名次) of each row among all cities; null for enterprises, where nothing is known yet, and where the reader does not see all.</summary>
    internal static IReadOnlyList<Placing?> Places(Reader reader, AssessQuery query, IReadOnlyList<Assessed> all)
    {
        var cities = all.Where(a => a.Subject.Kind == SubjectKind.Region).ToList();
        var places = SeesAll(reader, query) ? cities.Zip(Placing.Of([.. cities.Select(c => c.Score)])).ToDictionary(p => p.First, p => p.Second) : [];
        return [.. all.Select(a => places.TryGetValue(a, out var place) && a.Score.Items.Any(l => l.Score is not null) ? place : (Placing?)null)];
    }

    internal static Assessed Of(Reader reader, AssessQuery query, SubjectId subject)
    {
        var matter = reader.Office?.Cases.Find(AssessProcedure.IdOf(query.Plan.Id, query.Year, subject));
        var sheets = matter is null ? [] : reader.Office!.Sheets.All.Where(s => s.Matter == matter.Id).OrderBy(s => s.At).ToList();
        var shown = sheets.Where(s => s.Role != SheetRole.Self && Shows(reader, matter!, sheets, s)).ToList();
        return new(query, subject, reader.Desk.World.Population.NameOf(subject), ScoreFor(reader, query, subject, matter, sheets, shown), matter, shown, sheets.LastOrDefault(s => s.Role == SheetRole.Self));
    }

    /// <summary>From the decision on the score as it was decided, beside what is known now; before it, as far as the reader sees the points of reviewers.</summary>
    static AssessmentScore ScoreFor(Reader reader, AssessQuery query, SubjectId subject, Case? matter, IReadOnlyList<ScoreSheet> sheets, IReadOnlyList<ScoreSheet> shown)
    {
        var rubric = RubricOf(reader.Desk, query, subject, matter);
        if (matter is null || AssessResult.Find(reader.Office!.Ledger, matter.Id)?.Score(reader.Desk.World.Catalogue) is not { } decided)
            return Scored(reader.Desk, reader.Office, query, subject, rubric, shown, matter?.In<AssessState>() == AssessState.Reviewing && !Decides(reader, matter, sheets));
        var now = Scored(reader.Desk.Whole, reader.Office, query, subject, decided.Rubric, [.. sheets.Where(s => s.Role != SheetRole.Self)]);
        return Assessor.Of(reader.Desk.World.Catalogue, decided.Rubric).Beside(decided with { DecidedOn = decided.DecidedOn ?? DecidedOn(matter) }, now);
    }

    static DateOnly? DecidedOn(Case matter) => matter.Steps.LastOrDefault(s => s.Move is AssessProcedure.Decide or AssessProcedure.Amend) is { } step ? DateOnly.FromDateTime(step.At.ToOffset(China.Offset).DateTime) : null;

    /// <summary>The score by a choice of sheets.</summary>
    internal static AssessmentScore Scored(Desk desk, Office? office, AssessQuery query, SubjectId subject, Rubric rubric, IReadOnlyList<ScoreSheet> sheets, bool hides = false)
    {
        var figures = FiguresOf(desk, office, query);
        return Assessor.Of(desk.World.Catalogue, rubric, hides).Score(subject, query.Year, (item, measure) => figures.Of(subject, item, measure),
            ScoreSheet.Reviews(sheets, subject, query.Plan.Id, query.Year, rubric.Id), ScoreSheet.Reviews(sheets, subject, query.Plan.Id, query.Year, rubric.Id, SheetRole.Settle), ScoreSheet.Reviews(sheets, subject, query.Plan.Id, query.Year, rubric.Id, SheetRole.Decide));
    }

    internal static Rubric RubricOf(Desk desk, AssessQuery query, SubjectId subject, Case? matter) =>
        matter?.With(AssessProcedure.RubricKey) is { } kept && desk.World.Catalogue.Rubrics.TryGetValue(kept, out var rubric) ? rubric
        : Rubric.Choose(desk.World.Catalogue, query.Plan.Id, subject.IsGroup ? SubjectKind.Region : SubjectKind.Enterprise);

    /// <summary>Reviewers score without seeing one another: while they are at it a sheet is its maker's own; whoever decides sees them all once there are enough, without being one of them.</summary>
    static bool Shows(Reader reader, Case matter, IReadOnlyList<ScoreSheet> sheets, ScoreSheet sheet)
    {
        if (matter.In<AssessState>() is AssessState.Decided or AssessState.Noticed or AssessState.Closed) return true;
        return sheet.By == reader.Actor.Account || Decides(reader, matter, sheets);
    }

    /// <summary>Whether the scores of others lie open to a reader while reviewing is under way: who has seen them cannot score by themselves any more.</summary>
    internal static bool SeesOthers(Reader reader, Case matter) =>
        matter.In<AssessState>() == AssessState.Reviewing && Decides(reader, matter, [.. reader.Office!.Sheets.All.Where(s => s.Matter == matter.Id)]);

    static bool Decides(Reader reader, Case matter, IReadOnlyList<ScoreSheet> sheets) => sheets.Where(s => s.Role == SheetRole.Review).Select(s => s.By).Distinct().ToList() is var reviewers
        && !reviewers.Contains(reader.Actor.Account) && reviewers.Count >= (int)reader.Desk.World.Catalogue.Rules[Assessor.Rule].Numbers["least_reviewers"] && reader.May(Act.DecideObjection, matter.Subject);

    /// <summary>Made once for a desk and the targets that the year is assessed by: every figure of every city is asked once.</summary>
    static Kept FiguresOf(Desk desk, Office? office, AssessQuery query)
    {
        var issued = office is null ? [] : IssuedTargets.InForce(office.Ledger, query.Plan, query.Year);
        return desk.Remember($"assess {query.Plan.Id} {query.Year} {IssuedTargets.StampOf(issued)}",
            () => new Kept(new(desk.World, query.Plan, query.Year, (subject, target) => issued.Reduction(query.Plan, target, subject), Before(desk, office, query)) { Saving = subject => issued.Saving(query.Plan, subject), Since = (subject, target) => issued.Since(query.Plan, target, subject) }));
    }

    static World? Before(Desk desk, Office? office, AssessQuery query)
    {
        if (office is null || desk.KnownBy is not { } history) return null;
        var subjects = desk.World.Population.Regions.Children(query.Plan.Region).Select(r => SubjectId.Region(r.Code)).ToList();
        return Revision.Before(office.Ledger, subjects, Revision.ItemsOf(desk.World.Catalogue, query.Plan), query.Year) is { } moment ? history(moment, null) : null;
    }

    sealed class Kept(PlanFigures figures)
    {
        readonly ConcurrentDictionary<(SubjectId, string?, AssessedMeasure), Measured?> known = new();

        public Measured? Of(SubjectId subject, RubricItem item, AssessedMeasure measure) => known.GetOrAdd((subject, item.Indicator, measure), _ => figures.Of(subject, item, measure));
    }
}
