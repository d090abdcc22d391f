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

    [GeneratedRegex(@"20\d\d年(?:\d{1,2}月)?(?:底|末)?前", RegexOptions.CultureInvariant)]
    private static partial Regex Day { get; }

    [GeneratedRegex(@"20\d\d年(?:\d{1,2}月)?(?:底|末)?前|(?<=[到至])20\d\d年(?:\d{1,2}月)?(?:底|末)", RegexOptions.CultureInvariant)]
    private static partial Regex DayOrEnd { get; }

    [GeneratedRegex(@"[,;。](?:责任单位|牵头单位|责任部门|牵头部门|负责单位):[^。]+。?$", RegexOptions.CultureInvariant)]
    private static partial Regex Named { get; }

    [GeneratedRegex(@"^(?:\(?[一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.](?!\d)|[①-⑳])", RegexOptions.CultureInvariant)]
    private static partial Regex Marker { get; }

    [GeneratedRegex(@"^(?:责任单位|牵头单位|责任部门|牵头部门|配合单位|负责单位|完成时限|时限)[:：]", RegexOptions.CultureInvariant)]
    private static partial Regex Line { get; }

    /// <summary>The tasks of a paragraph; <paramref name="from"/> and <paramref name="to"/> bound it.</summary>
    public IEnumerable<Find> Read(string text, int from, int to, Surroundings around, Func<int, int, (int Start, string Words)> place)
    {
        var paragraph = text[from..to];
        if (Project(paragraph, from, around, place) is { } project) yield return project;
        if (Line.IsMatch(paragraph)) yield break;
        var below = LinesBelow(text, to);
        var start = 0;
        while (start < paragraph.Length && paragraph[start] is '\t' or '-' or '—') start++;
        foreach (var (end, inside, next) in Assignments(paragraph, start, below))
        {
            foreach (var find in Assigned(paragraph, start, end, inside, from, around, place)) yield return find;
            start = next;
        }
        if (below.Length > 0 || around.Section.Kind is not ("tasks" or "schedule")) yield break;
        foreach (var (begin, end) in Deliverables(paragraph, start, paragraph.Length))
            if (ByDay(paragraph[begin..end]) is { } day) yield return Task(paragraph, begin, end, day, "", from, around, place);
    }

    /// <summary>The year by which the things of a paragraph are due, where brackets or lines behind it say so.</summary>
    public int? Due(string text, int from, int to, PlanPeriod? period)
    {
        var paragraph = text[from..to];
        if (Line.IsMatch(paragraph)) return null;
        return Assignments(paragraph, 0, LinesBelow(text, to)).Select(a => When(a.Inside, period).Year).ToList() is [var only] ? only : null;
    }

    /// <summary>Where who is to do it is said: in brackets behind a sentence, behind 责任单位, or in lines below the paragraph.</summary>
    IEnumerable<(int End, string Inside, int Next)> Assignments(string paragraph, int start, string below)
    {
        const int Shortest = 4;
        for (var at = start; at < paragraph.Length;)
        {
            var stop = EndOfSentence(paragraph, at);
            var sentence = paragraph[at..stop];
            if (Bracket.Match(sentence) is { Success: true } bracket && Says(bracket.Groups["inside"].Value) && at + bracket.Index - start >= Shortest)
            {
                yield return (at + bracket.Index, bracket.Groups["inside"].Value, stop);
                start = stop;
            }
            else if (Named.Match(sentence) is { Success: true } named && at + named.Index - start >= Shortest)
            {
                yield return (at + named.Index, named.Value.TrimStart(',', ';', '。'), stop);
                start = stop;
            }
            at = stop;
        }
        if (below.Length > 0 && paragraph.Length - start >= Shortest) yield return (paragraph.Length, below, paragraph.Length);
    }

    /// <summary>Behind a sentence and the mark that ends it; marks in brackets end none.</summary>
    static int EndOfSentence(string text, int from)
    {
        var open = 0;
        for (var i = from; i < text.Length; i++)
        {
            open += text[i] is '(' ? 1 : text[i] is ')' && open > 0 ? -1 : 0;
            if (text[i] is '。' && open == 0) return i + 1;
        }
        return text.Length;
    }

    /// <summary>The lines 责任单位:… and 完成时限:… that stand below a paragraph, as one.</summary>
    static string LinesBelow(string text, int to)
    {
        var said = new List<string>();
        for (var start = to + 1; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var feed ? feed : text.Length;
            var line = text[start..end].TrimStart('\t');
            if (line.Length > 0 && !Line.IsMatch(line)) break;
            if (line.Length > 0) said.Add(line.TrimEnd('。', ';'));
            start = end + 1;
        }
        return string.Join(';', said);
    }

    IEnumerable<Find> Assigned(string paragraph, int start, int stop, string inside, int from, Surroundings around, Func<int, int, (int Start, string Words)> place)
    {
        foreach (var (begin, end) in Deliverables(paragraph, start, stop))
            yield return Task(paragraph, begin, end, inside, Owner(inside), from, around, place);
    }

    Find Task(string paragraph, int begin, int end, string inside, string owner, int from, Surroundings around, Func<int, int, (int Start, string Words)> place)
    {
        var what = paragraph[begin..end];
        var (quarter, year) = When(inside, around.Period);
        if (quarter is null && year is null && DayOf(paragraph, end) is { } day) (quarter, year) = When(day, around.Period);
        var lead = owner is "" && what.StartsWith("会同", StringComparison.Ordinal) ? JointOwner(what) : owner;
        var (at, said) = place(from + begin, from + end);
        return new($"task-{at}-{at}", FindKind.Task, at, said, around.Section.Clause)
        {
            Phrase = Marker.Replace(what, "").TrimEnd('。', ';', ',', '、'),
            Quarter = quarter,
            Year = year ?? around.Period?.To,
            Owner = lead,
            Confidence = quarter is not null || year is not null ? 0.9 : 0.7,
            Because = [owner is "" ? "写明时间的一件事" : quarter is not null || year is not null ? "写明责任单位和时间" : "写明责任单位"],
        };
    }

    /// <summary>The day last said in the sentence that ends here.</summary>
    static string? DayOf(string paragraph, int end)
    {
        var start = end > 1 ? paragraph.LastIndexOf('。', end - 2) + 1 : 0;
        return DayOrEnd.Matches(paragraph[start..end]).LastOrDefault()?.Value;
    }

    /// <summary>What is to be done by a day and has no figure: 2022年6月底前出台办法.</summary>
    string? ByDay(string what)
    {
        if (Day.Match(what) is not { Success: true } day || words.FirstIn(WordRole.Act, what.AsSpan(day.Index + day.Length)) is null) return null;
        return what.AsSpan(day.Index + day.Length).ContainsAnyInRange('0', '9') ? null : day.Value;
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
            else if (text[i] is '。' or ';' || (text[i] == ',' && i + 1 < to && words.At(WordRole.Act, text, i + 1) is { Text.Length: > 1 } && i - start >= Shortest && words.Has(WordRole.Act, text.AsSpan(start, i - start))))
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
        var colon = inside.IndexOf(':', said.At);
        return colon >= 0 ? inside[(colon + 1)..].Split(';')[0].TrimEnd('。')
            : string.Join("、", inside.Split(',', ';').Where(p => words.Has(WordRole.Owner, p) || !Term.IsMatch(p)));
    }

    string JointOwner(string what)
    {
        var deed = words.FirstIn(WordRole.Act, what.AsSpan(2));
        return deed is { At: > 0 and < 20 } act ? what[..(2 + act.At)] : "";
    }
}
