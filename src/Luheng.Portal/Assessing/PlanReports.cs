using Luheng.Access;
using Luheng.Bulletins;
using Luheng.Cases;
using Luheng.Engine;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Portal.Bulletins;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Portal.Assessing;

/// <summary>Makes evaluation reports of plans, and freezes them: the snapshot and the .docx are kept, and the hash of the file is registered.</summary>
public static class PlanReports
{
    public static Snapshot Take(World world, Office? office, Plan plan, ReportQuestion question, DateTimeOffset knownBy) => ReportFigures.Of(world, plan, question, Standing(world, office, plan, question.AsOf), knownBy);

    /// <summary>The report as a paper that nobody has registered.</summary>
    public static Paper Draft(World world, Plan plan, Snapshot snapshot, ReportKind kind, string site, bool demo, Func<Figure, string?>? reasons = null) =>
        ReportPaper.Of(world, plan, snapshot, kind, site, PlanReport.IdOf(plan.Id, kind, snapshot.AsOf), demo, "草稿", reasons);

    /// <summary>Keeps the snapshot and the file and registers the file's hash, all in one transaction.</summary>
    public static (PlanReport Report, byte[] Bytes) Freeze(Office office, World world, Plan plan, Snapshot snapshot, ReportKind kind, Actor by, string from, string site, bool demo)
    {
        var id = FreeId(office.Ledger, PlanReport.IdOf(plan.Id, kind, snapshot.AsOf));
        var bytes = PaperDocument.Bytes(ReportPaper.Of(world, plan, snapshot, kind, site, id, demo, reasons: f => SnapshotReasons.Address($"/plans/{plan.Id}/reports/{id}/reasons", f.Key)));
        var (hash, kept, at) = (office.Files.Keep(bytes), office.Files.Keep(snapshot.Bytes()), office.Clock.GetUtcNow());
        var report = new PlanReport(id, plan.Id, plan.Region, snapshot.AsOf, ReportPaper.TitleOf(plan, kind, snapshot.AsOf), kept, hash, bytes.Length, by.Name, at, demo) { Form = kind };
        var seal = new Seal(hash, report.Title, PlanReport.Kind, at, by.Name, plan.Subject.Text) { Of = id, FileName = id + ".docx" };
        office.Ledger.Commit(new BatchDraft($"规划评估报告 {id}", by.Account, [], [])
        {
            From = from,
            About = [plan.Subject],
            Documents = [report.Write(), seal.Write(), new(Snapshot.Kind, kept, CaseJson.Write(new { sha256 = kept, subject = snapshot.Subject, period = snapshot.Period, knownBy = China.Text(snapshot.KnownBy), rules = snapshot.Rules, figures = snapshot.Figures.Count, by = by.Account }))],
            Expects = [new(PlanReport.Kind, id, null)],
        });
        return (report, bytes);
    }

    public static IReadOnlyList<PlanReport> Kept(Office office, Plan plan) => [.. office.Ledger.Documents(PlanReport.Kind).Select(d => PlanReport.Read(d.Body)).Where(r => r.Plan == plan.Id).OrderByDescending(r => r.At)];

    static string FreeId(ILedger ledger, string id)
    {
        for (var n = 1; ; n++)
        {
            var tried = n == 1 ? id : $"{id}-{n}";
            if (ledger.Find(PlanReport.Kind, tried) is null) return tried;
        }
    }

    /// <summary>How the tasks stood on the day, and what was issued to regions; nothing where this site does not keep the plan's region.</summary>
    static ReportStanding Standing(World world, Office? office, Plan plan, DateOnly asOf)
    {
        if (office is null || world.Population.Subjects.Count == 0) return ReportStanding.Nothing;
        return new(IssuedTargets.Of(office.Ledger, plan), [.. plan.Tasks.Select(task =>
        {
            var matters = TaskBoard.Cases(office, plan, task).Select(m => office.Cases.Rules.On(m, asOf)).OfType<Case>().ToList();
            var (state, late) = TaskBoard.Standing(task, matters, asOf);
            return (task, state, late);
        })], ReportAssessed.Of(office, world.Catalogue, plan, [.. world.Population.Regions.Children(plan.Region).Select(r => Luheng.Registry.SubjectId.Region(r.Code))], asOf));
    }
}
