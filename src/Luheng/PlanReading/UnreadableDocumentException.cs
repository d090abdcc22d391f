using Luheng.Packs;
using Luheng.Problems;

namespace Luheng.PlanReading;

/// <summary>A document from which no plan can be read: what was found, and what would be right.</summary>
public sealed class UnreadableDocumentException(string name, Said found, Said expected) : ProblemsException([new(name, found.En, expected.En)])
{
    public Said Found { get; } = found;
    public Said Expected { get; } = expected;
}
