using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Judging.Grading;

/// <summary>What a paper of supervision found; a code, not a wording.</summary>
public enum SupervisionFact : byte { None, OverLimit, EliminatedEquipment, Falsification, Metering, Reporting, Post, Other }

/// <summary>A result or order of supervision (节能监察结果、限期整改 …) as it was imported; what is overdue follows from its dates.</summary>
/// <param name="Number">文号; unique for an enterprise.</param>
/// <param name="Kind">The id of a <see cref="SupervisionKind"/>.</param>
/// <param name="Date">When it was made.</param>
/// <param name="Due">By when it must be complied with.</param>
/// <param name="Closed">When it was complied with and closed (办结).</param>
/// <param name="Withdrawn">When it was taken back (撤销); from then on it counts no more.</param>
/// <param name="Value">What was measured, where it is a measurement: 到报率, 0 to 1.</param>
public sealed record SupervisionRecord(SubjectId Subject, string Number, string Kind, SupervisionFact Fact, DateOnly Date, DateOnly? Due, DateOnly? Closed, DateOnly? Withdrawn, string Authority, string Basis, double? Value, string Note)
{
    public bool Stands(DateOnly day) => Date <= day && !(Withdrawn <= day);

    public bool IsOpen(DateOnly day) => Stands(day) && !(Closed <= day);

    public bool IsOverdue(DateOnly day) => IsOpen(day) && Due < day;
}
