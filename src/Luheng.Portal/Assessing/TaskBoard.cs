using Luheng.Access;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Assessing;

/// <summary>A task of a plan as a reader may see it.</summary>
/// <param name="Matters">The cases it was given out as, those that the reader may see.</param>
/// <param name="State">Null where nothing is recorded of it here.</param>
public sealed record TaskRow(PlanTask Task, IReadOnlyList<Case> Matters, TaskState? State, bool Late);

/// <summary>The tasks of a plan by quarter.</summary>
public sealed record TaskBoard(Plan Plan, IReadOnlyList<TaskRow> Rows, bool MayAssign)
{
    internal static TaskBoard Of(Reader reader, Plan plan)
    {
        var region = plan.Subject;
        // A plan of another region is read here, not worked on: nothing is said of how its tasks stand.
        var ours = reader.Office is not null && reader.Desk.World.Population.Regions.Within(plan.Region, reader.Whole.Text);
        var seen = ours && (reader.May(Act.SeeCase, region) || reader.Desk.World.Population.Regions.Children(plan.Region).Any(c => reader.May(Act.SeeCase, SubjectId.Region(c.Code))));
        return new(plan, [.. plan.Tasks.Select(t => Row(reader, plan, t, seen))], ours && reader.May(Act.OpenCase, region));
    }

    static TaskRow Row(Reader reader, Plan plan, PlanTask task, bool seen)
    {
        if (!seen) return new(task, [], null, false);
        var matters = Cases(reader.Office!, plan, task).Where(c => reader.May(Act.SeeCase, c.Subject)).ToList();
        var (state, late) = Standing(task, matters, reader.Office!.Clock.Today());
        return new(task, matters, state, late);
    }

    internal static IEnumerable<Case> Cases(Office office, Plan plan, PlanTask task)
    {
        var id = TaskProcedure.IdOf(plan, task);
        return office.Cases.All.Where(c => c.Procedure == TaskProcedure.Id && (c.Id == id || c.Id.StartsWith(id + "@", StringComparison.Ordinal))).OrderBy(c => c.Id, StringComparer.Ordinal);
    }

    /// <summary>Given to several, a task is as far as the least of them, and late when any is.</summary>
    internal static (TaskState State, bool Late) Standing(PlanTask task, IReadOnlyList<Case> matters, DateOnly day)
    {
        var each = matters.Count == 0 ? [TaskProcedure.Standing(task, null, day)] : matters.Select(m => TaskProcedure.Standing(task, m, day)).Where(s => s.State != TaskState.Dropped || matters.Count == 1).ToList();
        if (each.Count == 0) return (TaskState.Dropped, false);
        var all = each.All(s => s.State == TaskState.Done) ? TaskState.Done : each.Any(s => s.State is TaskState.UnderWay or TaskState.Done) ? TaskState.UnderWay : each[0].State;
        return (all, each.Any(s => s.Late));
    }
}
