using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Packs;

/// <summary>One definition of the catalogue: a family of indicators counts once.</summary>
/// <param name="Item">A representative: the one itself, or the first member of its family.</param>
/// <param name="Covered">Enterprises with a figure of it (of any member) in the year of the latest month.</param>
public sealed record Definition(Item Item, IReadOnlyList<Item> Members, int Covered)
{
    public bool IsFamily => Item.Family != Item.Id;

    public bool OfEnterprises => Item.Of.Contains(SubjectKind.Enterprise);

    public string NameIn(Reader reader) => reader[IsFamily && Item.FamilyName.Zh is not "" ? Item.FamilyName : Item.Name];

    internal static IReadOnlyList<Definition> Every(Desk desk) => desk.Remember("definitions", () => desk.World.Catalogue.Indicators.GroupBy(i => i.Family)
        .Select(g => new Definition(g.First(), [.. g], CoveredBy(desk, g)))
        .OrderBy(d => d.Item.Id, StringComparer.Ordinal).ToList());

    internal static IReadOnlyList<Definition> All(Reader reader)
    {
        var text = reader.Query("q").Trim();
        return [.. Every(reader.Desk).Where(d => text is "" || new[] { d.Item.Family, d.NameIn(reader), d.Item.Name.Zh, d.Item.Name.En, d.Item.Source?.ToString() ?? "", d.Item.Owner.Zh, d.Item.Unit.Symbol }
            .Any(f => f.Contains(text, StringComparison.OrdinalIgnoreCase)))];
    }

    static int CoveredBy(Desk desk, IEnumerable<Item> members)
    {
        if (desk.Month is not { } month) return 0;
        var rows = new HashSet<SubjectId>();
        foreach (var item in members)
            if (desk.World.Columns.Of(item.Id, month.Year) is { } values)
                for (var cell = 0; cell < values.Length; cell++)
                    if (!double.IsNaN(values[cell])) rows.Add(desk.World.Frame.Rows[cell / 12].Id.Enterprise);
        return rows.Count;
    }
}
