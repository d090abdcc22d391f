using Luheng.Time;

namespace Luheng.Packs;

/// <summary>Reads the tasks of a plan; each is due in a quarter or on a day.</summary>
static class PlanTaskReader
{
    public static IReadOnlyList<PlanTask> Read(IEnumerable<PackPage> pages, string document) => [.. pages.Select(p => Read(p, document)).OrderBy(t => t.Due)];

    static PlanTask Read(PackPage page, string document)
    {
        var (quarter, day) = (page.Optional("due_quarter"), page.Date("due"));
        if (quarter is not null && Period.TryParse(quarter, out var period) && period.Kind == PeriodKind.Quarter) day = period.Last;
        else if (quarter is not null) page.Report($"'{quarter}' is not a quarter", "due_quarter: 2016-Q1", "due_quarter");
        if (day is null && quarter is null) page.Report("the task is due on no day", "due_quarter: 2016-Q1 or due: 2016-03-31");
        var task = new PlanTask(page.Text("id"), page.Said("name"), day ?? DateOnly.MaxValue, quarter, page.Optional("owner") ?? "", page.Said("measure", required: false),
            page.Has("source") ? page.Source() : new(document, page.Text("clause")), page.Text("words"), page.Choice("confidence", Confidence.Design), page.Place)
        {
            Target = page.Optional("target"),
        };
        page.Done();
        return task;
    }

    public static void Check(PackPage page, Plan plan)
    {
        foreach (var twice in plan.Tasks.GroupBy(t => t.Id).Where(g => g.Count() > 1)) page.Report($"task '{twice.Key}' stands twice", "each task id once", "tasks");
        foreach (var task in plan.Tasks.Where(t => t.Target is { } target && plan.Targets.All(p => p.Id != target)))
            page.Report($"task '{task.Id}' serves '{task.Target}', which is not a target of the plan", "the id of a target", "tasks");
        foreach (var task in plan.Tasks.Where(t => t.Due.Year < plan.From || (t.Due.Year > plan.To && t.Due != DateOnly.MaxValue)))
            page.Report($"task '{task.Id}' is due on {task.Due:yyyy-MM-dd}, outside the plan's years", $"a day from {plan.From} to {plan.To}", "tasks");
    }
}
