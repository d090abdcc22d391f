using System.Text.RegularExpressions;
using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>Reads the words in front of a figure from right to left: comparator, verb, base, phrase.</summary>
sealed partial class LeftWords(Lexicon words)
{
    [GeneratedRegex(@"(?:[比较与]|对比|相比于?|相较于?|在)?(?:(?:19|20|21)\d\d年?(?:底|末)?|[“]?十.五[”]?(?:期?末|时期|期间)?|上年|去年|基期|上一?年同?期?)(?:同期)?(?:水平)?(?:相比|的?基础上|为基[期准数])?再?$", RegexOptions.CultureInvariant)]
    private static partial Regex Compared { get; }

    [GeneratedRegex(@"(?:(?:于|自|截至|力争|在)?(?:19|20|21)\d\d年?(?:底|末|前)?的?|五年前的|5年前的|目前的?|现在的|当前的?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Dated { get; }

    [GeneratedRegex(@"^(?:\(?[一二三四五六七八九十]{1,3}\)|(?:到|至|截至|力争到?|在|自|从)?(?:(?:19|20|21)\d\d年?(?:[-—~–至](?:19|20|21)\d\d)?年?(?:底|末|前|起|以来|期间)*|[“]?十[一二三四五六七八九]五[”]?(?:时期|期间|末|以来|期末|规划期)*)|[一二三四五六七八九十]是(?:关于)?|\(\d+\)|\d+[.、]|[①-⑳])[,、]?", RegexOptions.CultureInvariant)]
    private static partial Regex Opening { get; }

    /// <param name="Phrase">What is measured, or what the deed is done to.</param>
    /// <param name="Start">Where the phrase begins in the words read.</param>
    public sealed record Reading(string Phrase, int Start, FigureSense Sense)
    {
        public int Sign { get; init; }
        public string Comparator { get; init; } = "";
        public string Deed { get; init; } = "";
        public bool IsNew { get; init; }
        public bool PerYear { get; init; }

        /// <summary>Said of each thing of a list: 均, 都, 同步.</summary>
        public bool Each { get; init; }
        public bool From { get; init; }
        public string Scope { get; init; } = "";
        public bool Nation { get; init; }
        public string? Basis { get; init; }
    }

    public Reading Read(string left)
    {
        var end = left.Length;
        var comparator = "";
        var (sense, sign, deed, isNew, from, perYear, each) = (FigureSense.Plain, 0, "", false, false, false, false);
        Trim();
        while (words.EndingAt(WordRole.Comparator, left.AsSpan(0, end)) is { } bound && !IsPartOfWord(left, end, bound.Text))
        {
            if (comparator is "" or "≈") comparator = bound.Word.Sign;
            end -= bound.Text.Length;
            Trim();
        }
        if (Dated.Match(left[..end]) is { Success: true, Length: > 0 } dated) end = dated.Index;
        ReadVerb();
        for (var more = true; more;)
        {
            more = false;
            Trim();
            if (end > 2 && left[end - 1] == '均' && left[end - 2] == '年' && char.IsAsciiDigit(left[end - 3])) (each, end, more) = (true, end - 1, true); // 比2020年 + 均
            else if (words.EndingAt(WordRole.Filler, left.AsSpan(0, end)) is { } filler && !EndsPhrase(left, end, filler.Text) && words.EndingAt(WordRole.Indicator, left.AsSpan(0, end)) is null)
            {
                perYear |= filler.Text is "年均" or "年平均" or "每年" or "逐年" or "平均";
                each |= filler.Text is "均" or "都" or "同步";
                from |= filler.Text is "由" or "从" or "已由";
                (end, more) = (end - filler.Text.Length, true);
            }
            else if (sense != FigureSense.Plain && Compared.Match(left[..end]) is { Success: true, Length: > 0 } compared) (end, more) = (compared.Index, true);
            else if (sense == FigureSense.Change && words.EndingAt(WordRole.Aimed, left.AsSpan(0, end)) is { } aimed) (end, more) = (end - aimed.Text.Length, true);
        }
        if (sense == FigureSense.Level && words.EndingAt(WordRole.Rise, left.AsSpan(0, end)) is { Text: "增速" or "增幅" } speed) (sense, sign, perYear, end) = (FigureSense.Change, 1, perYear || left[..end].Contains("年均", StringComparison.Ordinal), end - speed.Text.Length);
        else if (sense == FigureSense.Level && words.EndingAt(WordRole.Fall, left.AsSpan(0, end)) is { Text: "降幅" } drop) (sense, sign, end) = (FigureSense.Change, -1, end - drop.Text.Length);
        if (sense == FigureSense.Change)
            while (words.EndingAt(WordRole.Filler, left.AsSpan(0, end)) is { Text: "年均" or "年平均" or "平均" or "累计" } often) (end, perYear) = (end - often.Text.Length, perYear || often.Text is not "累计");
        var (start, object_, doerAt) = (0, "", 0);
        if (sense is FigureSense.Plain) (start, object_) = ReadDeed();
        var (head, scope, nation, basis) = Head(left[start..end]);
        start += head;
        var phrase = Tail(left[start..end]);
        if (object_.Length > 0) start = doerAt;
        return new(object_ + phrase, start, sense) { Sign = sign, Comparator = comparator, Deed = deed, IsNew = isNew, PerYear = perYear, Each = each, From = from, Scope = scope, Nation = nation, Basis = basis };

        void Trim()
        {
            while (end > 0 && left[end - 1] is '“' or '”' or '(' or ':' or '、' or '"') end--;
            if (end > 2 && left[end - 1] == '了' && left[end - 2] is not ('为' or '除')) end--;
        }

        void ReadVerb()
        {
            var span = left.AsSpan(0, end);
            var turned = words.EndingAt(WordRole.Onto, span) is { } turn && Direction(span[..^turn.Text.Length]) is ({ } way_, _) ? turn.Text.Length + way_.Length : 0;
            if (words.EndingAt(WordRole.Reach, span) is { Text.Length: > 1 } reach && reach.Text.Length >= turned) Take(FigureSense.Level, reach.Text.Length, reach.Word.Sign);
            else if (words.EndingAt(WordRole.Onto, span) is { } onto && Direction(span[..^onto.Text.Length]) is ({ } verb, var to))
            {
                sign = to;
                Take(FigureSense.Level, onto.Text.Length + verb.Length, "");
            }
            else if (Direction(span) is ({ } change, var way))
            {
                sign = way;
                Take(FigureSense.Change, change.Length, "");
            }
            else if (words.EndingAt(WordRole.Reach, span) is { } single) Take(FigureSense.Level, single.Text.Length, single.Word.Sign);
            else if (words.EndingAt(WordRole.Onto, span) is { Text: "到" or "至" } alone) Take(FigureSense.Level, alone.Text.Length, "");
            else if (span.Length > 1 && span[^1] == '的' && span.Contains('占')) Take(FigureSense.Level, 1, "");
            else if (comparator is ">" or ">=" or "<=" or "<" && span.Length > 0) Take(FigureSense.Level, 0, "");
        }

        void Take(FigureSense what, int length, string bound)
        {
            (sense, end) = (what, end - length);
            if (comparator is "") comparator = bound;
        }

        (int Start, string Object) ReadDeed()
        {
            // 增加 in 增加值 and 利用 in 利用率 are no deeds.
            var named = words.Longest(WordRole.Indicator, left.AsSpan(0, end));
            var reach = named is { Said.Text.Length: > 3 } phrase ? Math.Min(end, phrase.At + (words.At(WordRole.Act, left, phrase.At) is null ? 1 : 2)) : end;
            isNew = words.Last(WordRole.New, left.AsSpan(0, reach)) is not null;
            var act = DeedIn(WordRole.Act, left, reach, end);
            var way = DeedIn(WordRole.Fall, left, reach, end) is { } fall && (act is null || fall.At >= act.Value.At) ? (fall.Said, fall.At, -1)
                : DeedIn(WordRole.Rise, left, reach, end) is { } rise && (act is null || rise.At >= act.Value.At) ? (rise.Said, rise.At, 1) : (null, 0, 0);
            if (act is null && way.Item1 is null) return (0, "");
            var (said, at) = way.Item1 is not null ? (way.Item1, way.Item2) : act!.Value;
            var after = at + said.Text.Length;
            if (after == end && way.Item1 is null)
            {
                // 完成节能诊断2000家次: the deed at the end is what the one before it is done to.
                var earlier = DeedIn(WordRole.Act, left, at, end);
                if (earlier is null && !words.Has(WordRole.Filler, left.AsSpan(0, at)) && at > 1) return WholeLeft(said);
                if (earlier is { } first) (said, at, after, act) = (first.Said, first.At, first.At + first.Said.Text.Length, first);
            }
            deed = act is { } known && known.At == at ? known.Said.Word.As : way.Item3 < 0 ? "remove" : way.Item3 > 0 ? "create" : act?.Said.Word.As ?? "do";
            sign = way.Item3 != 0 ? way.Item3 : deed switch { "remove" => -1, "create" => 1, _ => 0 };
            sense = FigureSense.Deed;
            if (after < end && left[after] == '了') after++;
            if (said.Text is not ("实现" or "完成")) return (after, "");
            // 某产业实现收入若干: who does it belongs to what is measured.
            doerAt = Head(left[..at]).Length;
            return (after, Tail(left[doerAt..at]) is { Length: > 1 and < 16 } doer && words.Last(WordRole.Filler, doer)?.Said.Text.Length != doer.Length ? doer : "");
        }

        (int Start, string Object) WholeLeft(Lexicon.Said said)
        {
            (deed, sense, sign) = (said.Word.As, FigureSense.Deed, said.Word.As switch { "remove" => -1, "create" => 1, _ => 0 });
            return (0, "");
        }
    }

    (Lexicon.Said Said, int At)? DeedIn(WordRole role, string left, int reach, int end)
    {
        while (words.Last(role, left.AsSpan(0, reach)) is { } found)
        {
            var after = found.At + found.Said.Text.Length;
            if (after >= end || !NamesThing(left, found.At, found.Said.Text, after) && !(role != WordRole.Act && IsNoun(found.Said.Text)) && left[after] is not ('率' or '值' or '量' or '比' or '度' or '性' or '型' or '化' or '的' or '者' or '设' or '区' or '容' or '规' or '额' or '业')) return found;
            reach = found.At + found.Said.Text.Length - 1;
        }
        return null;
    }

    /// <summary>改造 in 节能改造项目 and 服务 in 服务平台 name the thing.</summary>
    bool NamesThing(string left, int at, string said, int after) =>
        at > 0 && said is "利用" or "服务" or "改造" or "诊断" or "监察" or "审核" or "回收" or "处置" or "培训" or "投资" or "替代" or "整治" or "研究" or "开发" or "消纳" or "推广" or "建设"
        && words.At(WordRole.Thing, left, after) is not null;

    /// <summary>节能 in 节能环保产业 and 降 in 降碳 are parts of words; at the end they are verbs.</summary>
    static bool IsNoun(string said) => said.Length == 1 || said is "节能" or "节水" or "节电" or "降幅" or "增幅" or "增速";

    (string? Verb, int Sign) Direction(ReadOnlySpan<char> span) =>
        words.EndingAt(WordRole.Fall, span) is { } fall && fall.Text.Length >= (words.EndingAt(WordRole.Rise, span)?.Text.Length ?? 0) ? (fall.Text, -1)
        : words.EndingAt(WordRole.Rise, span) is { } rise ? (rise.Text, 1) : (null, 0);

    /// <summary>接近 is a comparator, but 最近 and 附近 are not; 超 is none in 超低.</summary>
    static bool IsPartOfWord(string left, int end, string bound) =>
        bound.Length == 1 && end > 1 && (bound == "约" ? left[end - 2] is '节' or '集' or '制' or '条' or '契' or '签' or '简' : left[end - 2] is '最' or '附' or '邻' or '靠');

    /// <summary>A short filler that is the end of a longer word: 时 in 千瓦时, 年 in 少年.</summary>
    static bool EndsPhrase(string left, int end, string filler) =>
        filler is "时" or "年" or "分" or "以" or "能" or "可" or "比" or "不" or "再" or "要" or "须" or "需" or "只" or "按" && (end < 2 || (filler is "比" ? !left.AsSpan(0, end).EndsWith("之比") && left[end - 2] is '占' or '铸' or '分' or '同' or '环' : filler is "能" ? left[end - 2] is '产' or '节' or '用' or '动' or '效' or '功' or '性' or '智' or '电' or '热' or '氢' or '核' or '风' or '储' : filler is "年" or "时" or "分" or "以" or "再"));

    /// <summary>Cuts away what says when, whose and how at the head of a phrase.</summary>
    (int Length, string Scope, bool Nation, string? Basis) Head(string phrase)
    {
        var (at, scope, nation) = (0, "", false);
        var basis = words.FirstIn(WordRole.Basis, phrase)?.Said.Word.As;
        for (var more = true; more && at < phrase.Length;)
        {
            more = false;
            var rest = phrase[at..];
            if (Opening.Match(rest) is { Success: true, Length: > 0 } opening) (at, more) = (at + opening.Length, true);
            else if (words.At(WordRole.OwnRegion, phrase, at) is { } own) (at, more) = (at + own.Text.Length, true);
            else if (words.At(WordRole.Nation, phrase, at) is { } nationwide && (nationwide.Text != "国家" || words.At(WordRole.Indicator, phrase, at + 2) is not null || words.At(WordRole.Scope, phrase, at + 2) is not null)) (at, nation, more) = (at + nationwide.Text.Length, true, true);
            else if (words.At(WordRole.Leading, phrase, at) is { } leading && words.At(WordRole.Indicator, phrase, at) is null && !BeginsWord(phrase, at, leading.Text)) (at, more) = (at + leading.Text.Length, true);
            else if (rest[0] is '、' or ',' or '-' or '—' or '“' or '”' or '《' or '》' or '"') (at, more) = (at + 1, true);
        }
        if (words.FirstIn(WordRole.Scope, phrase.AsSpan(at)) is { } of) scope = of.Said.Text;
        return (at, scope, nation, basis);
    }

    /// <summary>A short word that begins a longer one: 新 in 新能源, 有 in 有色金属. 新 stands alone before a deed or an indicator.</summary>
    bool BeginsWord(string phrase, int at, string said) => said == "新"
        ? words.At(WordRole.Act, phrase, at + 1) is null && words.At(WordRole.Indicator, phrase, at + 1) is null
        : said.Length < 3 && words.At(WordRole.Compound, phrase, at) is { } compound && compound.Text.Length >= said.Length;

    string Tail(string phrase)
    {
        var end = phrase.Length;
        while (end > 1 && words.EndingAt(WordRole.Trailing, phrase.AsSpan(0, end)) is { } trailing && trailing.Text.Length < end
               && words.EndingAt(WordRole.Indicator, phrase.AsSpan(0, end)) is null) end -= trailing.Text.Length;
        return phrase[..end].Trim('“', '”', '、', ',', '(', ':', '-', '—');
    }
}
