using System.Globalization;
using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>What is known of the place of a sentence when its figures are judged.</summary>
/// <param name="AimYear">The term last stated in this part of the plan.</param>
/// <param name="Stretch">The period last stated in this part: “十三五”期间.</param>
/// <param name="BaseYear">The base stated once for the paragraph.</param>
sealed record Surroundings(PlanSections.Section Section, PlanPeriod? Period, int? AimYear, (int From, int To)? Stretch, int? BaseYear, int? Since);

/// <summary>Decides what a drafted figure is: target, result, fact, threshold or programme; in which year, against which base, how sure and why.</summary>
sealed class Judge(Lexicon words)
{
    public Find? Of(string text, int from, int to, Draft draft, Surroundings around, Func<int, int, (int Start, string Words)> place)
    {
        if (draft.Figure.Kind == FigureKind.Years && !IsYears(text, draft)) return null;
        var times = Times.Of(text, from, to, around.Period);
        var because = new List<string>();
        var kind = KindOf(text, from, to, draft, around, times, because);
        var indicator = Indicator(draft);
        if (indicator is not null) because.Add($"“{indicator.Said.Text}”是词典中的指标称谓");
        var start = Math.Min(draft.Start, draft.Figure.Start);
        while (start < draft.Figure.Start && text[start] is ',' or '、' or '“' or '”' or '-' or '—' or '\t') start++;
        var (at, said) = place(start, Math.Max(draft.End, draft.Figure.End));
        var find = new Find($"{kind.ToString().ToLowerInvariant()}-{at}-{place(draft.Figure.Start, draft.Figure.End).Start}", kind, at, said, around.Section.Clause)
        {
            Phrase = PhraseList.Paired(draft.Phrase),
            Indicator = indicator?.Said.Word.Indicator,
            Comparator = draft.Comparator is "" ? "=" : draft.Comparator,
            Scope = draft.Scope,
            Basis = draft.Basis ?? words.FirstIn(WordRole.Basis, text.AsSpan(from, to - from))?.Said.Word.As,
            PriceYear = Times.PriceYear(text[from..to]),
            Upper = draft.Figure.Upper,
        };
        find = Measured(find, draft, indicator?.Said.Word, kind, because);
        find = Dated(find, text, from, draft, around, times, because);
        if (kind != FindKind.Target) find = find with { Measure = null };
        return find with { Confidence = Sureness(find, draft, indicator is not null, around), Because = because };
    }

    (Lexicon.Said Said, int At)? Named(string phrase) => words.Longest(WordRole.Indicator, phrase);

    /// <summary>The dictionary's phrase that the draft ends in; one in the middle names something else.</summary>
    Match? Indicator(Draft draft)
    {
        if (draft.Phrase is "") return null;
        if (words.EndingAt(WordRole.Indicator, draft.Phrase) is { Text.Length: > 3 } ends) return new(ends);
        if (Named(draft.Phrase) is not { } named) return null;
        var rest = draft.Phrase[(named.At + named.Said.Text.Length)..];
        const int Slack = 3;
        if (words.Has(WordRole.Rate, rest)) return null; // 增加值比重 is no 增加值
        return rest.Length <= Slack || draft.Sense == FigureSense.Deed && rest.Length <= Slack + 1 ? new(named.Said) : null;
    }

    sealed record Match(Lexicon.Said Said);

    FindKind KindOf(string text, int from, int to, Draft draft, Surroundings around, List<TimeSaid> times, List<string> because)
    {
        var (figure, section) = (draft.Figure, around.Section.Kind);
        var segment = text[draft.SegmentStart..draft.SegmentEnd];
        if (figure.InWords && figure.Kind == FigureKind.Count && words.Has(WordRole.Programme, draft.Behind) && draft.Deed is not "create") return Say(FindKind.Programme, "数字是行动或工程名称的一部分");
        if (figure.Kind == FigureKind.Percent && OfAnAim(draft)) return Say(section is "results" || around.Period is null ? FindKind.Outcome : FindKind.Fact, "说的是完成目标的比例，不是目标");
        if (draft.Describes) return Say(FindKind.Fact, "说的是项目的规模，项目的个数在后面");
        if (draft.Threshold) return Say(FindKind.Threshold, "数字后面是“以上（以下）的”对象，是界限不是目标");
        var own = OwnTime(text, times, draft, null);
        var termed = around.Period is { } plan && own is not null ? own.To > plan.Base : own?.Sense == TimeSense.By;
        var past = around.Period is { } period && own is not null && own.To <= period.Base;
        var reported = words.FirstIn(WordRole.Reported, segment) is { } mark ? mark.Said.Text : null;
        var aimed = words.FirstIn(WordRole.Aimed, segment)?.Said.Text;
        if (IsFramework(draft)) return Say(FindKind.Fact, "说的是规划自身的任务、行动或领域的个数");
        if (figure.Kind == FigureKind.Count && draft.Behind.EndsWith('中')) return Say(FindKind.Fact, "说的是整体，后文说其中的部分");
        if (words.EndingAt(WordRole.Whole, draft.Left) is { } whole && figure.Kind == FigureKind.Count && whole.Text is "其余" or "剩余" or "另有") return Say(FindKind.Fact, "说的是其余部分");
        if (section == "results")
        {
            if (termed && !past && aimed is not null) return Say(FindKind.Target, $"“{aimed}”和期限");
            return Say(FindKind.Outcome, "在成效一节");
        }
        if (past && own!.Sense == TimeSense.By && reported is null && (aimed ?? words.FirstIn(WordRole.Aimed, text.AsSpan(from, draft.Figure.Start - from))?.Said.Text) is "力争" or "确保" or "争取" or "计划")
            return Say(FindKind.Target, $"“到 {own.To} 年”并且要力争做到");
        if (past) return Say(FindKind.Fact, $"说的是 {own!.To} 年，不晚于规划基期");
        if (termed && around.Period is not null && reported is not ("目前" or "现有")) return Say(FindKind.Target, $"期限 {own!.To} 年在规划期内");
        if (section == "safeguards" && figure.Unit.EndsWith('元')) return Say(FindKind.Fact, "保障措施中的资金，不是目标");
        if (section == "background") return Say(FindKind.Fact, "在背景、形势或问题一节");
        if (aimed is not null && reported is null) return Say(FindKind.Target, $"“{aimed}”");
        if (reported is not null && section is not "aims") return Say(FindKind.Fact, $"“{reported}”：是已有的情况");
        if (section == "aims") return reported is "已" or "已经" ? Say(FindKind.Outcome, $"“{reported}”：是已有的成效") : Say(FindKind.Target, "在目标一节");
        if (section == "principles") return Say(FindKind.Fact, "在指导思想或原则一节");
        if (figure.Kind is FigureKind.Percent && draft.Sense == FigureSense.Plain) return Say(FindKind.Fact, "只是陈述，没有升降或达到的动词");
        if (draft.Sense is FigureSense.Change || draft.Deed is "create" or "remove" || (draft.Sense == FigureSense.Level && draft.Comparator is not "" and not "≈")) return Say(FindKind.Target, "要做到的量，没有已完成的字样");
        if (draft.Deed is "do" || (section is "tasks" or "schedule" && figure.Kind == FigureKind.Count && words.Has(WordRole.Act, draft.Behind + text[draft.Figure.End..Math.Min(to, draft.SegmentEnd + 24)]))) return Say(FindKind.Target, "任务中要做的数量");
        if (draft.Sense == FigureSense.Level && section is "tasks" or "schedule" or "safeguards") return Say(FindKind.Target, "任务中要达到的水平");
        return Say(FindKind.Fact, "没有目标的字样");

        FindKind Say(FindKind what, string why)
        {
            because.Add(why);
            return what;
        }
    }

    /// <summary>完成国家下达目标的102%: how much of an aim was done is no aim.</summary>
    static bool OfAnAim(Draft draft) => draft.Left.Contains("完成", StringComparison.Ordinal) && (draft.Left.EndsWith("目标的", StringComparison.Ordinal) || draft.Left.EndsWith("任务的", StringComparison.Ordinal));

    /// <summary>连续3年 is a figure; “未来5年” and 为期3年 are none.</summary>
    static bool IsYears(string text, Draft draft) => draft.Figure.Start >= 2 && text.AsSpan(draft.Figure.Start - 2, 2) is "连续";

    bool IsFramework(Draft draft)
    {
        if (draft.Figure.Kind != FigureKind.Count || draft.Figure.InWords || draft.Figure.Unit is not ("大" or "个" or "项" or "类" or "条" or "种")) return false;
        if (draft.Figure.Unit is "大") return true; // 3大方向: nothing that is built is counted so
        var noun = draft.Phrase;
        const int Longest = 14;
        return noun.Length is > 0 and <= Longest && words.EndingAt(WordRole.Framework, noun) is not null && draft.Figure.Value <= 20;
    }

    Find Measured(Find find, Draft draft, PlanWord? named, FindKind kind, List<string> because)
    {
        var figure = draft.Figure;
        var isShare = named?.Of is "share" or "capacity-share" || words.EndingAt(WordRole.Rate, draft.Phrase) is not null;
        if (figure.Kind == FigureKind.Points)
            return find with { By = figure.Value * (draft.Sign == 0 ? 1 : draft.Sign), ChangeUnit = "百分点", Measure = TargetKind.Points };
        if (figure.Kind == FigureKind.Multiple && figure.Unit is "番" or "倍" or "成")
            return find with { By = Percent(figure), ChangeUnit = "%", Measure = TargetKind.Change };
        if (figure.Kind == FigureKind.Percent && (draft.Sense == FigureSense.Change || (draft.Sense == FigureSense.Deed && draft.Sign != 0)))
        {
            var by = figure.Value * (draft.Sign == 0 ? 1 : draft.Sign);
            if (draft.PerYear) return find with { By = by, ChangeUnit = "%/年", Measure = TargetKind.Change };
            if (!isShare) return find with { By = by, ChangeUnit = "%", Measure = TargetKind.Change };
            because.Add("一个比率升降若干%：可能是百分点，也可能是百分比，不代为判断");
            return find with { By = by, ChangeUnit = "%", Ask = [new("ChangeUnit", find.Words, ["百分点", "%"])] };
        }
        if (figure.Kind is FigureKind.Amount or FigureKind.Percent && draft.Sense == FigureSense.Change)
            return find with { By = figure.Value * draft.Sign, ChangeUnit = figure.Unit, Measure = figure.Kind == FigureKind.Amount ? TargetKind.Amount : TargetKind.Change, Level = null, Unit = figure.Unit };
        find = find with { Level = figure.Value, Unit = figure.Unit };
        if (draft.Base is { } from)
        {
            find = find with { Base = from.Value };
            because.Add("“由……到……”说了起点");
        }
        if (figure.Kind == FigureKind.Count)
        {
            if (!draft.IsNew && !(draft.Sense == FigureSense.Change && draft.Sign > 0)) return find with { Measure = TargetKind.Count };
            because.Add("“新”或“增加”：是增加的数量，不是总数");
            return find with { Level = null, By = figure.Value, ChangeUnit = figure.Unit, Measure = TargetKind.NewCount, Comparator = find.Comparator is "=" ? ">=" : find.Comparator };
        }
        if (figure.Kind == FigureKind.Amount && draft.IsNew) return find with { Level = null, By = figure.Value, ChangeUnit = figure.Unit, Measure = TargetKind.Amount };
        if (kind == FindKind.Target && draft.Sense == FigureSense.Level && draft.Sign < 0 && find.Comparator is "=") find = find with { Comparator = "<=" };
        var measure = named?.Of == "capacity-share" || draft.Phrase.Contains("产能比例", StringComparison.Ordinal) ? TargetKind.CapacityShare
            : find.Comparator is ">=" or ">" && figure.Kind == FigureKind.Percent ? TargetKind.AtLeast
            : find.Comparator is "<=" or "<" && (figure.Kind == FigureKind.Percent || named?.Of != "intensity") ? TargetKind.AtMost
            : figure.Kind == FigureKind.Amount && named?.Of is not ("intensity" or "share") ? TargetKind.Amount : TargetKind.Level;
        return find with { Measure = measure };
    }

    static double Percent(Figure figure)
    {
        const double Whole = 100, Tenth = 10;
        return figure.Unit switch { "番" => (Math.Pow(2, figure.Value) - 1) * Whole, "倍" => figure.Value * Whole, _ => figure.Value * Tenth };
    }

    static Find Dated(Find find, string text, int from, Draft draft, Surroundings around, List<TimeSaid> times, List<string> because)
    {
        var (figure, period) = (draft.Figure, around.Period);
        var base_ = times.LastOrDefault(t => t.Sense == TimeSense.Base && t.Start < figure.Start)?.To;
        var own = OwnTime(text, times, draft, base_)
            ?? times.FirstOrDefault(t => t.Sense == TimeSense.By && t.Start >= from && t.Start <= draft.SegmentEnd && t.Start > figure.Start);
        var since = times.LastOrDefault(t => t.Sense == TimeSense.Since && t.Start < figure.Start)?.From;
        var stretch = times.LastOrDefault(t => t.Sense == TimeSense.Period && t.Start < figure.Start) is { } said ? (said.From, said.To) : around.Stretch;
        int? year = draft.Year ?? own?.To;
        if (year is { } stated) because.Add($"年份 {stated} 在同一句");
        else if (find.Kind == FindKind.Target)
        {
            year = text.AsSpan(draft.SegmentStart, Math.Max(0, figure.Start - draft.SegmentStart)).Contains("全年", StringComparison.Ordinal) && period is { } one && one.From == one.To ? one.To : around.AimYear ?? since ?? period?.To;
            if (year is not null) because.Add(around.AimYear is not null ? $"期限 {year} 年在上文说过一次" : "没有写期限，取规划期末");
        }
        else if (find.Kind is FindKind.Outcome || (find.Kind == FindKind.Fact && around.Section.Kind is "background" or "results")) year = stretch is { } of && of.To <= (period?.Base ?? of.To) ? of.To : period?.Base;
        else if (find.Kind == FindKind.Threshold) year = around.Section.Kind == "results" ? period?.Base : period?.To;

        var baseYear = draft.BaseYear ?? (find.Measure is TargetKind.Count or TargetKind.Level or TargetKind.AtLeast or TargetKind.AtMost && draft.Base is null ? null : base_);
        var isChange = find.By is not null || draft.Base is not null;
        if (baseYear is null && isChange && year is { } compared && OnYear(text, draft))
        {
            baseYear = compared - 1;
            because.Add("同比：以上年为基期");
        }
        else if (baseYear is not null) because.Add($"基期 {baseYear} 写明");
        else if (isChange && find.Kind == FindKind.Target && around.BaseYear is { } once && draft.Sense == FigureSense.Change)
        {
            baseYear = once;
            because.Add($"基期 {once} 在本段说过一次");
        }
        else if (find.Kind == FindKind.Target && isChange && period is { Stated: true } five && draft.Figure.Kind is not FigureKind.Multiple && (draft.Sense == FigureSense.Change || draft.IsNew))
        {
            baseYear = five.Base;
            because.Add($"没有写基期，五年规划以上期末年 {five.Base} 为基期");
        }
        else if (find.Kind == FindKind.Outcome && (isChange || IsSummed(text, draft)) && (since ?? around.Since ?? stretch?.From - 1) is { } began)
        {
            baseYear = began;
            because.Add($"从 {began} 年算起");
        }
        else if (find.Kind == FindKind.Outcome && since is { } counted) baseYear = counted;
        if (draft.PerYear && since is { } first && find.Kind == FindKind.Target) (year, baseYear) = (first, first - 1);
        if (year == baseYear && find.Kind == FindKind.Target) year = around.AimYear ?? period?.To ?? year;
        var question = find.Kind == FindKind.Target && find.By is not null && find.Measure is TargetKind.Change or TargetKind.Points && baseYear is null
            ? [.. find.Ask, new Question("BaseYear", find.Words, period is null ? [] : [period.Base.ToString(CultureInfo.InvariantCulture)])] : find.Ask;
        return find with { Year = year, BaseYear = baseYear, Ask = question };
    }

    /// <summary>淘汰产能若干 adds up over the years; 实现营业收入若干 is of one year, unless 累计 says otherwise.</summary>
    static bool IsSummed(string text, Draft draft) => draft is { Sense: FigureSense.Deed, Figure.Kind: FigureKind.Amount }
        && (draft.Deed is not "do" || text.AsSpan(draft.SegmentStart, Math.Max(0, draft.Figure.Start - draft.SegmentStart)).Contains("累计", StringComparison.Ordinal));

    static bool OnYear(string text, Draft draft)
    {
        var said = text.AsSpan(draft.SegmentStart, draft.Figure.Start - draft.SegmentStart);
        return said.Contains("同比", StringComparison.Ordinal) || said.Contains("比上年", StringComparison.Ordinal) || said.Contains("较上年", StringComparison.Ordinal);
    }

    /// <summary>The year of a figure: one in its own part of the sentence, else the term the sentence begins with, else the last before it.</summary>
    static TimeSaid? OwnTime(string text, List<TimeSaid> times, Draft draft, int? base_)
    {
        var before = times.Where(t => t.Sense is TimeSense.By or TimeSense.In && t.End <= draft.Figure.Start && t.To != draft.BaseYear && t.To != base_).ToList();
        return before.LastOrDefault(t => t.Start >= draft.SegmentStart) ?? before.LastOrDefault(t => t.Start > 0 && text[t.Start - 1] is '到' or '至') ?? before.LastOrDefault(t => !(t.End < text.Length && text[t.End] == '前')) ?? before.LastOrDefault();
    }

    static double Sureness(Find find, Draft draft, bool named, Surroundings around)
    {
        var sure = 0.5;
        if (named) sure += 0.2;
        if (draft.Sense is not FigureSense.Plain) sure += 0.1;
        if (around.Section.Kind is not "") sure += 0.1;
        if (find.Year is not null) sure += 0.05;
        if (draft.Inherited) sure -= 0.2;
        if (find.Ask.Count > 0) sure -= 0.15;
        return Math.Round(Math.Clamp(sure, 0.05, 0.95), 2);
    }
}
