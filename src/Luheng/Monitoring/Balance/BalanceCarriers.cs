using Luheng.Packs;
using Luheng.Quantities;

namespace Luheng.Monitoring;

/// <summary>What a carrier of a meter is called, and which unit its balance is drawn up in.</summary>
public static class BalanceCarriers
{
    public const string Electricity = "electricity";
    public const string FreshWater = "fresh-water";
    public const string WasteWater = "waste-water";

    /// <summary>Water used again (重复利用水).</summary>
    public const string ReusedWater = "reused-water";

    static readonly Dictionary<string, string> WaterItems = new(StringComparer.Ordinal)
    {
        [FreshWater] = "water.fresh",
        [WasteWater] = "water.drained",
        [ReusedWater] = "water.reused",
    };

    /// <summary>The unit of the statistical forms; null for a carrier that no pack knows.</summary>
    public static Unit? UnitOf(Catalogue catalogue, string carrier) =>
        WaterItems.TryGetValue(carrier, out var item) ? catalogue.Items.GetValueOrDefault(item)?.Unit
        : MemberOf(catalogue, carrier)?.Attributes.GetValueOrDefault("unit") is { } text && catalogue.Units.TryUnit(text, out var unit) ? unit : null;

    public static Said NameOf(Catalogue catalogue, string carrier) => carrier switch
    {
        FreshWater => new("新水", "Fresh water"),
        WasteWater => new("排水", "Waste water"),
        ReusedWater => new("重复利用水", "Reused water"),
        _ => MemberOf(catalogue, carrier)?.Name ?? new(carrier, ""),
    };

    public static bool IsEnergy(Catalogue catalogue, string carrier) => In(catalogue, "carrier", carrier) is not null;

    public static bool IsProduct(Catalogue catalogue, string carrier) => In(catalogue, "product", carrier) is not null;

    /// <summary>Whether it is water in any of its states.</summary>
    public static bool IsWater(string carrier) => WaterItems.ContainsKey(carrier);

    /// <summary>Whether balances are drawn up of it: energy, its media, and water; not products or pollutants.</summary>
    public static bool Balances(Catalogue catalogue, string carrier) =>
        IsEnergy(catalogue, carrier) || IsWater(carrier) || In(catalogue, "medium", carrier) is not null;

    static Member? MemberOf(Catalogue catalogue, string carrier) =>
        In(catalogue, "carrier", carrier) ?? In(catalogue, "product", carrier) ?? In(catalogue, "medium", carrier);

    static Member? In(Catalogue catalogue, string set, string id) => catalogue.Sets.GetValueOrDefault(set)?.Members.FirstOrDefault(m => m.Id == id);
}
