using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Returns;

/// <summary>A subject named in the files: its id, or why its name is none, and where it was met before it was known to be registered.</summary>
sealed class Party(int number, SubjectId id, Said? wrong, string rule)
{
    public int Number { get; } = number;
    public SubjectId Id { get; } = id;
    public Said? Wrong { get; } = wrong;
    public string Rule { get; } = rule;

    /// <summary>Whether the ledger knows it already.</summary>
    public bool Known { get; set; }
    public List<Spot> Met { get; } = [];

    /// <summary>Why its figures cannot stand although its name is right; null when they can.</summary>
    public Said? Refused { get; set; }
}
