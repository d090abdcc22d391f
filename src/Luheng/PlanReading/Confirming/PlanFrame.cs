using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.PlanReading.Confirming;

/// <summary>What a plan is called, for which years, and from which base year it counts.</summary>
/// <param name="Plan">The id under which it runs, such as plan-510000-2021-2025.</param>
/// <param name="Document">The document's own title, which explanations cite.</param>
public sealed partial record PlanFrame(string Plan, Said Name, string Document, int From, int To, int BaseYear)
{
    const int Five = 5, YearNought = 1951;

    /// <summary>What the title and the beginning of the text say; years that they do not say are 0, and asked for.</summary>
    public static PlanFrame Suggest(PlanText text, SubjectId whose)
    {
        var title = text.Title.Trim();
        var (from, to) = Years(title) is { From: > 0 } said ? said : Years(text.Text[..Math.Min(text.Text.Length, 3000)]);
        return new(IdOf(whose, from, to), new(title, ""), title, from, to, from > 0 ? from - 1 : 0);
    }

    public static string IdOf(SubjectId whose, int from, int to) => whose.Kind == SubjectKind.Region ? string.Create(CultureInfo.InvariantCulture, $"plan-{whose.Text}-{from}-{to}")
        : string.Create(CultureInfo.InvariantCulture, $"plan-park-{(uint)StableHash(whose.Text) % 100_000}-{from}-{to}");

    /// <summary>What is wrong with it; none where it can be published.</summary>
    public IReadOnlyList<Said> Wrong()
    {
        var wrong = new List<Said>();
        if (!Id().IsMatch(Plan) || Plan == "read") wrong.Add(new($"规划编号“{Plan}”只能用小写字母、数字和连字符，如 plan-510000-2021-2025", $"the id '{Plan}' may hold small letters, digits and hyphens, such as plan-510000-2021-2025"));
        if (Name.Zh is "") wrong.Add(new("没有规划名称", "the plan has no name"));
        if (From == 0 || To == 0) wrong.Add(new("请填规划期的起始年和终止年，如 2021–2025", "fill in the years of the plan, such as 2021–2025"));
        else if (From is < 1950 or > 2150 || To < From || To > From + 50) wrong.Add(new($"规划期 {From}–{To} 不成立，如 2021–2025", $"the period {From}–{To} cannot be; such as 2021–2025"));
        if (BaseYear == 0) wrong.Add(new("请填基期年，一般是规划期前一年", "fill in the base year; usually the year before the period"));
        else if (BaseYear is < 1950 or > 2150 || BaseYear > To) wrong.Add(new($"基期 {BaseYear} 不成立，一般是规划期前一年", $"the base year {BaseYear} cannot be; usually the year before the period"));
        return wrong;
    }

    static (int From, int To) Years(string text)
    {
        if (Span().Match(text) is { Success: true } span && int.Parse(span.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var a && int.Parse(span.Groups[2].ValueSpan, CultureInfo.InvariantCulture) is var b && b >= a && b - a < 16) return (a, b);
        if (Named().Match(text) is { Success: true } named && Ordinal(named.Groups[1].Value) is > 0 and var nth) return (YearNought + nth * Five, YearNought + nth * Five + Five - 1);
        return (0, 0);
    }

    /// <summary>十三 is 13: the 13th five-year plan ran from 2016, so that the third, after a break, ran from 1966.</summary>
    static int Ordinal(string text) => text.IndexOf('十', StringComparison.Ordinal) is var ten && ten < 0 ? Digit(text)
        : (ten == 0 ? 1 : Digit(text[..ten])) * 10 + (ten + 1 < text.Length ? Digit(text[(ten + 1)..]) : 0);

    static int Digit(string text) => "零一二三四五六七八九".IndexOf(text, StringComparison.Ordinal);

    static int StableHash(string text) => text.Aggregate(17, (hash, c) => unchecked(hash * 31 + c));

    [GeneratedRegex(@"((?:19|20)\d\d)\s*年?\s*[-—–－~至到]+\s*((?:19|20)\d\d)")]
    private static partial Regex Span();

    [GeneratedRegex(@"[“""「]?([一二三四五六七八九十]{1,3})五[”""」]?(?:时期|期间|规划|工业|节能|制造业|绿色|应对|生态|能源)")]
    private static partial Regex Named();

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?$")]
    private static partial Regex Id();
}
