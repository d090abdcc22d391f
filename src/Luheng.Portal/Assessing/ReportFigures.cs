using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Assessing;
using Luheng.Bulletins;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Planning;
using Luheng.Portal.Registry;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Assessing;

/// <summary>Collects what an evaluation report says of a plan: every figure with its reasons, all as one world knows them.</summary>
sealed class ReportFigures
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly World world;
    readonly Asker asker;
    readonly Plan plan;
    readonly DateOnly asOf;
    readonly SubjectId region;
    readonly List<Figure> figures = [];

    ReportFigures(World world, Plan plan, DateOnly asOf) => (this.world, asker, this.plan, this.asOf, region) = (world, new(world), plan, asOf, plan.Subject);

    /// <param name="tasks">How the plan's tasks stand on the day; empty where nothing is recorded of them.</param>
    public static Snapshot Of(World world, Plan plan, DateOnly asOf, IReadOnlyList<(PlanTask Task, TaskState State, bool Late)> tasks, DateTimeOffset knownBy)
    {
        var of = new ReportFigures(world, plan, asOf);
        var board = PlanBoard.Of(world, plan, asOf);
        foreach (var target in board.Targets) of.Target(target);
        foreach (var status in Enum.GetValues<TargetStatus>()) of.Count($"status:{PlanJson.Word(status)}", board.Count(status), "项", $"number of targets of {plan.Id} that stand so on {asOf:yyyy-MM-dd}");
        of.Count("status:all", board.Targets.Count, "项", $"number of targets of {plan.Id}");
        of.Why();
        of.Parts();
        of.Tasks(tasks);
        return new(of.region.Text, Period.Years(plan.From, plan.To).ToString(), asOf, knownBy, world.Catalogue.Hash, [.. of.figures.OrderBy(f => f.Key, StringComparer.Ordinal)]);
    }

    void Target(TargetProgress t)
    {
        if (t.Status == TargetStatus.NoData) return;
        var (id, question) = (t.Target.Id, $"{PlanQuestions.Prefix}{plan.Id}/{t.Target.Id}");
        var because = PlanQuestions.Ask(world, question, SubjectId.Parse(t.Target.Region), null, asOf);
        var period = (t.Period ?? Period.Day(asOf)).ToString();
        Add($"target:{id}/actual", question, t.Target.Region, period, "", t.Actual, t.Unit, PlanJson.Word(t.Status), t.Demo, ExplanationJson.Write(because));
        var input = AimFigure.PathOf(t);
        if (int.TryParse(input, CultureInfo.InvariantCulture, out var index) && index < because.Inputs.Count)
            Add($"target:{id}/aim", question, t.Target.Region, period, input, t.Aim, t.Unit, "stated", t.Demo, ExplanationJson.Write(because.Inputs[index]));
        if (t.Target.Base is { } from) Count($"target:{id}/base", from.Amount, from.Unit.Symbol, $"base of {t.Target.BaseYear ?? plan.BaseYear}, as {t.Target.Source} says");
        Count($"target:{id}/progress", t.Progress * 100, "%", "share of the way from the base to the aim");
        Count($"target:{id}/time", t.TimeShare * 100, "%", "share of the target's time that had passed when the figure ends");
        if (t.Target.Kind != TargetKind.Change || t.TimeShare is <= 0 or >= 1) return;
        var (fell, aim, left) = (1 + t.Actual / 100, 1 + t.Aim / 100, (1 - t.TimeShare) * ((t.Target.Year ?? plan.To) - (t.Target.BaseYear ?? plan.BaseYear)));
        if (fell <= 0 || aim <= 0) return;
        Count($"target:{id}/outlook", (Math.Pow(fell, 1 / t.TimeShare) - 1) * 100, "%", "(1 + actual)^(1 / share of time) - 1: the pace so far held to the end, no forecast");
        Count($"target:{id}/need", (Math.Pow(aim / fell, 1 / left) - 1) * 100, "%", "((1 + aim) / (1 + actual))^(1 / years left) - 1: the yearly change that would reach the aim");
    }

    /// <summary>What moved energy between the last whole year and the one before, by divisions of industry (LMDI).</summary>
    void Why()
    {
        var year = Period.Calendar(asOf >= new DateOnly(asOf.Year, 12, 31) ? asOf.Year : asOf.Year - 1);
        if (year.Year < plan.From) return;
        Ask("why/energy", Items.Energy, year);
        Ask("why/before", Items.Energy, year.ShiftYears(-1));
        foreach (var effect in (string[])["activity", "structure", "intensity"]) Ask($"why/{effect}", $"lmdi.sector.{effect}", year);
    }

    void Parts()
    {
        if (CityTiles.LeadOf(plan) is not { } lead) return;
        foreach (var city in world.Population.Regions.Children(plan.Region))
        {
            var part = SubjectId.Region(city.Code);
            var standing = PlanBoard.Progress(world, plan, lead, asOf, part);
            if (standing.Status == TargetStatus.NoData) continue;
            var question = $"{PlanQuestions.Prefix}{plan.Id}/{lead.Id}";
            Add($"part:{city.Code}/lead", question, city.Code, (standing.Period ?? Period.Day(asOf)).ToString(), "", standing.Actual, standing.Unit, PlanJson.Word(standing.Status), standing.Demo, ExplanationJson.Write(PlanQuestions.Ask(world, question, part, null, asOf)));
        }
    }

    void Tasks(IReadOnlyList<(PlanTask Task, TaskState State, bool Late)> tasks)
    {
        if (tasks.Count == 0) return;
        Count("tasks:all", tasks.Count, "项", $"number of tasks of {plan.Id}");
        Count("tasks:done", tasks.Count(t => t.State == TaskState.Done), "项", "number of tasks whose case is done");
        Count("tasks:under-way", tasks.Count(t => t.State == TaskState.UnderWay), "项", "number of tasks whose case is under way");
        Count("tasks:late", tasks.Count(t => t.Late), "项", $"number of tasks due before {asOf:yyyy-MM-dd} and not done");
        foreach (var (task, state, late) in tasks) Add($"task:{task.Id}", "", plan.Region, asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "", late ? 1 : 0, "", state.ToString(), false, JsonSerializer.Serialize(new { formula = $"due {task.Due:yyyy-MM-dd}, {state}" }, Plain));
    }

    void Ask(string key, string item, Period period)
    {
        if (!world.Catalogue.Items.ContainsKey(item)) return;
        var answer = asker.Ask(item, region, period);
        if (!answer.Missing) Add(key, item, region.Text, period.ToString(), "", answer.Value, answer.Unit.Symbol, answer.Quality, answer.Demo, ExplanationJson.Write(Explanation.Of(answer, world)), answer.Coverage.Share);
    }

    void Count(string key, double value, string unit, string how) => Add(key, "", region.Text, asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "", value, unit, "counted", false, JsonSerializer.Serialize(new { formula = how }, Plain));

    void Add(string key, string item, string subject, string period, string input, double value, string unit, string quality, bool demo, string because, double coverage = 1) =>
        figures.Add(new(key, item, subject, period, input, value, unit, Math.Round(coverage, 6), quality, demo, because));
}
