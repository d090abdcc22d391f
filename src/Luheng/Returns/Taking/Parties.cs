using Luheng.Registry;
using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>Every subject that the files name, read once per spelling.</summary>
sealed class Parties(IReadOnlyDictionary<SubjectId, Subject> registered)
{
    readonly Dictionary<string, Party> bySpelling = new(StringComparer.Ordinal);
    readonly Dictionary<SubjectId, Party> byId = [];
    int hints = 200;

    public List<Party> All { get; } = [];

    public Party? Find(SubjectId id) => byId.GetValueOrDefault(id);

    /// <summary>The subject that a cell and, where there is one, a site cell mean.</summary>
    public Party Read(in Cell cell, in Cell site)
    {
        var text = cell.Kind == CellKind.Text ? cell.Text! : cell.ToString();
        if (!site.IsBlank) text = $"{text}/{site}";
        if (bySpelling.TryGetValue(text, out var party)) return party;
        return bySpelling[text] = Make(Words.Plain(text), cell.Kind == CellKind.Number && cell.Number > 1e14);
    }

    Party Make(string text, bool roundedNumber)
    {
        if (roundedNumber || text.Contains("E+", StringComparison.Ordinal))
            return new(-1, default, new("表格软件把代码变成了四舍五入的数；把这一列设为文本，重新填代码", "the spreadsheet has turned the code into a rounded number; format the column as text and type the code again"), "check-digit");
        if (!SubjectId.TryParse(text, out var id, out var problem))
            return new(-1, default, text is "" ? new("缺对象；这里填统一社会信用代码、代码/厂区、区划代码、park:园区、zone:区域 或 sector:行业", "the subject is missing; a credit code, code/site, a region code, park:ID, zone:ID or sector:CODE stands here")
                : SubjectSays.NotACode(text, problem, Resembling(text)), text is "" ? "missing-subject" : "check-digit");
        if (byId.TryGetValue(id, out var known)) return known;
        var party = new Party(All.Count, id, null, "") { Known = registered.ContainsKey(id) };
        All.Add(party);
        return byId[id] = party;
    }

    /// <summary>A registered code that differs in one place or a swap; looked for only while few codes are wrong.</summary>
    string[] Resembling(string text)
    {
        var code = text.Split('/')[0].ToUpperInvariant();
        if (code.Length is < 16 or > 20 || hints-- <= 0) return [];
        return [.. registered.Keys.Where(k => k.Kind == SubjectKind.Enterprise && Math.Abs(k.Text.Length - code.Length) <= 2 && Close(code, k.Text)).Take(2).Select(k => k.Text)];
    }

    static bool Close(string a, string b)
    {
        if (a.Length != b.Length) return Near.Slips(a, b) <= 1;
        var differ = 0;
        for (var i = 0; i < a.Length && differ < 3; i++) differ += a[i] == b[i] ? 0 : 1;
        return differ <= 2 && Near.Slips(a, b) <= 1;
    }
}
