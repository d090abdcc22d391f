using System.Globalization;
using Luheng.Access;
using Luheng.Assessing;
using Luheng.Bulletins;
using Luheng.Cases;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Cases;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TypedForm = Luheng.Portal.Cases.Typed;

namespace Luheng.Portal.Assessing;

/// <summary>The tasks of a plan: read by everybody, given out by whoever opens matters in its region.</summary>
static class TaskEndpoints
{
    public static void MapTasks(this IEndpointRouteBuilder app)
    {
        app.MapGet("/plans/{id}/tasks", (Reader reader, HttpContext context, string id) => With(reader, context, id, plan => Page(reader, plan))).Needs(Act.SeePublic);
        app.MapTable("/plans/{id}/tasks", (Reader reader, HttpContext context, string id) => With(reader, context, id, plan => Table(reader, plan))).Needs(Act.SeePublic);
        app.MapPost("/plans/{id}/tasks/{task}", Assign).Needs(Act.OpenCase);
    }

    internal static IResult With(Reader reader, HttpContext context, string id, Func<Plan, IResult> answer) =>
        reader.Desk.World.Catalogue.Plans.TryGetValue(id, out var plan) ? answer(plan) : Front.NotFound(reader, context, Words.NoneSuch.Filled(id, string.Join(", ", reader.Desk.World.Catalogue.Plans.Keys)));

    static IResult Page(Reader reader, Plan plan, string wrong = "", int status = 200, TypedForm? typed = null) => Front.Page<TasksPage>(new { Board = TaskBoard.Of(reader, plan), Wrong = wrong, Typed = typed }, status);

    static IResult Table(Reader reader, Plan plan)
    {
        var table = new Table("id", "name", new Column("task_quarter", new("季度", "Quarter"), "", ColumnKind.Text), new Column("task_due", Words.DueDay, "", ColumnKind.Text), "owner", new Column("task_measure", Words.TaskMeasure, "", ColumnKind.Text), "clause", "state", new Column("task_late", Words.TaskLate, "", ColumnKind.Text));
        foreach (var row in TaskBoard.Of(reader, plan).Rows)
            table.Row(row.Task.Id, reader[row.Task.Name], row.Task.Quarter, row.Task.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Task.Owner, reader[row.Task.Measure], row.Task.Source.ToString(), TasksPage.State(reader, row), row.State is null ? "" : reader[row.Late ? Words.Yes : Words.No]);
        return table.As($"tasks-{plan.Id}", new($"{plan.Name.Zh}：任务", $"{plan.Name.En}: tasks"));
    }

    static async Task<IResult> Assign(Reader reader, HttpContext context, string id, string task)
    {
        if (reader.Office is not { } office || !reader.Desk.World.Catalogue.Plans.TryGetValue(id, out var plan) || plan.Tasks.FirstOrDefault(t => t.Id == task) is not { } known) return Front.NotFound(reader, context, $"{id}/{task}");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var code = form["region"].ToString() is { Length: > 0 } said ? said : plan.Region;
        if (!reader.Desk.World.Population.Regions.Within(code, plan.Region) || !SubjectId.TryParse(code, out var region, out _)) return Front.BadRequest(reader, context, code);
        if (!reader.May(Act.OpenCase, plan.Subject)) return Front.Refused(reader, context, reader[Words.NotYours]);
        var typed = new TypedForm(known.Id, form.Where(f => f.Key[0] != '_').ToDictionary(f => f.Key, f => f.Value.ToString()), []);
        IResult Again(string wrong, int status) => Page(reader, plan, wrong, status, typed);
        if (DueOf(known, typed.Of(TaskProcedure.DueKey), office.Clock.Today()) is not { } due) return Again(reader.Say(Words.TaskDayPassed, Text(known.Due)), 400);
        var with = new Dictionary<string, string> { [TaskProcedure.PlanKey] = plan.Id, [TaskProcedure.TaskKey] = known.Id, [TaskProcedure.DueKey] = Text(due) };
        if (form[Case.ToKey].ToString() is { Length: > 0 } to)
        {
            if (People.Find(reader, to) is not { } person || !reader.Desk.Policy.May(person, Act.WorkCase, region, Stand.Own)) return Again(reader[Words.TaskPersonWrong], 400);
            with[Case.ToKey] = to;
        }
        var number = TaskProcedure.IdOf(plan, known) + (code == plan.Region ? "" : "@" + code);
        var done = office.Cases.Open(number, TaskProcedure.Id, region, known.Name.Zh, new(TaskProcedure.Assign, reader.Actor.Account, reader.Actor.Name, known.Words) { With = with }, CasePosts.Batch(reader, $"规划任务 {number}：交办", null, []));
        return done.Hindrance is { } wrong ? Again(CaseView.Say(reader, CaseKinds.Of(TaskProcedure.Id), wrong), 409) : Results.Redirect($"/plans/{plan.Id}/tasks#{known.Id}");
    }

    /// <summary>The plan's own day; where that has passed, the day that whoever gives it out sets. Null where none was set that is still to come.</summary>
    static DateOnly? DueOf(PlanTask task, string said, DateOnly today) =>
        task.Due >= today && said is "" ? task.Due : DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= today ? day : null;

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
