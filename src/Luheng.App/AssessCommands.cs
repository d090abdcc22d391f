using System.CommandLine;
using System.Globalization;
using Luheng.Access;
using Luheng.Assessing;
using Luheng.Bulletins;
using Luheng.Judging.Allocating;
using Luheng.Judging.Assessing;
using Luheng.Packs;
using Luheng.Portal;
using Luheng.Portal.Assessing;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.App;

/// <summary>plan assess, plan report: 目标责任评价考核 of a plan's year from figures and the reviewers' sheets, and its evaluation report.</summary>
static class AssessCommands
{
    public static Command Assess(Argument<string> planId, Option<bool> json, Option<string?> data)
    {
        var year = new Option<int>("--year") { Description = "the year assessed, such as 2024", Required = true };
        var rubric = new Option<string?>("--rubric") { Description = "a score table by its id; the plan's own or the usual one unless said" };
        var of = new Option<string>("--of") { Description = "cities, or one subject's id", DefaultValueFactory = _ => "cities" };
        var assess = new Command("assess", "scores a plan's year: every line with its rung, what is open as a range") { planId, year, rubric, of, json, data };
        assess.SetAction(p => CommandTable.Guard(() => Run(p.GetValue(planId)!, p.GetValue(year), p.GetValue(rubric), p.GetValue(of)!, p.GetValue(data), p.GetValue(json))));
        return assess;
    }

    static int Run(string id, int year, string? asked, string of, string? data, bool json)
    {
        using var room = DataRoom.Open(data);
        var plan = Find(room.Catalogue, id);
        if (year <= plan.BaseYear || year > plan.To) throw new FormatException($"{year} is not a year of {plan.Id} ({plan.BaseYear + 1} to {plan.To})");
        var world = room.World();
        var subjects = Subjects(world, plan, of);
        var rubric = Rubric.Choose(room.Catalogue, plan.Id, subjects[0].Kind, asked);
        var sheets = data is null ? [] : room.Ledger.Documents(ScoreSheet.Kind).Select(d => ScoreSheet.Read(d.Body)).ToList();
        var issued = data is null ? [] : IssuedTargets.InForce(room.Ledger, plan, year);
        var figures = new PlanFigures(world, plan, year, (subject, target) => issued.Reduction(plan, target, subject), before: Before(room, plan, subjects, year, data)) { Saving = subject => issued.Saving(plan, subject), Since = (subject, target) => issued.Since(plan, target, subject) };
        var assessor = Assessor.Of(room.Catalogue, rubric);
        AssessmentScore? Decided(SubjectId s) => data is null ? null : AssessResult.Find(room.Ledger, AssessProcedure.IdOf(plan.Id, year, s)) is { } kept && (asked is null || kept.Rubric == asked) ? kept.Score(room.Catalogue) : null;
        AssessmentScore Now(SubjectId s) => assessor.Score(s, year, (item, measure) => figures.Of(s, item, measure), ScoreSheet.Reviews(sheets, s, plan.Id, year, rubric.Id), ScoreSheet.Reviews(sheets, s, plan.Id, year, rubric.Id, SheetRole.Settle), ScoreSheet.Reviews(sheets, s, plan.Id, year, rubric.Id, SheetRole.Decide));
        var scores = subjects.Select(s => Decided(s) is { } decided ? Assessor.Of(room.Catalogue, decided.Rubric).Beside(decided, Now(s)) : Now(s))
            .OrderByDescending(s => s.Veto is not true).ThenByDescending(s => s.Low).ThenBy(s => s.Subject).ToList();
        if (json)
        {
            Console.WriteLine(AssessJson.Write(plan.Id, year, rubric, scores));
            return 0;
        }
        Console.WriteLine($"{plan.Name.Zh} {year} 年，{rubric.Name.Zh}{(rubric.Historical ? "（历史计分表，非现行规定）" : "")}");
        foreach (var s in scores)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{s.Subject,-20} {(s.Score is { } score ? $"{score:0.##}" : $"{s.Low:0.##}–{s.High:0.##}"),11}  {string.Join("/", s.Possible.Select(g => g.Name.Zh))}{(s.Veto is true ? "（否决）" : "")}  待定 {s.Undecided.Count()} 项{(s.DecidedOn is { } on ? $"  {on:yyyy-MM-dd} 评定" : "")}{(s.Now is { } now ? $"（按现在已知的数据为 {(now.Score is { } other ? $"{other:0.##}" : $"{now.Low:0.##}–{now.High:0.##}")}）" : "")}"));
        return 0;
    }

    public static Command Report(Argument<string> planId, Option<string?> data, Option<string?> asOf, Option<bool> json)
    {
        var file = new Argument<string?>("FILE") { Description = "the .docx to write, as --out", Arity = ArgumentArity.ZeroOrOne };
        var into = new Option<string?>("--out") { Description = "the .docx to write" };
        var kind = new Option<string>("--kind") { Description = "yearly, mid-term or final; by the day unless said", DefaultValueFactory = _ => "" };
        var year = new Option<string>("--year") { Description = "the year whose end it looks from, such as 2024", DefaultValueFactory = _ => "" };
        var report = new Command("report", "writes a plan's evaluation report (评估报告) as .docx; with --data it is frozen and registered for /verify") { planId, file, into, kind, year, data, asOf, json };
        report.SetAction(p => CommandTable.Guard(() => Write(p.GetValue(planId)!, p.GetValue(into) ?? p.GetValue(file) ?? throw new FormatException("which file? --out FILE.docx"),
            (p.GetValue(kind)!, p.GetValue(year)!, p.GetValue(asOf)), p.GetValue(data), p.GetValue(json))));
        return report;
    }

    static int Write(string id, string file, (string Kind, string Year, string? AsOf) asked, string? data, bool json)
    {
        using var room = DataRoom.Open(data);
        var (plan, world, known, site) = (Find(room.Catalogue, id), room.World(), room.Clock.GetUtcNow(), ServeCommands.DefaultUrls);
        var question = ReportQuestion.Of(plan, room.AsOf(null), asked.Kind, asked.Year, asked.AsOf ?? "");
        if (data is null)
        {
            var snapshot = PlanReports.Take(world, null, plan, question, known);
            var bytes = PaperDocument.Bytes(PlanReports.Draft(world, plan, snapshot, question.Kind, site, demo: false));
            File.WriteAllBytes(file, bytes);
            Console.WriteLine(json ? ReportJson.Write(world, plan, question, snapshot, file, null, Snapshot.HashOf(bytes)) : $"{file}  草稿（没有数据文件夹，未登记）");
            return 0;
        }
        var (office, demo) = (new Office(room.Ledger, room.Catalogue, room.Clock, room.Folder), DemoCommands.IsDemo(room));
        var taken = PlanReports.Take(world, office, plan, question, known);
        var (report, frozen) = PlanReports.Freeze(office, world, plan, taken, question.Kind, new Actor("command-line", "命令行", []), "luheng plan report", site, demo);
        File.WriteAllBytes(file, frozen);
        Console.WriteLine(json ? ReportJson.Write(world, plan, question, taken, file, report.Id, report.Sha256) : $"{file}  {report.Id}  {report.Sha256}  {report.Title}");
        return 0;
    }

    static Plan Find(Catalogue catalogue, string id) => catalogue.Plans.TryGetValue(id, out var found) ? found : throw new FormatException($"'{id}' is not a plan (known: {string.Join(", ", catalogue.Plans.Keys.Order(StringComparer.Ordinal))})");

    static List<SubjectId> Subjects(Engine.World world, Plan plan, string of)
    {
        if (of != "cities") return !SubjectId.TryParse(of, out var one, out var problem) ? throw new FormatException($"--of {of}: {problem}") : world.Population.Unknown(one) is { } unknown ? throw new FormatException($"--of {of}: {unknown}") : [one];
        var cities = world.Catalogue.Regions.Children(plan.Region).Select(r => SubjectId.Region(r.Code)).ToList();
        return cities.Count > 0 ? cities : throw new FormatException($"{plan.Region} has no cities here; say --of SUBJECT");
    }

    static Engine.World? Before(DataRoom room, Plan plan, IReadOnlyCollection<SubjectId> subjects, int year, string? data)
    {
        if (data is null) return null;
        return Revision.Before(room.Ledger, subjects, Revision.ItemsOf(room.Catalogue, plan), year) is { } moment ? Engine.World.Read(room.Ledger, room.Catalogue, moment, [.. subjects], today: room.Clock.Today()) : null;
    }
}
