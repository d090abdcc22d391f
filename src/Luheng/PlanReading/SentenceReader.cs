using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>Takes a sentence apart into figures and the words that govern each.</summary>
sealed class SentenceReader(Lexicon words, FigureScanner scanner)
{
    static readonly string[] Levels = ["国家级", "省级", "市级", "县级", "部级"];

    readonly LeftWords leftWords = new(words);

    /// <param name="subject">The phrase last spoken of in the paragraph, for a part that names none.</param>
    public List<Draft> Read(string text, int from, int to, string subject, PlanPeriod? period)
    {
        var drafts = new List<Draft>();
        LeftWords.Reading? last = null;
        IReadOnlyList<string> listed = [];
        foreach (var (start, end) in Segments(text, from, to))
        {
            var figures = scanner.Scan(text, start, end).Where(f => double.IsFinite(f.Value) && (f.Kind != FigureKind.Bare || IsRatio(text, f, start))).ToList();
            for (var i = 0; i < figures.Count; i++)
            {
                var leftStart = i == 0 ? start : Math.Clamp(drafts[^1].End, figures[i - 1].End, figures[i].Start);
                var run = RunLength(text, figures, i);
                var left = text[leftStart..figures[i].Start];
                if (i > 0) (left, leftStart) = WithoutJoint(left, leftStart);
                var reading = leftWords.Read(left);
                if (i > 0 && last is not null && reading.Sense == FigureSense.Plain && Joined(text, figures[i - 1].End)) reading = Continue(reading, last);
                if (IsBasePair(text, figures, i, reading))
                {
                    drafts.Add(Pair(text, figures, i, start, end, leftStart, reading, period));
                    subject = drafts[^1].Phrase is { Length: > 0 } named ? named : subject;
                    last = reading;
                    i++;
                    continue;
                }
                if (run > 1)
                {
                    drafts.AddRange(Distribute(text, figures, i, run, start, end, leftStart, left, reading, subject, listed));
                    listed = [.. drafts.TakeLast(run).Select(d => d.Phrase)];
                    subject = drafts[^1].Phrase;
                    last = reading;
                    i += run - 1;
                    continue;
                }
                var one = Single(text, figures, i, start, end, leftStart, left, reading, subject);
                drafts.AddRange(OfEach(one, reading));
                if (one.Phrase is { Length: > 0 } && !one.Inherited) subject = one.Phrase;
                last = reading.Sense == FigureSense.Plain && last is not null ? last : reading;
            }
            if (figures.Count == 0 && Subject(text[start..end]) is { } said) subject = said;
            if (figures.Count == 0) last = null;
        }
        return WithSharedNoun(drafts);
    }

    /// <summary>1个省级、20个市级和60个县级机构: what stands behind the last is meant for all.</summary>
    static List<Draft> WithSharedNoun(List<Draft> drafts)
    {
        for (var i = drafts.Count - 2; i >= 0; i--)
            if (drafts[i].Figure.Kind == FigureKind.Count && LevelOf(drafts[i].Phrase) == drafts[i].Phrase && drafts[i].Phrase.Length > 0 && LevelOf(drafts[i + 1].Phrase) is { Length: > 0 } level && drafts[i + 1].Phrase.Length > level.Length)
                drafts[i] = drafts[i] with { Phrase = drafts[i].Phrase + drafts[i + 1].Phrase[level.Length..] };
        return drafts;

        static string LevelOf(string phrase) => Levels.FirstOrDefault(l => phrase.StartsWith(l, StringComparison.Ordinal)) ?? "";
    }

    /// <summary>A和B均下降16%: the figure holds for each of the list.</summary>
    IEnumerable<Draft> OfEach(Draft draft, LeftWords.Reading reading)
    {
        if (!reading.Each || PhraseList.SplitAll(draft.Phrase, words) is not { } each) return [draft];
        return each.Select((e, k) => k == 0 ? draft with { Phrase = e.Whole } : draft with { Phrase = e.Whole, Start = draft.Start + e.At });
    }

    /// <summary>A part of a sentence that names an indicator and no figure is what the next part speaks of.</summary>
    string? Subject(string segment) => words.Longest(WordRole.Indicator, segment) is { Said.Text.Length: > 3 } named ? leftWords.Read(segment) is { Phrase: { Length: > 0 } phrase } && words.EndingAt(WordRole.Indicator, phrase) is not null ? phrase : named.Said.Text : null;

    static LeftWords.Reading Continue(LeftWords.Reading reading, LeftWords.Reading last) =>
        reading with { Sense = last.Sense, Sign = last.Sign, Deed = last.Deed, IsNew = last.IsNew, PerYear = last.PerYear, Comparator = reading.Comparator is "" ? "" : reading.Comparator };

    static bool Joined(string text, int at) => at < text.Length && (text[at] is '、' or '和' or '及' or '与' or '以' || MatchText.IsHan(text[at]));

    static (string Left, int Start) WithoutJoint(string left, int start)
    {
        var cut = 0;
        while (cut < left.Length && left[cut] is '、' or '和' or '及' or '与' or ',') cut++;
        if (left.AsSpan(cut).StartsWith("以及")) cut += 2;
        return (left[cut..], start + cut);
    }

    /// <summary>A figure without a unit is one where it is bounded or broken and reached: 降到1.3以下.</summary>
    bool IsRatio(string text, Figure figure, int start) =>
        (figure.Bound is not "" || text.AsSpan(figure.Start, figure.NumberEnd - figure.Start).Contains('.')) && leftWords.Read(text[start..figure.Start]) is { Sense: FigureSense.Level, Phrase.Length: > 1 };

    /// <summary>How many figures stand one behind another with nothing but 、 or 和 between.</summary>
    static int RunLength(string text, List<Figure> figures, int i)
    {
        var run = 1;
        while (i + run < figures.Count && text[figures[i + run - 1].End..figures[i + run].Start] is "、" or "和" or "及" or "与" or "," or "以及" or "、和" && figures[i + run].Kind == figures[i].Kind && !Named(text, figures, i + run)) run++;
        return run;

        static bool Named(string text, List<Figure> figures, int at) => figures[at].Kind == FigureKind.Count && figures[at].End < text.Length && MatchText.IsHan(text[figures[at].End]) && text[figures[at].End] is not ('和' or '及' or '与');
    }

    bool IsBasePair(string text, List<Figure> figures, int i, LeftWords.Reading reading)
    {
        if (i + 1 >= figures.Count || !reading.From) return false;
        var between = text[figures[i].End..figures[i + 1].Start];
        const int Furthest = 24;
        return between.Length <= Furthest && leftWords.Read(between).Sense is FigureSense.Level or FigureSense.Change;
    }

    Draft Pair(string text, List<Figure> figures, int i, int start, int end, int leftStart, LeftWords.Reading reading, PlanPeriod? period)
    {
        var (first, second) = (figures[i], figures[i + 1]);
        var verb = leftWords.Read(text[first.End..second.Start]);
        var year = Times.Of(text, leftStart, first.Start, period).LastOrDefault();
        var phrase = text[leftStart..first.Start];
        return new(second, reading.Phrase, leftStart + reading.Start, second.End, FigureSense.Level)
        {
            Sign = verb.Sign,
            Comparator = verb.Comparator is not "" ? verb.Comparator : second.Bound,
            Base = first,
            BaseYear = year?.To,
            Left = phrase,
            Scope = reading.Scope,
            Nation = reading.Nation,
            Basis = reading.Basis,
            SegmentStart = start,
            SegmentEnd = end,
        };
    }

    Draft Single(string text, List<Figure> figures, int i, int start, int end, int leftStart, string left, LeftWords.Reading reading, string subject)
    {
        var figure = figures[i];
        var stop = i + 1 < figures.Count ? figures[i + 1].Start : end;
        var behind = Behind(text, figure.End, stop, end);
        if (figure.Kind == FigureKind.Count && behind is { Length: > 1 } && words.EndingAt(WordRole.Act, left) is { } directly && reading.Comparator is not "") reading = reading with { Sense = FigureSense.Deed, Deed = directly.Word.As is "remove" ? "remove" : "create", Comparator = "" };
        if (figure.Kind == FigureKind.Percent && reading.Deed is "create" && words.At(WordRole.Reach, behind, 0) is { Text.Length: > 1 }) reading = reading with { Sense = FigureSense.Level, Sign = 0, Deed = "" }; // 新建项目100%达到…
        var draft = Drafted(figure, reading.Phrase, leftStart + reading.Start, reading, left, start, end) with { Comparator = reading.Comparator is not "" ? reading.Comparator : figure.Bound, Behind = behind };
        if (EntityBehind(text, draft) is > 0 and var entity) return draft with { Threshold = true, End = figure.End + entity, Phrase = reading.Phrase is not "" ? reading.Phrase : subject is not "" && reading.Deed is "" ? subject : text[figure.End..(figure.End + entity)].TrimStart('的'), Inherited = reading.Phrase is "" };
        if (figure.Kind == FigureKind.Amount && figure.Bound is "" && i + 1 < figures.Count && figures[i + 1].Kind == FigureKind.Count && behind.StartsWith('的') && words.Has(WordRole.Entity, behind)) draft = draft with { Describes = true };
        if (SpeedBehind(behind) is var speed and >= 0 && figure.Kind == FigureKind.Percent)
            return draft with { Sense = FigureSense.Change, Sign = behind[..(speed + 2)].EndsWith("降幅", StringComparison.Ordinal) ? -1 : 1, PerYear = true, Phrase = speed > 1 ? behind[1..speed] : draft.Phrase, End = speed > 1 ? figure.End + speed + 2 : draft.End };
        if (figure.Kind == FigureKind.Count && behind is { Length: > 0 } && !behind.StartsWith('以') && reading.Sense is not (FigureSense.Level or FigureSense.Change))
            return draft with { Phrase = Counted(behind), End = figure.End + Counted(behind).Length, Start = i > 0 || reading.Deed is "" ? figure.Start : Math.Min(draft.Start, figure.Start) };
        if (figure.Kind == FigureKind.Count && behind is { Length: > 1 } && reading.Phrase is "") return draft with { Phrase = Counted(behind), End = figure.End + Counted(behind).Length };
        if (figure.Kind == FigureKind.Amount && reading.Sense == FigureSense.Change && (reading.Phrase is "" || words.At(WordRole.Act, reading.Phrase, 0)?.Text == reading.Phrase) && behind.StartsWith('的'))
            return draft with { Sense = FigureSense.Deed, Phrase = Counted(behind), End = figure.End + behind.Length, Deed = "create" };
        if (reading.Phrase is "" && behind.StartsWith('的') && behind.Length > 2) return draft with { Phrase = Counted(behind[1..]), End = figure.End + behind.Length };
        if (reading.Phrase is "" && figure.Kind == FigureKind.Amount && reading.Sense is FigureSense.Plain or FigureSense.Deed && OfAmount(behind) is { Length: > 1 } what) return draft with { Phrase = what, End = figure.End + what.Length };
        if (reading.Phrase is "") return draft with { Phrase = subject, Inherited = true };
        if (figure.Kind == FigureKind.Count && reading.Sense == FigureSense.Level && words.At(WordRole.Act, reading.Phrase, 0) is { Text.Length: > 1 } act && words.At(WordRole.Indicator, reading.Phrase, 0) is null && reading.Phrase.Length > act.Text.Length + 2)
            return draft with { Phrase = reading.Phrase[act.Text.Length..] };
        return draft;
    }

    /// <summary>6.2亿吨粗钢产能开展…: what an amount is of stands behind it, up to the verb.</summary>
    string OfAmount(string behind) => behind is "" || !MatchText.IsHan(behind[0]) || behind[0] is '的' or '以' ? ""
        : words.FirstIn(WordRole.Act, behind) is { At: > 1 } act ? behind[..act.At] : Counted(behind);

    /// <summary>Where 的增速 or its like stands behind the figure, what grows in between: 以2.1%的能耗增速.</summary>
    static int SpeedBehind(string behind)
    {
        const int Near = 10;
        if (!behind.StartsWith('的')) return -1;
        foreach (var word in (string[])["增速", "速度", "增幅", "降幅", "增长"])
            if (behind.IndexOf(word, StringComparison.Ordinal) is > 0 and < Near and var at) return at;
        return -1;
    }

    /// <summary>How far the thing reaches that a line is drawn among, behind 以上 or 以下; 0 where there is none.</summary>
    int EntityBehind(string text, Draft draft)
    {
        var figure = draft.Figure;
        var before = draft.Comparator is ">" or ">=" or "<" or "<=" && figure.End < text.Length && text[figure.End] == '的';
        if (figure.Kind is not FigureKind.Amount || (figure.Bound is "" or "≈" && !before) || figure.End >= text.Length || draft.Sense is FigureSense.Change) return 0;
        const int Near = 12, Next = 7;
        var behind = text[figure.End..Math.Min(draft.SegmentEnd, figure.End + Near)];
        var stop = behind.IndexOfAny([',', '。', ';', '、']);
        if (stop >= 0) behind = behind[..stop];
        return words.FirstIn(WordRole.Entity, behind) is { } entity && (behind.StartsWith('的') || entity.At < Next) ? entity.At + entity.Said.Text.Length : 0;
    }

    /// <summary>What is counted: the words behind the figure up to the next mark or verb of a list.</summary>
    static string Counted(string behind)
    {
        const int Longest = 24;
        var end = 0;
        var quoted = behind.StartsWith('“');
        while (end < behind.Length && end < Longest && behind[end] is not ('、' or ',' or '(' or ')' or ';') && (quoted || behind[end] is not '”'))
            if (behind[end++] == '”') quoted = false;
        return behind[..end].TrimStart('的', '“').TrimEnd('和', '及', '与', '中');
    }

    static string Behind(string text, int from, int stop, int end)
    {
        var to = from;
        if (from < end && text[from] is '、' or '和' or '及' or '与') return "";
        while (to < stop && to < end && text[to] is not (',' or ';' or '。')) to++;
        return text[from..to];
    }

    IEnumerable<Draft> Distribute(string text, List<Figure> figures, int i, int run, int start, int end, int leftStart, string left, LeftWords.Reading reading, string subject, IReadOnlyList<string> listed)
    {
        var named = reading.Phrase is "" ? subject : reading.Phrase;
        if (reading.Phrase.IndexOf("分别", StringComparison.Ordinal) is >= 0 and var respectively)
        {
            var (before, after) = (reading.Phrase[..respectively], reading.Phrase[(respectively + 2)..]);
            named = (before is "" ? subject : before) + (after.StartsWith('占') ? after : "");
        }
        var items = reading.Phrase is "" or "分别" && listed.Count == run ? [.. listed] : PhraseList.Split(named, run, words);
        var years = Times.Of(text, leftStart, figures[i].Start, null).Where(t => t.Sense is TimeSense.By or TimeSense.In).ToList();
        for (var k = 0; k < run; k++)
        {
            var figure = figures[i + k];
            yield return Drafted(figure, items?[k] ?? named, k == 0 ? leftStart + reading.Start : figure.Start, reading, left, start, end) with
            {
                Comparator = figure.Bound is not "" ? figure.Bound : reading.Comparator,
                Inherited = items is null,
                Year = years.Count == run ? years[k].To : null,
                Behind = k == run - 1 ? Behind(text, figure.End, i + run < figures.Count ? figures[i + run].Start : end, end) : "",
            };
        }
    }

    /// <summary>A figure with what the words in front of it say.</summary>
    static Draft Drafted(Figure figure, string phrase, int at, LeftWords.Reading reading, string left, int start, int end) => new(figure, phrase, at, figure.End, reading.Sense)
    {
        Sign = reading.Sign,
        Deed = reading.Deed,
        IsNew = reading.IsNew,
        PerYear = reading.PerYear,
        Scope = reading.Scope,
        Nation = reading.Nation,
        Basis = reading.Basis,
        Left = left,
        SegmentStart = start,
        SegmentEnd = end,
    };

    /// <summary>The parts of a sentence between commas; brackets that hold a figure are parts of their own.</summary>
    static IEnumerable<(int Start, int End)> Segments(string text, int from, int to)
    {
        const int Aside = 6;
        var start = from;
        for (var i = from; i < to; i++)
        {
            if (text[i] == '《' && text.IndexOf('》', i, to - i) is > 0 and var closed) i = closed;
            else if (text[i] == '(' && text.IndexOf(')', i, to - i) is > 0 and var bracket && bracket - i > Aside && text.AsSpan(i, bracket - i).ContainsAnyInRange('0', '9') && text[i + 1] is not '工' and not '黔')
            {
                if (i > start) yield return (start, i);
                yield return (i + 1, bracket);
                (start, i) = (bracket + 1, bracket);
            }
            else if (text[i] is ',' or ';' or ':' or '。' or '!' or '?' && !(text[i] == ',' && i > from && i + 1 < to && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]) && IsInsideNumber(text, i, to)))
            {
                if (i > start) yield return (start, i);
                start = i + 1;
            }
        }
        if (to > start) yield return (start, to);
    }

    static bool IsInsideNumber(string text, int comma, int to)
    {
        var begin = comma;
        while (begin > 0 && (char.IsAsciiDigit(text[begin - 1]) || text[begin - 1] == ',')) begin--;
        return FigureScanner.Number(text, begin, to).End > comma;
    }
}
