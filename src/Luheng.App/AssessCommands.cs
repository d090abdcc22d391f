using System.CommandLine;
using System.Globalization;
using Luheng.Assessing;
using Luheng.Judging.Assessing;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.App;

/// <summary>plan assess: 目标责任评价考核 of a plan's year from figures and the reviewers' sheets.</summary>
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
        var plan = room.Catalogue.Plans.TryGetValue(id, out var found) ? found : throw new FormatException($"'{id}' is not a plan (known: {string.Join(", ", room.Catalogue.Plans.Keys.Order(StringComparer.Ordinal))})");
        if (year <= plan.BaseYear || year > plan.To) throw new FormatException($"{year} is not a year of {plan.Id} ({plan.BaseYear + 1} to {plan.To})");
        var subjects = Subjects(room.Catalogue, plan, of);
        var rubric = Rubric.Choose(room.Catalogue, plan.Id, subjects[0].Kind, asked);
        var sheets = data is null ? [] : room.Ledger.Documents(ScoreSheet.Kind).Select(d => ScoreSheet.Read(d.Body)).ToList();
        var figures = new PlanFigures(room.World(), plan, year, before: Before(room, plan, subjects, year, data));
        var assessor = Assessor.Of(room.Catalogue, rubric);
        var scores = subjects.Select(s => assessor.Score(s, year, (item, measure) => figures.Of(s, item, measure), ScoreSheet.Reviews(sheets, s, plan.Id, year, rubric.Id)))
            .OrderByDescending(s => s.Veto is not true).ThenByDescending(s => s.Low).ThenBy(s => s.Subject).ToList();
        if (json)
        {
            Console.WriteLine(AssessJson.Write(plan.Id, year, rubric, scores));
            return 0;
        }
        Console.WriteLine($"{plan.Name.Zh} {year} 年，{rubric.Name.Zh}{(rubric.Historical ? "（历史计分表，非现行规定）" : "")}");
        foreach (var s in scores)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{s.Subject,-20} {(s.Score is { } score ? $"{score:0.##}" : $"{s.Low:0.##}–{s.High:0.##}"),11}  {string.Join("/", s.Possible.Select(g => g.Name.Zh))}{(s.Veto is true ? "（否决）" : "")}  待定 {s.Undecided.Count()} 项"));
        return 0;
    }

    static List<SubjectId> Subjects(Catalogue catalogue, Plan plan, string of)
    {
        if (of != "cities") return SubjectId.TryParse(of, out var one, out var problem) ? [one] : throw new FormatException(problem);
        var cities = catalogue.Regions.Children(plan.Region).Select(r => SubjectId.Region(r.Code)).ToList();
        return cities.Count > 0 ? cities : throw new FormatException($"{plan.Region} has no cities here; say --of SUBJECT");
    }

    static Engine.World? Before(DataRoom room, Plan plan, IReadOnlyCollection<SubjectId> subjects, int year, string? data)
    {
        if (data is null) return null;
        return Revision.Before(room.Ledger, subjects, Revision.ItemsOf(room.Catalogue, plan), year) is { } moment ? Engine.World.Read(room.Ledger, room.Catalogue, moment, [.. subjects], today: room.Clock.Today()) : null;
    }
}
