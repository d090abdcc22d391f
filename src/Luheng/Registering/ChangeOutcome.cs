using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Registering;

/// <summary>What a change makes of the register: the subjects as they would stand, or everything that hinders it.</summary>
/// <param name="Subjects">Only those that change; empty where anything is wrong.</param>
/// <param name="Wrong">Why it cannot be.</param>
/// <param name="Notes">What is worth knowing and hinders nothing.</param>
public sealed record ChangeOutcome(IReadOnlyList<Subject> Subjects, IReadOnlyList<Said> Wrong, IReadOnlyList<Said> Notes)
{
    public bool Stands => Wrong.Count == 0;
}
