using Luheng.Engine;
using Luheng.Judging.Allocating;
using Luheng.Problems;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Allocating;

/// <summary>An enterprise to which a saving is handed down, and where it lay at the end of the reference year.</summary>
/// <param name="Energy">Its comprehensive energy in tce, by which key enterprises are told; NaN where it filed none.</param>
sealed record PlacedFirm(SubjectId Id, string County, double Amount, double Output, double Energy);

/// <summary>The enterprises of a reference year, by where they were: what counties and cities hand down to.</summary>
sealed class FirmTrees
{
    /// <summary>The item by which enterprises are 重点用能单位, and whose distance benchmarks tell.</summary>
    public const string Energy = "energy.comprehensive";

    readonly World world;
    readonly List<PlacedFirm> firms = [];

    public FirmTrees(World world, Groundwork ground, Aim aim, SubjectId of, int from)
    {
        this.world = world;
        if (aim.Above is not [var item] || aim.Shape == TreeShape.Rate) throw new ProblemsException([new("target", "this target is not handed down below cities", "a target of energy, CO2 or water per value added, or a total")]);
        Reference = ground.Reference(aim, from, year => ground.Firms(item, year).Whole.Count > 0);
        var (amounts, outputs, energy) = (ground.Firms(item, Reference), ground.Firms(TargetTree.OutputValue, Reference), ground.Firms(Energy, Reference));
        Partly = amounts.Partly.Count(id => world.Population.Find(id) is { } firm && Place(firm, Reference) is { } county && world.Population.Regions.Within(county, of.Text));
        foreach (var (id, amount) in amounts.Whole)
        {
            if (world.Population.Find(id) is not { } firm || Place(firm, Reference) is not { } county || !world.Population.Regions.Within(county, of.Text)) continue;
            firms.Add(new(id, county, amount, outputs.Whole.GetValueOrDefault(id, double.NaN), energy.Whole.GetValueOrDefault(id, double.NaN)));
            if (Cities(firm, Reference) is { Count: > 1 } cities) Moved.Add(new(id.Text, $"{firm.Name} lay in {string.Join(" and ", cities)} in {Reference}", $"counted once, where it lay at the end of the year: {county}"));
        }
    }

    /// <summary>The year of their figures.</summary>
    public int Reference { get; }

    /// <summary>How many of the region filed only part of the year and are left out.</summary>
    public int Partly { get; }

    /// <summary>Enterprises that were in two cities in that year.</summary>
    public List<Problem> Moved { get; } = [];

    public IReadOnlyList<PlacedFirm> Within(SubjectId region) => [.. firms.Where(f => world.Population.Regions.Within(f.County, region.Text))];

    public IEnumerable<IGrouping<string, PlacedFirm>> Counties(SubjectId city) => Within(city).GroupBy(f => f.County).OrderBy(g => g.Key, StringComparer.Ordinal);

    static string? Place(Subject firm, int year) => firm.On(new(year, 12, 31))?.Region ?? firm.Placements.Where(p => p.Overlaps(new(new(year, 1, 1), new(year, 12, 31), "", ""))).LastOrDefault()?.Region;

    List<string> Cities(Subject firm, int year) =>
    [
        .. firm.Placements.Where(p => p.Overlaps(new(new(year, 1, 1), new(year, 12, 31), "", "")))
            .Select(p => world.Population.Regions.Upwards(p.Region).FirstOrDefault(r => world.Population.Regions.Find(r)?.Level == RegionLevel.City) ?? p.Region).Distinct(),
    ];

    /// <summary>What an enterprise's products took per unit in the reference year, and what they may take after its saving.</summary>
    public IReadOnlyList<ProductUse> Products(SubjectId firm, double effort)
    {
        var aims = new List<ProductUse>();
        foreach (var item in UnitEnergy())
            if (Asker.Ask(world, item.Id, firm, Period.Calendar(Reference)) is { Missing: false } answer)
                aims.Add(new(item.Member ?? item.Id, item.Name, item.Unit.Symbol, answer.Value, answer.Value * (1 - effort)));
        return aims;
    }

    IReadOnlyList<Packs.Item> UnitEnergy() => unitEnergy ??= [.. world.Catalogue.Items.Values.Where(i => i.Family.StartsWith("product.unit_energy", StringComparison.Ordinal) && i.Member is { } m && world.Frame.Values($"output.{m}", Reference) is not null)];

    IReadOnlyList<Packs.Item>? unitEnergy;
}
