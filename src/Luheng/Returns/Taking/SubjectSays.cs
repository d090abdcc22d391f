using Luheng.Identifiers;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Returns;

/// <summary>Why a subject is none, in both languages; the kernel says it in English.</summary>
public static class SubjectSays
{
    const int Length = 18;

    /// <summary>A text that is no subject.</summary>
    /// <param name="near">Registered codes that look like it.</param>
    public static Said NotACode(string text, string problem, string[] near)
    {
        var code = CreditCode.Tidy(text.Split('/')[0]);
        var odd = code.ToList().FindIndex(c => !char.IsAsciiLetterOrDigit(c) || c is 'I' or 'O' or 'S' or 'V' or 'Z');
        var zh = code is "" ? "没有写是谁：统一社会信用代码、行政区划代码、park:园区、zone:区域或 sector:31（行业）" : code.Length != Length ? $"“{code}”有 {code.Length} 位；统一社会信用代码是 {Length} 位"
            : odd >= 0 ? $"“{code}”第 {odd + 1} 位是“{code[odd]}”；信用代码不用 I、O、S、V、Z"
            : CreditCode.Wrong(code) is not null ? $"“{code}”末位是“{code[^1]}”，按前 17 位算，校验码应是“{CreditCode.Check(code)}”"
            : $"“{text}”的厂区是空的";
        if (code is "") problem = "nobody is named: a credit code, a region's code, park:ID, zone:ID or sector:31 would be right";
        return near.Length == 0 ? new(zh, problem) : new($"{zh}（是不是 {string.Join("、", near)}？）", $"{problem} (did you mean {string.Join(", ", near)}?)");
    }

    /// <summary>A subject that is not known here.</summary>
    public static Said Unknown(SubjectId id, string unknown) => new(id.Kind switch
    {
        SubjectKind.Region => $"区划表里没有 {id}",
        SubjectKind.Zone => $"没有区域 {id.Local}",
        SubjectKind.Sector => $"{id.Local} 不是国民经济行业分类里的行业，或所限地区不在区划表里",
        SubjectKind.Park => $"没有登记在园区 {id.Local} 的企业",
        _ => $"{id} 没有登记",
    }, unknown);

    /// <summary>What looks like it, in both languages; nothing where nothing does.</summary>
    public static Said Near(string text, IEnumerable<string> known) => Typed.Near.Of(text, known) is { Length: > 0 } near ? new($"（是不是 {string.Join("、", near)}？）", $" (did you mean {string.Join(", ", near)}?)") : Said.Nothing;
}
