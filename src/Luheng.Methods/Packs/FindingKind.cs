using Luheng.Findings;

namespace Luheng.Packs;

/// <summary>A kind of finding: its id, name and meaning, how much it matters, and the rule its limits stand in, if it has one.</summary>
public sealed record FindingKind(string Id, Said Name, Said Meaning, FindingLevel Level, string? Rule)
{
    internal static FindingKind Read(PackPage page)
    {
        var kind = new FindingKind(page.Text("id"), page.Said("name"), page.Said("meaning"), page.Choice("level", FindingLevel.Notice), page.Optional("rule"));
        page.Done();
        return kind;
    }
}
