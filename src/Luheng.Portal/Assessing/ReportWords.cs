using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Assessing;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Time;

namespace Luheng.Portal.Assessing;

/// <summary>How official papers say targets, units, periods and numbers.</summary>
static partial class ReportWords
{
    static readonly (string Symbol, string Word)[] Units =
    [
        ("tCO2", "吨二氧化碳"), ("kgce", "千克标准煤"), ("gce", "克标准煤"), ("tce", "吨标准煤"), ("kgoe", "千克标准油"), ("kWh", "千瓦时"), ("m³", "立方米"), ("kW", "千瓦"), ("t", "吨"),
    ];

    const string Tonnes = "tce";
    const double TenThousand = 1e4;

    static readonly string[] Ordinals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    /// <summary>A unit as a paper writes it: kgce/t is 千克标准煤/吨.</summary>
    /// <remarks>Energy in tonnes is written in ten thousands of them, as <see cref="Write"/> does.</remarks>
    public static string Unit(string unit) => unit is "1" ? "" : unit is "百分点" ? "个百分点" : unit is Tonnes ? "万吨标准煤" : string.Join('/', unit.Split('/').Select(Part));

    /// <summary>A number as a paper writes it: its thousands are not parted.</summary>
    public static string Write(double value, string unit, int? decimals = null)
    {
        // What was published with two decimals is written with them.
        var exact = decimals is null && unit is not Tonnes && HasTwoDecimals(value);
        var text = exact ? (value == 0 ? 0 : value).ToString("#,0.##", CultureInfo.InvariantCulture) : unit is Tonnes ? Figures.Write(value / TenThousand, decimals ?? 2) : decimals is { } places ? Figures.Write(value, places) : Figures.Write(value, unit);
        return text.Replace(",", "", StringComparison.Ordinal);
    }

    public static bool HasTwoDecimals(double value) => Math.Abs(value - Math.Round(value, 2)) <= 1e-9 * Math.Max(1, Math.Abs(value));

    /// <summary>How a document wrote an approximate figure: 近2万; null where its words are not found. The number is null where it is the figure's own.</summary>
    public static (string About, string? Number)? AsWritten(string words, double value)
    {
        foreach (Match match in About().Matches(words))
        {
            var number = double.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
            if (Same(number)) return (match.Groups["about"].Value, null);
            if (match.Groups["scale"].Value is { Length: > 0 } scale && Same(number * (scale is "万" ? TenThousand : TenThousand * TenThousand))) return (match.Groups["about"].Value, match.Groups["n"].Value + scale);
        }
        return null;

        bool Same(double number) => Math.Abs(number - value) <= 1e-9 * Math.Max(1, value);
    }

    [GeneratedRegex("(?<about>约|接近|将近|近|大约)(?<n>[0-9]+(?:\\.[0-9]+)?)(?<scale>[万亿])?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex About();

    /// <summary>Whether a task may stand at the plan's end only because the document gives it no term.</summary>
    public static bool TermsUnsaid(Plan plan) => plan.Tasks.Any(t => t.Due == new DateOnly(plan.To, 12, 31));

    /// <summary>An energy in the unit that <see cref="Unit"/> names; anything else as it is.</summary>
    public static double Scaled(double value, string unit) => unit is Tonnes ? value / TenThousand : value;

    static string Part(string part)
    {
        foreach (var (symbol, word) in Units)
            if (part.EndsWith(symbol, StringComparison.Ordinal) && part[..^symbol.Length].All(c => c is '万' or '亿' or '千' or '百')) return part[..^symbol.Length] + word;
        return part;
    }

    public static string Ordinal(int number) => number <= 10 ? Ordinals[number - 1] : "十" + Ordinals[number - 11];

    /// <summary>2021—2025年, 2025年1—10月, 2020年.</summary>
    public static string Span(string period) => !Period.TryParse(period, out var p) ? period : p.Kind switch
    {
        PeriodKind.Year => Inv($"{p.First.Year}年"),
        PeriodKind.Years => Inv($"{p.First.Year}—{p.Last.Year}年"),
        PeriodKind.YearToDate => Inv($"{p.First.Year}年1—{p.Last.Month}月"),
        PeriodKind.Day => Inv($"{p.First.Year}年{p.First.Month}月{p.First.Day}日"),
        PeriodKind.Month => Inv($"{p.First.Year}年{p.First.Month}月"),
        PeriodKind.Months => Inv($"{p.First.Year}年{(p.First.Month == 1 ? "" : Inv($"{p.First.Month}月"))}至{p.Last.Year}年{p.Last.Month}月"),
        _ => Dates.Say(p, false).Replace(" ", "", StringComparison.Ordinal),
    };

    /// <summary>2016—2019年、2022年.</summary>
    public static string Years(IReadOnlyList<int> years) => string.Join("、", Runs(years).Select(r => r.From == r.To ? Inv($"{r.From}年") : Inv($"{r.From}—{r.To}年")));

    /// <summary>Rising numbers as unbroken runs.</summary>
    public static List<(int From, int To)> Runs(IEnumerable<int> numbers)
    {
        var runs = new List<(int From, int To)>();
        foreach (var n in numbers)
            if (runs.Count > 0 && runs[^1].To == n - 1) runs[^1] = (runs[^1].From, n);
            else runs.Add((n, n));
        return runs;
    }

    /// <summary>Of a change or of points: the aim says how far, not how much.</summary>
    public static bool IsChange(Target target) => target.Kind is TargetKind.Change or TargetKind.Points;

    /// <summary>The verb of a change, by the sign of what it came to.</summary>
    public static string Verb(double value) => value < 0 ? "下降" : "提高";

    /// <summary>A published figure with its exactness around it: 约 before, 以上 behind.</summary>
    public static (string Before, string After) Exact(string comparator) => comparator switch
    {
        "≈" => ("约", ""),
        ">=" or ">" => ("", "以上"),
        "<=" or "<" => ("", "以内"),
        _ => ("", ""),
    };

    /// <summary>The verb of a change of a target: of a saving the plan's own word, such as 节能 or 节约原辅材料.</summary>
    public static string Verb(Target target, double value) => value < 0 && Saving().Match(target.Words) is { Success: true } saving ? saving.Value : Verb(value);

    /// <summary>What a target asks, around its figure: 下降 … 以上, 控制在 … 以内. 以上 only where the plan says it.</summary>
    public static (string Before, string After) Asks(Target target)
    {
        var (about, more) = (target.Comparator is "≈" ? "约" : "", target.Comparator is ">=" or ">" && target.Words.Contains("以上", StringComparison.Ordinal) ? "以上" : "");
        if (IsChange(target)) return (Verb(target, target.Aim!.Value.Amount) + about, more);
        if (target.Kind == TargetKind.NewCount) return ("新增" + about, more);
        if (target.LowerIsBetter || target.Kind == TargetKind.AtMost || target.Comparator is "<=" or "<")
            return target.Base is { } from && target.Aim is { } aim && from.Unit.Measures(aim.Unit) && from.In(aim.Unit).Amount > aim.Amount ? ("降到" + about, "")
                : target.Comparator is "<" ? ("低于", "") : ("控制在" + about, "以内");
        if (more is "" && target.Comparator is ">") return ("超过", "");
        return (target.Kind == TargetKind.AtLeast && more is "" || target.Words.Contains("不低于", StringComparison.Ordinal) ? "不低于" : "达到" + about, more);
    }

    /// <summary>The whole of what a target asks: 节能15%以上.</summary>
    public static string Asked(Target target)
    {
        var ((before, after), aim) = (Asks(target), target.Aim!.Value);
        return before + Write(IsChange(target) ? Math.Abs(aim.Amount) : aim.Amount, aim.Unit.Symbol) + Unit(aim.Unit.Symbol) + after;
    }

    /// <summary>The earlier target that this one only states again; null where it is its own.</summary>
    static Target? Restated(Plan plan, Target target) => target.Indicator is null || target.Aim is null ? null
        : plan.Targets.TakeWhile(t => t != target).FirstOrDefault(t => t.Indicator == target.Indicator && t.Kind == target.Kind && t.Aim == target.Aim && t.Year == target.Year && t.Region == target.Region && t.Scope.Zh == target.Scope.Zh);

    /// <summary>Whether it is another region's, which the document only quotes: 国家要求.</summary>
    public static bool IsQuoted(Plan plan, Target target) => target.Region != plan.Region;

    /// <summary>Whether it falls due only after the plan's own period.</summary>
    public static bool IsLater(Plan plan, Target target) => !IsQuoted(plan, target) && target.Year > plan.To;

    static bool IsDue(Plan plan, Target target) => !IsQuoted(plan, target) && !IsLater(plan, target);

    /// <summary>The targets that a report counts: the plan's own that fall due within its period, each once.</summary>
    public static IEnumerable<Target> Counted(Plan plan) => plan.Targets.Where(t => IsDue(plan, t) && Restated(plan, t) is null);

    /// <summary>Where the plan states a counted target once more.</summary>
    public static IEnumerable<Target> Again(Plan plan) => plan.Targets.Where(t => IsDue(plan, t) && Restated(plan, t) is not null);

    /// <summary>How a task stands.</summary>
    public static string Word(TaskState state) => state switch { TaskState.Done => "已完成", TaskState.UnderWay => "进行中", TaskState.Dropped => "已取消", _ => "未启动" };

    /// <summary>The number of an item in a list; in brackets, for 1．12项 would read as 1.12.</summary>
    public static string Item(int number) => Inv($"（{number}）");

    [GeneratedRegex("(节[能水电煤材]|节约[^，。；、0-9]*|减少[^，。；、0-9]*)(?=约?[0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Saving();

    /// <summary>A name without what only marks the demonstration.</summary>
    public static string Clean(string text) => text.Replace("（演示数据）", "", StringComparison.Ordinal).Replace("（演示）", "", StringComparison.Ordinal);

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
