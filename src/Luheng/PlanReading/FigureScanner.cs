using System.Globalization;
using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>Finds the figures of a stretch of matched text; numbers of documents, dates, names and labels are none.</summary>
sealed class FigureScanner(Lexicon words)
{
    const string Multiples = "十百千万亿";

    public List<Figure> Scan(string text, int from, int to)
    {
        var found = new List<Figure>();
        for (var i = from; i < to;)
        {
            if (text[i] == '《' && text.IndexOf('》', i, to - i) is > 0 and var closed) i = closed + 1;
            else if (text[i] == '〔' && text.IndexOf('号', i, to - i) is > 0 and var number && number - i < 20) i = number + 1;
            else if (Read(text, i, from, to) is { } figure)
            {
                found.Add(figure);
                i = Math.Max(figure.End, i + 1);
            }
            else i = Past(text, i, to);
        }
        for (var i = found.Count - 2; i >= 0; i--)
            if (found[i] is { Kind: FigureKind.Bare, Upper: null } bare && found[i + 1] is { Unit.Length: > 0, InWords: false } next && text[bare.End..next.Start] is "和" or "、" or "与" or "及")
                found[i] = bare with { Unit = next.Unit, Kind = next.Kind }; // 3.3和1.9个百分点
        return found;
    }

    /// <summary>Behind a number that is no figure, so that its digits are not read one by one.</summary>
    static int Past(string text, int i, int to)
    {
        if (!char.IsAsciiLetterOrDigit(text[i])) return i + 1;
        while (i < to && (char.IsAsciiLetterOrDigit(text[i]) || (text[i] is '.' or '+' && i + 1 < to && char.IsAsciiLetterOrDigit(text[i + 1])))) i++;
        return i;
    }

    Figure? Read(string text, int i, int from, int to) =>
        char.IsAsciiDigit(text[i]) ? Digits(text, i, from, to) : InWords(text, i, from, to);

    Figure? Digits(string text, int i, int from, int to)
    {
        if (i > from && (char.IsAsciiLetter(text[i - 1]) || text[i - 1] is '+' or '.' or '第')) return null;
        var (value, end) = Number(text, i, to);
        if (end < to && (text[end] == '+' || (char.IsAsciiLetter(text[end]) && words.At(WordRole.Unit, text, end) is null))) return null;
        if (IsDate(text, i, end, to)) return null;
        if (i > from && text[i - 1] == '“' && end < to && text[end] == '”') return null;
        double? upper = null;
        var (multiple, unit, unitEnd, bound) = Unit(text, end, to);
        if (unitEnd < to && text[unitEnd] is '-' or '~' or '—' or '–' or '至' or '到' || (unit is "" && end < to && text[end] is '-' or '~' or '—' or '–' or '至'))
        {
            var dash = unit is "" && multiple is "" ? end : unitEnd;
            while (dash < to && text[dash] is '-' or '~' or '—' or '–' or '至' or '到') dash++;
            if (dash < to && char.IsAsciiDigit(text[dash]))
            {
                var (other, otherEnd) = Number(text, dash, to);
                var second = Unit(text, otherEnd, to);
                if (!IsDate(text, dash, otherEnd, to) && second.Unit is not "" && (unit is "" || unit == second.Unit) && other > value)
                    (upper, multiple, unit, unitEnd, bound, end) = (other, second.Multiple, second.Unit, second.End, second.Bound, otherEnd);
            }
        }
        if (unit is "" && i > from && text[i - 1] == '(' && unitEnd < to && text[unitEnd] == ')') return null;
        if (unit is "" && i > from && text[i - 1] == '碳') return null; // 碳2 is a name
        var kind = KindOf(unit, multiple);
        return Bounded(text, new(i, unitEnd, value, multiple + unit, kind) { Upper = upper, NumberEnd = end, UnitEnd = unitEnd, Bound = bound }, to);
    }

    /// <summary>百家, 千户, 万种; 翻一番, 三倍; 百分之二十.</summary>
    Figure? InWords(string text, int i, int from, int to)
    {
        if (text[i] == '百' && text.AsSpan(i).StartsWith("百分之", StringComparison.Ordinal) && ChineseNumber(text, i + 3, to) is ({ } share, var shareEnd))
            return Bounded(text, new(i, shareEnd, share, "%", FigureKind.Percent) { NumberEnd = shareEnd, UnitEnd = shareEnd, InWords = true }, to);
        if (text[i] is '翻' or '增' or '长' or '高' && ChineseNumber(text, i + 1, to) is ({ } times, var timesEnd) && words.At(WordRole.Multiple, text, timesEnd) is { } multiple)
            return new(i + 1, timesEnd + multiple.Text.Length, times, multiple.Text, FigureKind.Multiple) { NumberEnd = timesEnd, UnitEnd = timesEnd + multiple.Text.Length, InWords = true };
        if (text[i] is not ('百' or '千' or '万') || (i > from && IsNumeral(text[i - 1])) || i + 1 >= to) return null;
        var end = i;
        double value = 1;
        while (end < to && Multiples.Contains(text[end], StringComparison.Ordinal)) value *= Size(text[end++]);
        if (words.At(WordRole.Unit, text, end) is not { Word.As: "measure" } unit || unit.Text is "大" or "次" or "人" or "点" or "门" or "件" or "组" or "类" or "对") return null;
        return Bounded(text, new(i, end + unit.Text.Length, value, unit.Text, FigureKind.Count) { NumberEnd = end, UnitEnd = end + unit.Text.Length, InWords = true }, to);
    }

    Figure Bounded(string text, Figure figure, int to)
    {
        if (words.AfterAt(text, figure.UnitEnd) is not { } after || figure.UnitEnd + after.Text.Length > to) return figure;
        return figure with { Bound = figure.Bound is "" ? after.Word.Sign : figure.Bound, End = figure.UnitEnd + after.Text.Length };
    }

    (string Multiple, string Unit, int End, string Bound) Unit(string text, int at, int to)
    {
        var (start, bound) = (at, "");
        if (start < to && text[start] is '余' or '多') (start, bound) = (start + 1, ">=");
        var end = start;
        while (end < to && Multiples.Contains(text[end], StringComparison.Ordinal)) end++;
        var multiple = text[start..end];
        if (end < to && text[end] is '余' or '多') (end, bound) = (end + 1, ">=");
        if (words.At(WordRole.Unit, text, end) is not { } unit || end + unit.Text.Length > to) return (multiple, "", end, bound);
        var said = unit.Text;
        end += said.Length;
        while (end + 1 < to && text[end] is '/' or '每' && words.At(WordRole.Unit, text, PerAt(text, end)) is { } per && PerAt(text, end) + per.Text.Length <= to)
        {
            said += "/" + text[(end + 1)..(PerAt(text, end) + per.Text.Length)];
            end = PerAt(text, end) + per.Text.Length;
        }
        return (multiple, said, end, bound);
    }

    /// <summary>Behind the stroke and a multiple: 吨/万元.</summary>
    static int PerAt(string text, int at)
    {
        at++;
        while (at < text.Length && Multiples.Contains(text[at], StringComparison.Ordinal)) at++;
        return at;
    }

    FigureKind KindOf(string unit, string multiple)
    {
        if (unit is "") return FigureKind.Bare;
        return words.At(WordRole.Unit, unit, 0)?.Word.As switch
        {
            "percent" => FigureKind.Percent,
            "points" => FigureKind.Points,
            "measure" => FigureKind.Count,
            "time" when !unit.Contains('/', StringComparison.Ordinal) && multiple is "" => FigureKind.Years,
            _ => FigureKind.Amount,
        };
    }

    public static (double Value, int End) Number(string text, int i, int to)
    {
        var end = i;
        while (end < to && (char.IsAsciiDigit(text[end]) || (text[end] == ',' && IsThousands(text, end, to)) || (text[end] == '.' && end + 1 < to && char.IsAsciiDigit(text[end + 1]) && !text.AsSpan(i, end - i).Contains('.')))) end++;
        return (double.Parse(text.AsSpan(i, end - i).ToString().Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), end);
    }

    static bool IsThousands(string text, int comma, int to) =>
        comma + 3 < to && comma > 0 && char.IsAsciiDigit(text[comma - 1]) && char.IsAsciiDigit(text[comma + 1]) && char.IsAsciiDigit(text[comma + 2]) && char.IsAsciiDigit(text[comma + 3]) && (comma + 4 >= to || !char.IsAsciiDigit(text[comma + 4]));

    /// <summary>A year, a span of years, a day, an hour of a clock, a number of a document, a label.</summary>
    static bool IsDate(string text, int i, int end, int to)
    {
        var next = end < to ? text[end] : ' ';
        if (IsYear(text, i, end) && next is '年' or '版') return true;
        if (IsYear(text, i, end) && next is '-' or '—' or '~' or '–' or '至')
        {
            var second = end;
            while (second < to && !char.IsAsciiDigit(text[second])) second++;
            if (second - end <= 2 && second + 4 <= to && IsYear(text, second, second + 4) && (second + 4 == to || text[second + 4] is '年' or ')' or '》' or '-')) return true;
        }
        if (next is '月' or '号' or '期' or ':' or '时' or '季') return next is not ':' || (end + 1 < to && char.IsAsciiDigit(text[end + 1]));
        if (next == '日' && i > 0 && text[i - 1] is '月') return true;
        return next is '、' or '.' && (i == 0 || text[i - 1] is '\n' or '\t');
    }

    static bool IsYear(string text, int i, int end) =>
        end - i == 4 && end <= text.Length && ((text[i] == '1' && text[i + 1] == '9') || (text[i] == '2' && text[i + 1] is '0' or '1')) && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3]);

    static bool IsNumeral(char c) => char.IsAsciiDigit(c) || "一二三四五六七八九十百千万亿几数两半.".Contains(c, StringComparison.Ordinal);

    public static double Size(char multiple) => multiple switch { '十' => 10, '百' => 100, '千' => 1000, '万' => 1e4, '亿' => 1e8, _ => 1 };

    static (double? Value, int End) ChineseNumber(string text, int i, int to)
    {
        const string Ones = "零一二三四五六七八九";
        double? sum = null;
        var (pending, end) = (0.0, i);
        for (; end < to; end++)
        {
            var c = text[end] == '两' ? '二' : text[end];
            if (Ones.IndexOf(c, StringComparison.Ordinal) is >= 0 and var one) (pending, sum) = (one, sum ?? 0);
            else if (c is '十' or '百') (sum, pending) = ((sum ?? 0) + (pending == 0 ? 1 : pending) * Size(c), 0);
            else break;
        }
        return (sum is null ? null : sum + pending, end);
    }
}
