namespace Luheng.Packs;

/// <summary>What a code of HJ 212 annex B stands for: a pollutant, a working condition, a noise level or a site's state.</summary>
/// <param name="Code">As of 2017, such as w01018; xx stands for any two digits.</param>
/// <param name="OldCode">As of 2005, such as 011; empty where there was none.</param>
/// <param name="Unit">Of a concentration, flow or state.</param>
/// <param name="EmissionUnit">Of an amount let out (Cou); empty where the standard names none.</param>
/// <param name="Table">Of annex B.</param>
public sealed record PollutantCode(string Code, string Name, string OldCode, string Unit, string EmissionUnit, string Group, string Table);

/// <summary>The code tables of HJ 212 (编码表).</summary>
public sealed class PollutantCodes
{
    readonly Dictionary<string, PollutantCode> byCode = new(StringComparer.Ordinal);

    public PollutantCodes(IEnumerable<PollutantCode> codes)
    {
        All = [.. codes];
        foreach (var code in All) byCode.TryAdd(code.Code, code);
        foreach (var code in All.Where(c => c.OldCode is not "")) byCode.TryAdd(code.OldCode, code);
    }

    public static PollutantCodes Empty { get; } = new([]);

    public IReadOnlyList<PollutantCode> All { get; }

    /// <summary>By the code of 2017 or of 2005; of a numbered device (e10101) by its kind (e101xx). Null where the tables have none.</summary>
    public PollutantCode? Find(string code) => byCode.TryGetValue(code, out var found) ? found
        : code.Length > 2 && byCode.TryGetValue(string.Concat(code.AsSpan(0, code.Length - 2), "xx"), out var kind) ? kind : null;
}
