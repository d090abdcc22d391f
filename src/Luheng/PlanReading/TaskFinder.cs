using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>Finds tasks: a sentence with its quarter, its term or who is to do it behind it in brackets, and lines 责任单位：….</summary>
sealed partial class TaskFinder(Lexicon words)
{
    [GeneratedRegex(@"\((?<inside>[^()]{2,160}(?:\([^()]*\)[^()]*)*)\)[。;]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket { get; }

    [GeneratedRegex(@"(?:(?<year>20\d\d)年)?第?(?<quarter>[一二三四1234])季度", RegexOptions.CultureInvariant)]
    private static partial Regex Quarter { get; }

    [GeneratedRegex(@"(?<year>20\d\d)年(?:(?<month>\d{1,2})月)?(?:底|末)?(?:前|以前)?|(?<month>\d{1,2})月(?:底|末)?前", RegexOptions.CultureInvariant)]
    private static partial Regex Term { get; }

    [GeneratedRegex(@"^(?:责任单位|牵头单位|责任部门|牵头部门|配合单位|负责单位|完成时限|时限)[:：]", RegexOptions.CultureInvariant)]
    private static partial Regex Line { get; }

    /// <summary>The task of a paragraph, or null; <paramref name="from"/> and <paramref name="to"/> bound it.</summary>
    public IEnumerable<Find> Read(string text, int from, int to, Surroundings around, Func<int, int, (int Start, string Words)> place)
    {
        var paragraph = text[from..to];
        if (Project(paragraph, from, around, place) is { } project) yield return project;
        if (Bracket.Match(paragraph) is not { Success: true } bracket || !Says(bracket.Groups["inside"].Value) || bracket.Index < 4 || Line.IsMatch(paragraph)) yield break;
        var inside = bracket.Groups["inside"].Value;
        var (quarter, year) = When(inside, around.Period);
        var owner = Owner(inside);
        var start = 0;
        while (start < paragraph.Length && paragraph[start] is '\t' or '-' or '—') start++;
        foreach (var (begin, end) in Deliverables(paragraph, start, bracket.Index))
        {
            var what = paragraph[begin..end];
            var lead = what.StartsWith("会同", StringComparison.Ordinal) ? JointOwner(what) : "";
            var (at, said) = place(from + begin, from + end);
            yield return new($"task-{at}-{at}", FindKind.Task, at, said, around.Section.Clause)
            {
                Phrase = what.TrimEnd('。', ';', ',', '、'),
                Quarter = quarter,
                Year = year ?? OwnYear(what) ?? around.Period?.To,
                Owner = owner is "" ? lead : owner,
                Confidence = quarter is not null || year is not null ? 0.9 : 0.7,
                Because = [quarter is not null || year is not null ? "括号中写明时间" : "括号中写明责任单位"],
            };
        }
    }

    /// <summary>A paragraph of a box (专栏) with a name of its own in front: 完善能耗在线监测系统。…</summary>
    static Find? Project(string paragraph, int from, Surroundings around, Func<int, int, (int Start, string Words)> place)
    {
        const int Longest = 28, Shortest = 4, Told = 40;
        if (!around.Section.Box || around.Section.Kind is not "tasks" || paragraph.Length < Told || paragraph.StartsWith("专栏", StringComparison.Ordinal)) return null;
        var start = paragraph.TakeWhile(c => c is '\t' or '-' or '—' or '●' or '·' || char.IsDigit(c) || c is '.').Count();
        var end = paragraph.IndexOfAny(['。', ':'], start);
        if (end - start is < Shortest or > Longest || paragraph.AsSpan(start, end - start).IndexOfAny(',', ';') >= 0) return null;
        var (at, said) = place(from + start, from + end);
        return new($"task-{at}-{at}", FindKind.Task, at, said, around.Section.Clause)
        {
            Phrase = paragraph[start..end],
            Year = around.Period?.To,
            Confidence = 0.5,
            Because = ["专栏中的一个项目；没有写时限，取规划期末"],
        };
    }

    /// <summary>Each thing a paragraph asks for: its sentences, and what begins anew behind a comma with a deed.</summary>
    IEnumerable<(int Start, int End)> Deliverables(string text, int from, int to)
    {
        const int Shortest = 5;
        var start = from;
        for (var i = from; i < to; i++)
        {
            if (text[i] == '《' && text.IndexOf('》', i) is > 0 and var close && close < to) i = close;
            else if (text[i] is '。' or ';' || (text[i] == ',' && i + 1 < to && words.At(WordRole.Act, text, i + 1) is { Text.Length: > 1 } && i - start >= Shortest))
            {
                if (i - start >= Shortest) yield return (start, text[i] == ',' ? i : i + 1);
                start = i + 1;
            }
        }
        if (to - start >= Shortest) yield return (start, to);
    }

    bool Says(string inside) => Quarter.IsMatch(inside) || (words.Has(WordRole.Owner, inside) && inside.Length > 4) || (Term.Match(inside) is { Success: true } term && term.Index == 0 && inside.Length - term.Length < 8 && (inside.Contains('底') || inside.Contains('前') || inside.Contains('月')));

    public static (string? Quarter, int? Year) When(string inside, PlanPeriod? period)
    {
        var term = Term.Match(inside);
        var year = term.Success && term.Groups["year"].Success ? int.Parse(term.Groups["year"].Value, CultureInfo.InvariantCulture) : (int?)null;
        if (Quarter.Match(inside) is not { Success: true } quarter)
        {
            var month = term.Success && term.Groups["month"].Success ? int.Parse(term.Groups["month"].Value, CultureInfo.InvariantCulture) : 0;
            const int MonthsOfQuarter = 3;
            var of = year ?? (period is { } only && only.From == only.To ? only.To : null);
            return month is >= 1 and <= 12 && of is not null ? (string.Create(CultureInfo.InvariantCulture, $"{of}-Q{(month + 2) / MonthsOfQuarter}"), of) : (null, year);
        }
        var which = "一二三四".IndexOf(quarter.Groups["quarter"].Value, StringComparison.Ordinal) is >= 0 and var chinese ? chinese + 1 : int.Parse(quarter.Groups["quarter"].Value, CultureInfo.InvariantCulture);
        year = quarter.Groups["year"].Success ? int.Parse(quarter.Groups["year"].Value, CultureInfo.InvariantCulture) : period?.To;
        return (year is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known}-Q{which}") : null, year);
    }

    string Owner(string inside)
    {
        if (words.FirstIn(WordRole.Owner, inside) is not { } said) return "";
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && colon > said.At ? inside[(colon + 1)..].Split(';')[0]
            : string.Join("、", inside.Split(',', ';').Where(p => words.Has(WordRole.Owner, p) || !Term.IsMatch(p)));
    }

    string JointOwner(string what)
    {
        var deed = words.FirstIn(WordRole.Act, what.AsSpan(2));
        return deed is { At: > 0 and < 20 } act ? what[..(2 + act.At)] : "";
    }

    static int? OwnYear(string what) => Term.Match(what) is { Success: true } term && term.Groups["year"].Success ? int.Parse(term.Groups["year"].Value, CultureInfo.InvariantCulture) : null;
}
