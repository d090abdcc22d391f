namespace Luheng.Registry;

/// <summary>A class of GB/T 4754: division (two digits) or class (four digits).</summary>
public sealed record Industry(string Code, string Section, string Name, bool EnergyIntensive);

/// <summary>The industrial classes of GB/T 4754, with the six energy-intensive divisions (六大高耗能行业).</summary>
public sealed class Industries(IEnumerable<Industry> industries)
{
    /// <summary>The id under which the six energy-intensive divisions are addressed together: sector:six.</summary>
    public const string Six = "six";

    readonly Dictionary<string, Industry> byCode = industries.ToDictionary(i => i.Code);

    public IEnumerable<Industry> Divisions => byCode.Values.Where(i => i.Code.Length == 2).OrderBy(i => i.Code, StringComparer.Ordinal);

    public Industry? Find(string code) => byCode.GetValueOrDefault(code);

    public bool EnergyIntensive(string code) => code.Length >= 2 && Find(code[..2]) is { EnergyIntensive: true };

    /// <summary>Whether a class belongs to a sector: a code that it starts with, or the six.</summary>
    public bool Within(string code, string sector) =>
        sector == Six ? EnergyIntensive(code) : code.StartsWith(sector, StringComparison.Ordinal);
}
