using System.CommandLine;
using System.Globalization;
using Luheng.Packs;
using Luheng.Planning;

namespace Luheng.App;

/// <summary>plan list|show|read|check|progress|align|compare|decompose|assess|report: the plans as running rules.</summary>
static class PlanCommands
{
    static readonly Argument<string> PlanId = new("PLAN") { Description = "the plan's id, such as sichuan-13fyp" };
    static readonly Option<bool> Json = new("--json") { Description = "write the JSON that outsiders rely on" };
    static readonly Option<string?> Data = new("--data") { Description = "the data folder" };
    static readonly Option<string?> AsOf = new("--as-of") { Description = "the day to look from, such as 2025-11-20 (today unless said)" };
    static readonly Option<string> With = new("--with") { Description = "the other plan", Required = true };

    static readonly Argument<string> Other = new("OTHER") { Description = "the other plan's id" };

    public static IEnumerable<Command> All()
    {
        var plan = new Command("plan", "the plans: list, show, read, check, progress, align, compare, decompose, assess, report");
        var list = new Command("list", "names every plan") { Json };
        list.SetAction(p => CommandTable.Guard(() => List(p.GetValue(Json))));
        var show = new Command("show", "a plan's targets, rows and clauses") { PlanId };
        show.SetAction(p => CommandTable.Guard(() => Show(Find(PackFolder.Load(), p.GetValue(PlanId)!))));
        var check = new Command("check", "recomputes the arithmetic inside the plan") { PlanId, Json };
        check.SetAction(p => CommandTable.Guard(() => Check(p.GetValue(PlanId)!, p.GetValue(Json))));
        var progress = new Command("progress", "every target against what was computed or published") { PlanId, Json, Data, AsOf };
        progress.SetAction(p => CommandTable.Guard(() => Progress(p.GetValue(PlanId)!, p.GetValue(Data), p.GetValue(AsOf), p.GetValue(Json))));
        var align = new Command("align", "the plan beside another, target by target") { PlanId, With, Json, Data };
        align.SetAction(p => CommandTable.Guard(() => Align(p.GetValue(PlanId)!, p.GetValue(With)!, p.GetValue(Json))));
        var compare = new Command("compare", "two statements of the same plan, target by target: equal, different and why, only in one") { PlanId, Other, Json, Data };
        compare.SetAction(p => CommandTable.Guard(() => Compare(p.GetValue(PlanId)!, p.GetValue(Other)!, p.GetValue(Data), p.GetValue(Json))));
        foreach (var command in (Command[])[list, show, PlanReadCommand.One(), check, progress, align, compare, DecomposeCommands.One(), AssessCommands.Assess(PlanId, Json, Data), AssessCommands.Report(PlanId, Data, AsOf, Json)]) plan.Add(command);
        yield return plan;
    }

    static Plan Find(Catalogue catalogue, string id) => catalogue.Plans.TryGetValue(id, out var plan) ? plan
        : throw new FormatException($"'{id}' is not a plan (known: {string.Join(", ", catalogue.Plans.Keys.Order())})");

    static int List(bool json)
    {
        var plans = PackFolder.Load().Plans.Values.OrderBy(p => p.From).ToList();
        if (json) Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(plans.Select(p => new { id = p.Id, name = p.Name.Zh, region = p.Region, from = p.From, to = p.To, targets = p.Targets.Count })));
        else foreach (var plan in plans) Console.WriteLine($"{plan.Id,-20} {plan.From}–{plan.To}  {plan.Targets.Count,3} targets  {plan.Name.Zh}");
        return 0;
    }

    static int Show(Plan plan)
    {
        Console.WriteLine($"{plan.Name.Zh}（{plan.Id}）{plan.Region} {plan.From}–{plan.To}，基期 {plan.BaseYear}");
        foreach (var t in plan.Targets)
            Console.WriteLine($"  {t.Row ?? "",-5} {t.Id,-34} {PlanJson.Word(t.Kind),-14} {t.Comparator} {t.Aim?.ToString() ?? "—",-16} {t.Source.Clause}  {t.Words}{(t.WhyNoIndicator is { } why ? $"  [{why.Zh}]" : "")}");
        foreach (var o in plan.Outcomes) Console.WriteLine($"  {o.Row,-5} {o.Name.Zh} {o.Comparator} {o.Value} {o.Source.Clause}  {o.Words}");
        foreach (var s in plan.Statements) Console.WriteLine($"  {s.Row ?? "",-5} {s.Kind.ToString().ToLowerInvariant()} {s.Name.Zh} {string.Join("; ", s.Values)} {s.Source.Clause}  {s.Words}");
        return 0;
    }

    static int Check(string id, bool json)
    {
        var catalogue = PackFolder.Load();
        var plan = Find(catalogue, id);
        var results = PlanChecks.Of(catalogue, plan);
        if (json)
        {
            Console.WriteLine(PlanJson.Checks(plan, results));
            return 0;
        }
        foreach (var r in results)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{r.Check.Id} {(r.Holds switch { true => "✓", false => "✗", _ => "·" })} {r.Computed:0.####} {r.Unit}{(r.Stated is { } stated ? $"（规划写 {stated:0.####}）" : "")}  {r.Check.Name.Zh}"));
        Console.WriteLine($"{results.Count} checks: {results.Count(r => r.Holds is true)} hold, {results.Count(r => r.Holds is false)} do not, {results.Count(r => r.Holds is null)} are not stated in the plan");
        return 0;
    }

    static int Progress(string id, string? data, string? asOf, bool json)
    {
        using var room = DataRoom.Open(data);
        var progress = PlanBoard.Of(room.World(), Find(room.Catalogue, id), room.AsOf(asOf));
        if (json)
        {
            Console.WriteLine(PlanJson.Progress(progress));
            return 0;
        }
        Console.WriteLine($"{progress.Plan.Name.Zh}，截至 {progress.AsOf:yyyy-MM-dd}");
        foreach (var t in progress.Targets)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Shape(t.Status)} {t.Target.Id,-34} 目标 {t.Target.Comparator} {t.Target.Aim?.ToString() ?? "—"}，实际 {(double.IsNaN(t.Actual) ? "—" : $"{(t.Exactness is "=" ? "" : t.Exactness + " ")}{t.Actual:0.####} {t.Unit}")}  {t.Why}"));
        Console.WriteLine($"{progress.Targets.Count} targets, {progress.WithoutIndicator} without an indicator");
        return 0;
    }

    static string Amount(double value) => double.IsNaN(value) ? "—" : value.ToString("0.####", CultureInfo.InvariantCulture);

    static string Shape(TargetStatus status) => status switch
    {
        TargetStatus.Met => "✓",
        TargetStatus.OnTrack => "●",
        TargetStatus.Watch => "▲",
        TargetStatus.Behind => "◆",
        TargetStatus.Missed => "■",
        _ => "○",
    };

    static int Align(string id, string other, bool json)
    {
        var catalogue = PackFolder.Load();
        var (plan, with) = (Find(catalogue, id), Find(catalogue, other));
        var pairs = PlanAlign.Of(plan, with);
        if (json) Console.WriteLine(PlanJson.Alignment(plan, with, pairs));
        else foreach (var p in pairs)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{PlanJson.Word(p.Verdict),-15} {p.TargetId,-30} {Amount(p.Value)} / {Amount(p.OtherValue)} {p.Unit}  {p.Why.Zh}"));
        return 0;
    }

    /// <summary>With a data folder the plans that were confirmed in it are known too.</summary>
    static int Compare(string id, string other, string? data, bool json)
    {
        using var room = DataRoom.Open(data);
        var (here, there) = (Find(room.Catalogue, id), Find(room.Catalogue, other));
        var pairs = PlanCompare.Of(here, there);
        if (json)
        {
            Console.WriteLine(PlanJson.Compared(here, there, pairs));
            return 0;
        }
        foreach (var pair in pairs)
            Console.WriteLine($"{PlanJson.Word(pair.Sameness),-11} {pair.Here?.Row ?? "—",-5} {pair.There?.Row ?? "—",-5} {pair.Shown.Name.Zh}  {pair.Shown.Comparator} {pair.Shown.Aim?.ToString() ?? pair.Shown.Year?.ToString(CultureInfo.InvariantCulture)}{(pair.Differences.Count > 0 ? $"  [{string.Join("; ", pair.Differences.Select(d => d.Zh))}]" : "")}");
        Console.WriteLine($"{pairs.Count(p => p.Sameness == Sameness.Equal)} equal, {pairs.Count(p => p.Sameness == Sameness.Different)} different, {pairs.Count(p => p.Sameness == Sameness.OnlyHere)} only in {id}, {pairs.Count(p => p.Sameness == Sameness.OnlyThere)} only in {other}");
        return 0;
    }
}
