using Luheng.Packs;
using Luheng.Quantities;
using Luheng.Readings;
using Luheng.Typed;

namespace Luheng.Monitoring;

/// <summary>What meters can measure, and in which units: energy carriers, media, water, products, pollutants and electrical quantities, as the packs know them.</summary>
sealed class MeteredCarriers(Catalogue catalogue)
{
    /// <summary>The sets of the packs whose members a meter can measure; a member's unit says what measures it.</summary>
    static readonly string[] Sets = ["carrier", "medium", "product", "waste", "metered"];
    const string Water = "water.fresh";
    const string Drained = "water.drained";

    readonly Dictionary<string, Unit> units = Read(catalogue);
    readonly Dictionary<string, string> named = Names(catalogue);

    /// <summary>The carrier of a text, which may be its Chinese name; null when nobody knows it.</summary>
    public string? Find(string text)
    {
        var plain = Words.Plain(text);
        return units.ContainsKey(plain) || IsPollutant(plain) ? plain : named.GetValueOrDefault(Words.Heading(plain));
    }

    public string Near(string text) => Typed.Near.Hint(text, units.Keys);

    /// <summary>A factor code of HJ 212, such as w01018 or a21026.</summary>
    public static bool IsPollutant(string carrier) => carrier.Length == 6 && char.IsAsciiLetter(carrier[0]) && carrier.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
        || (carrier.Length == 3 && carrier.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0);

    public bool IsProduct(string carrier) => catalogue.Sets.GetValueOrDefault("product")?.Members.Any(m => m.Id == carrier) ?? false;

    /// <summary>What is wrong with measuring a carrier so, or null.</summary>
    public string? Wrong(string carrier, MeterKind kind, Unit unit)
    {
        if (IsPollutant(carrier) || !units.TryGetValue(carrier, out var amount)) return null;
        if (kind != MeterKind.Gauge)
            return unit.Measures(amount) ? null : $"{unit} ({unit.Dimension}) does not measure an amount of {carrier}; a unit like {amount} ({amount.Dimension}) does";
        var rate = amount.Dimension.Over(Hour.Dimension);
        if (unit.Dimension.Equals(rate)) return null;
        if (unit.Measures(amount) && !amount.Dimension.IsNone) return $"{unit} is an amount; a gauge (瞬时量) reads a rate such as {Rate(amount)}, or say counter or amount";
        return IsRate(unit) ? $"{unit} ({unit.Dimension}) is a rate of something else; that of {carrier} is {rate}, such as {Rate(amount)}" : null;
    }

    Unit Hour => catalogue.Units.TryUnit("h", out var hour) ? hour : Unit.One;

    string Rate(Unit amount) => amount.Dimension.ToString() == "energy" && catalogue.Units.TryUnit("kW", out _) ? "kW" : $"{amount}/h";

    bool IsRate(Unit unit) => !Hour.Dimension.IsNone && unit.Dimension.ToString().Split('/') is [_, var below] && below.Split('·').Contains(Hour.Dimension.ToString());

    static Dictionary<string, Unit> Read(Catalogue catalogue)
    {
        var units = new Dictionary<string, Unit>(StringComparer.Ordinal);
        if (catalogue.Items.TryGetValue(Water, out var water)) units["fresh-water"] = water.Unit;
        if (catalogue.Items.TryGetValue(Drained, out var drained)) units["waste-water"] = drained.Unit;
        foreach (var member in Members(catalogue))
            if (catalogue.Units.TryUnit(member.Attributes.GetValueOrDefault("unit", ""), out var unit)) units.TryAdd(member.Id, unit);
        return units;
    }

    static Dictionary<string, string> Names(Catalogue catalogue)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, id) in ((string, string)[])[("新水", "fresh-water"), ("取水", "fresh-water"), ("自来水", "fresh-water"), ("废水", "waste-water"), ("污水", "waste-water"), ("电", "electricity")]) names[name] = id;
        foreach (var member in Members(catalogue))
        {
            names.TryAdd(Words.Heading(member.Name.Zh), member.Id);
            if (member.Name.En is not "") names.TryAdd(Words.Heading(member.Name.En), member.Id);
        }
        return names;
    }

    static IEnumerable<Member> Members(Catalogue catalogue) => Sets.Where(catalogue.Sets.ContainsKey).SelectMany(s => catalogue.Sets[s].Members);
}
