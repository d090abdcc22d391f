using System.Globalization;
using Luheng.Identifiers;
using Luheng.Packs;
using Luheng.Registering;
using Luheng.Registry;
using Luheng.Typed;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Registering;

/// <summary>A form about an enterprise as it was typed: read into a change, and shown again as it was where something is wrong.</summary>
public sealed class ChangeForm(string kind, Subject about, IFormCollection? typed)
{
    public const int MostParts = 4;
    const int LongestText = 4_000;

    readonly List<Said> wrong = [];

    public string Kind { get; } = kind;
    public Subject About { get; } = about;
    public bool Posted => typed is not null;
    public string Why => this["why"].Trim();
    public IReadOnlyList<Said> Wrong => wrong;

    /// <summary>What was typed into a field, or nothing.</summary>
    public string this[string name] => typed?[name].ToString() is { } text ? text[..Math.Min(text.Length, LongestText)] : "";

    /// <summary>What was typed, or what stands there before anybody typed.</summary>
    public string Or(string name, string before) => typed is null ? before : this[name];

    /// <summary>The change that was typed; null where it cannot be read, and then it is said why.</summary>
    public RegisterChange? Read()
    {
        if (!DateOnly.TryParseExact(Words.Plain(this["on"]), ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
            wrong.Add(new("生效日期要写成 2025-01-01 的样子。", "Write the day like 2025-01-01."));
        if (Why is "") wrong.Add(new("请写明理由。", "A reason is needed."));
        var (code, document) = (About.Id.Text, this["document"].Trim() is { Length: > 0 } said ? said : null);
        RegisterChange? change = Kind switch
        {
            "rename" => new Rename(code, this["name"].Trim(), on),
            "status" => new Restate(code, this["status"] == "suspended" ? OperatingStatus.Suspended : OperatingStatus.Active, on),
            "industry" => new Reclassify(code, Words.Plain(this["industry"]), on),
            "names" => new Describe(code, Lines("aliases"), [.. Lines("former").Select(l => Dated(l)).Select(d => new OtherName(d.Text, NameKind.Former, About.OtherNames.FirstOrDefault(n => n.Kind == NameKind.Former && n.Name == d.Text)?.From, d.Until))], [.. Lines("codes").Select(l => Dated(l)).Select(d => new OtherCode(d.Text, d.Until))], on),
            "move" => new Relocate(code, this["region"].Trim(), Park("park"), on),
            "close" => new Close(code, on),
            "recode" => new Recode(code, CreditCode.Tidy(this["code"]), on),
            "merge" => Merge(code, on),
            "split" => new Split(code, this["stays"] != "no", Parts(), on),
            _ => null,
        };
        return wrong.Count > 0 || change is null ? null : change with { Document = document };
    }

    Merge Merge(string code, DateOnly on)
    {
        string[] others = [.. Lines("others").Select(CreditCode.Tidy)];
        return this["way"] == "new" ? new([code, .. others], CreditCode.Tidy(this["code"]), new(this["name"].Trim(), this["region"].Trim(), Words.Plain(this["industry"]), Park("park")), on) : new(others, code, null, on);
    }

    List<Part> Parts()
    {
        var parts = new List<Part>();
        for (var i = 1; i <= MostParts; i++)
        {
            if (this[$"code{i}"].Trim() is "" && this[$"name{i}"].Trim() is "") continue;
            if (Numbers.Read(this[$"share{i}"], out var share) is NumberForm.Wrong or NumberForm.Missing) wrong.Add(new($"分出企业 {i} 的份额不是数。", $"The share of part {i} is no number."));
            parts.Add(new(CreditCode.Tidy(this[$"code{i}"]), new(this[$"name{i}"].Trim(), this[$"region{i}"].Trim(), Words.Plain(this[$"industry{i}"]), Park($"park{i}")), share / 100));
        }
        return parts;
    }

    string? Park(string name) => Words.Plain(this[name]) is { Length: > 0 } park ? park.StartsWith("park:", StringComparison.Ordinal) ? park[5..] : park : null;

    string[] Lines(string name) => [.. this[name].Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>A line such as 老厂，至 2023-05-31.</summary>
    (string Text, DateOnly? Until) Dated(string line)
    {
        var at = line.LastIndexOfAny([',', '，']);
        if (at < 0) return (line, null);
        var day = Words.Plain(line[(at + 1)..]).Replace("至", "", StringComparison.Ordinal).Replace("until", "", StringComparison.OrdinalIgnoreCase).Trim();
        if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)) return (line[..at].Trim(), until);
        wrong.Add(new($"“{line}”里的止日要写成 2023-05-31 的样子。", $"Write the last day of '{line}' like 2023-05-31."));
        return (line[..at].Trim(), null);
    }
}
