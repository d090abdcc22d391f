using Luheng.Access;
using Luheng.Cases;
using Luheng.Packs;

namespace Luheng.Assessing;

/// <summary>Where a task (任务) of a plan stands; late is no state of its own but the clock's.</summary>
public enum TaskState { NotStarted, Assigned, UnderWay, Done, Dropped }

/// <summary>A task of a plan: given to a region with its day; the region itself begins it, reports on it and finishes it; whoever gave it passes it on, drops it or opens it again.</summary>
public static class TaskProcedure
{
    public const string Id = "plan-task";

    public const string Assign = "assign";
    public const string Reassign = "reassign";
    public const string Begin = "begin";
    public const string Tell = "tell";
    public const string Finish = "finish";
    public const string Reopen = "reopen";
    public const string Drop = "drop";

    public const string PlanKey = "plan";
    public const string TaskKey = "task";
    public const string DueKey = "due";

    static readonly TaskState[] Running = [TaskState.Assigned, TaskState.UnderWay];

    public static Procedure Procedure { get; } = Luheng.Cases.Procedure.Of(Id, TaskState.NotStarted,
        new Dictionary<TaskState, Act> { [TaskState.Assigned] = Act.WorkCase, [TaskState.UnderWay] = Act.WorkCase },
        Move(Assign, [TaskState.NotStarted], TaskState.Assigned, Act.OpenCase) with { Needs = [PlanKey, TaskKey, DueKey], DueKey = DueKey, Guard = Planned, Gives = true },
        Move(Reassign, Running, TaskState.Assigned, Act.OpenCase) with { NeedsReason = true, Clock = ClockChange.Keep, Gives = true },
        Move(Begin, [TaskState.Assigned], TaskState.UnderWay, Act.WorkCase) with { Stand = Stand.Own, Clock = ClockChange.Keep },
        Move(Tell, [TaskState.UnderWay], TaskState.UnderWay, Act.WorkCase) with { Stand = Stand.Own, NeedsReason = true, Clock = ClockChange.Keep },
        Move(Finish, Running, TaskState.Done, Act.WorkCase) with { Stand = Stand.Own, NeedsReason = true },
        Move(Reopen, [TaskState.Done], TaskState.UnderWay, Act.OpenCase) with { NeedsReason = true, DueKey = DueKey, Days = 10, Gives = true },
        Move(Drop, Running, TaskState.Dropped, Act.DecideObjection) with { NeedsReason = true, Gives = true }).SuspendedBy(Act.DecideObjection);

    public static string IdOf(Plan plan, PlanTask task) => $"RW-{plan.Id}-{task.Id}";

    /// <summary>How a task of a plan stands on a day: its case where it has one; a task without one was not started. It is late against the plan's own day even where it was given out with a later one.</summary>
    public static (TaskState State, bool Late) Standing(PlanTask task, Case? matter, DateOnly day)
    {
        var state = matter?.In<TaskState>() ?? TaskState.NotStarted;
        return (state, state is not (TaskState.Done or TaskState.Dropped) && (task.Due < day || matter?.Due < day));
    }

    /// <summary>The task of a plan keeps its day even when it is long past.</summary>
    static string? Planned(Case matter, StepDraft draft) => DateOnly.TryParseExact(draft.With[DueKey], "yyyy-MM-dd", out _) ? null : $"'{draft.With[DueKey]}' is not a day like 2025-12-31";

    static Move Move(string name, TaskState[] from, TaskState to, Act by) => Luheng.Cases.Procedure.Move(name, from, to, by);
}
