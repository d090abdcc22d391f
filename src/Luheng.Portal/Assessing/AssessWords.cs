using System.Globalization;
using Luheng.Judging;
using Luheng.Judging.Assessing;
using Luheng.Packs;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Assessing;

/// <summary>Words for the states of lines and for how sure a table is.</summary>
static class AssessWords
{
    /// <summary>Points, or between which they must lie.</summary>
    public static string Points(double low, double high) => low == high ? low.ToString("0.##", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{low:0.##}–{high:0.##}");

    public static Said State(ItemState state) => state switch
    {
        ItemState.Computed => new("按数据计算", "computed"),
        ItemState.Reviewed => new("评审平均", "mean of reviewers"),
        ItemState.Waiting => new("待评审", "waits for reviewers"),
        ItemState.NoFigure => new("缺数据", "no figure"),
        ItemState.Revised => new("数据已修订，待确认", "revised, to be confirmed"),
        ItemState.Differs => new("评审人评分不一，待确定", "reviewers differ, to be settled"),
        ItemState.Decided => new("评定时确定", "settled at the decision"),
        ItemState.Settled => new("复查后确定", "settled"),
        _ => new("规则缺失，待定", "rule unknown, open"),
    };

    public static Said Confidence(Confidence confidence) => confidence switch
    {
        Luheng.Packs.Confidence.Confirmed => new("已核实", "confirmed"),
        Luheng.Packs.Confidence.Secondary => new("转引", "secondary"),
        Luheng.Packs.Confidence.Recalled => new("凭记忆", "recalled"),
        Luheng.Packs.Confidence.Derived => new("推算", "derived"),
        _ => new("设计", "design"),
    };

    /// <summary>A text as what stands before the words that open a figure, those words, and what follows.</summary>
    public static (string Before, string Opens, string After) Around(string text, string opens) =>
        text.IndexOf(opens, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], opens, text[(at + opens.Length)..]) : ("", text, "");

    /// <summary>Where the figure of a rung is explained; null where it has none, or names none.</summary>
    public static string? Explain(JudgedBy rung) => rung.Opens == Said.Nothing ? null : rung.Ask.Contains('=', StringComparison.Ordinal) ? $"/explain?{rung.Ask}"
        : rung.Ask.Split(' ') is [var item, var subject, var period] ? Links.Explain(item, subject, period) : null;
}
