using System.Globalization;
using Luheng.Access;
using Luheng.Cases;

namespace Luheng.Grading;

/// <summary>Where a list of grades, with the scheme it was made by, stands.</summary>
public enum GradeListState { New, Proposed, Noticed, InForce, Dropped, Revoked }

/// <summary>A list of grades: one officer proposes it, a second one publishes it for objections (公示), then it is in force.</summary>
public static class GradePublishing
{
    public const string Propose = "propose";
    public const string Publish = "publish";
    public const string Force = "enforce";
    public const string Drop = "drop";
    public const string Revoke = "revoke";

    /// <summary>The hash of the list that is proposed, and again of the one that is published.</summary>
    public const string HashKey = "hash";

    /// <summary>The last day of the public notice.</summary>
    public const string UntilKey = "until";

    /// <summary>The first day in force.</summary>
    public const string FromKey = "from";

    /// <summary>Working days for the second person.</summary>
    const int DaysToPublish = 5;

    public static Procedure Procedure { get; } = Cases.Procedure.Of(GradeList.Kind, GradeListState.New,
        new Dictionary<GradeListState, Act> { [GradeListState.Proposed] = Act.PublishGrades, [GradeListState.Noticed] = Act.PublishGrades },
        Move(Propose, [GradeListState.New], GradeListState.Proposed, Act.Grade) with { NeedsReason = true, Needs = [HashKey], Days = DaysToPublish },
        Move(Publish, [GradeListState.Proposed], GradeListState.Noticed, Act.PublishGrades) with { NotBy = Propose, Needs = [HashKey, UntilKey], DueKey = UntilKey, Guard = SameList },
        Move(Drop, [GradeListState.Proposed], GradeListState.Dropped, Act.Grade) with { NeedsReason = true },
        Move(Force, [GradeListState.Noticed], GradeListState.InForce, Act.PublishGrades) with { Needs = [FromKey], Guard = NoticeOver },
        Move(Revoke, [GradeListState.Noticed, GradeListState.InForce], GradeListState.Revoked, Act.PublishGrades) with { NeedsReason = true });

    static Move Move(string name, GradeListState[] from, GradeListState to, Act by) => Cases.Procedure.Move(name, from, to, by);

    static string? SameList(Case matter, StepDraft draft) => draft.With.GetValueOrDefault(HashKey) == matter.With(HashKey) ? null : "the list is not the one that was proposed: look again";

    static string? NoticeOver(Case matter, StepDraft draft) =>
        !DateOnly.TryParseExact(draft.With.GetValueOrDefault(FromKey), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) ? "the first day in force is not a day like 2025-12-31"
        : matter.Due is { } until && from <= until ? string.Create(CultureInfo.InvariantCulture, $"objections may be made until {until:yyyy-MM-dd}: it can be in force from the day after") : null;
}

/// <summary>异议、申诉 against a grade, filed by the enterprise; a changed grade is a later version of the list.</summary>
public static class GradeAppeal
{
    public const string Id = "grade-appeal";

    /// <summary>The level that it is changed to.</summary>
    public const string LevelKey = "level";

    /// <summary>Working days: a design, no document sets them.</summary>
    static readonly ObjectionDays Days = new(5, 15, 10);

    public static Procedure Procedure { get; } = Objection.Make(Id, Act.Object, Days, LevelKey).SuspendedBy(Act.DecideObjection);
}
