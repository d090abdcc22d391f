using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>Finds what is aimed at without a figure beside it: years of peak and neutrality, what is finished by a year, balances, zeros, and programmes named by digits.</summary>
sealed class MilestoneFinder(Lexicon words)
{
    /// <summary>What is found once is not found again: a plan names its peak year on every other page.</summary>
    readonly HashSet<string> seen = [];

    public IEnumerable<Find> Read(string text, int from, int to, Surroundings around, Func<int, int, (int Start, string Words)> place)
    {
        var times = Times.Of(text, from, to, around.Period);
        foreach (var time in times.Where(t => t.Sense is TimeSense.By or TimeSense.In))
            if (Peak(text, time, to) is { } peak && seen.Add($"{peak.Word.Id} {time.To}")) yield return Named(text, time, peak, around, place, to);
            else if (Finished(text, time, to, around) is { } finished) yield return Done(text, time, finished, from, around, place);
        if (Balance(text, from, to, times, around, place) is { } balance) yield return balance;
        if (Zero(text, from, to, times, around, place) is { } zero) yield return zero;
        foreach (var programme in Programmes(text, from, to, around, place)) yield return programme;
    }

    Lexicon.Said? Peak(string text, TimeSaid time, int to)
    {
        const int Near = 18;
        for (var i = time.End; i < Math.Min(to, time.End + Near); i++)
        {
            if (text[i] is ';' or '、' || (text[i] == ',' && i > time.End) || (text[i] == '年' && i > time.End && char.IsAsciiDigit(text[i - 1]))) return null;
            if (words.At(WordRole.Peak, text, i) is { } said) return said;
        }
        return null;
    }

    static Find Named(string text, TimeSaid time, Lexicon.Said peak, Surroundings around, Func<int, int, (int Start, string Words)> place, int to)
    {
        var at = text.IndexOf(peak.Text, time.End, Math.Min(to, time.End + 40) - time.End, StringComparison.Ordinal);
        var before = time.End < text.Length && text[time.End] is '前';
        var (start, said) = place(time.Start, at + peak.Text.Length);
        return new($"target-{start}-{start}", FindKind.Target, start, said, around.Section.Clause)
        {
            Phrase = peak.Text,
            Measure = TargetKind.Milestone,
            Comparator = before ? "<" : "<=",
            Year = time.To,
            Confidence = 0.8,
            Because = ["达峰或中和的年份本身就是目标"],
        };
    }

    (Lexicon.Said Said, int At)? Finished(string text, TimeSaid time, int to, Surroundings around)
    {
        if (around.Period is { } period && time.To <= period.Base) return null;
        if (time.Sense == TimeSense.In && (time.End >= text.Length || text[time.End] is not '底' and not '末')) return null;
        const int Near = 30;
        var reach = Math.Min(to, time.End + Near);
        var stop = text.AsSpan(time.End, reach - time.End).IndexOfAny(';', '。');
        if (stop >= 0) reach = time.End + stop;
        if (words.FirstIn(WordRole.Finished, text.AsSpan(time.End, reach - time.End)) is not { } done) return null;
        return text.AsSpan(time.End, done.At).ContainsAnyInRange('0', '9') ? null : (done.Said, time.End + done.At);
    }

    static Find Done(string text, TimeSaid time, (Lexicon.Said Said, int At) finished, int from, Surroundings around, Func<int, int, (int Start, string Words)> place)
    {
        var begin = time.Start;
        while (begin > from && text[begin - 1] is not (',' or ';' or '。' or '\n')) begin--;
        var end = finished.At + finished.Said.Text.Length;
        while (end < text.Length && text[end] is not (',' or ';' or '。' or '(' or '\n')) end++;
        var (start, said) = place(begin, end);
        return new($"target-{start}-{place(time.Start, time.End).Start}", FindKind.Target, start, said, around.Section.Clause)
        {
            Phrase = text[begin..end],
            Measure = TargetKind.Milestone,
            Comparator = "<=",
            Year = time.To,
            Confidence = 0.7,
            Because = [$"到 {time.To} 年“{finished.Said.Text}”"],
        };
    }

    Find? Balance(string text, int from, int to, List<TimeSaid> times, Surroundings around, Func<int, int, (int Start, string Words)> place)
    {
        var plain = text[from..to].Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal);
        if (words.FirstIn(WordRole.Balance, plain) is not { } balance) return null;
        var at = text.IndexOf(balance.Said.Text, from, to - from, StringComparison.Ordinal);
        if (at < 0) return null;
        var begin = at;
        while (begin > from && text[begin - 1] is not (',' or ';' or '。')) begin--;
        var what = words.Last(WordRole.Member, text.AsSpan(from, at - from)) is { } member ? member.Said.Text : "";
        var results = around.Section.Kind == "results";
        if (!results && !seen.Add($"balance {what}")) return null;
        var (start, said) = place(begin, at + balance.Said.Text.Length);
        var time = times.LastOrDefault(t => t.Start < at && t.Sense is (TimeSense.By or TimeSense.In or TimeSense.Since))?.To;
        return new($"balance-{start}-{start}", results ? FindKind.Outcome : FindKind.Target, start, said, around.Section.Clause)
        {
            Phrase = what + balance.Said.Text,
            Indicator = words.Longest(WordRole.Indicator, what + "产消平衡") is { } known ? known.Said.Word.Indicator : null,
            Measure = results ? null : TargetKind.Balance,
            Comparator = ">=",
            Level = 100,
            Unit = "%",
            Year = time ?? (results ? around.Period?.Base : around.AimYear ?? around.Period?.To),
            Confidence = 0.6,
            Because = ["原文没有写百分数，“平衡”即100%以上"],
        };
    }

    Find? Zero(string text, int from, int to, List<TimeSaid> times, Surroundings around, Func<int, int, (int Start, string Words)> place)
    {
        if (words.FirstIn(WordRole.Zero, text.AsSpan(from, to - from)) is not { Said.Text: "为零" } zero) return null;
        var at = from + zero.At;
        var begin = at;
        while (begin > from && text[begin - 1] is not (',' or ';' or '。')) begin--;
        if (at - begin < 2) return null;
        var (start, said) = place(begin, at + zero.Said.Text.Length);
        var phrase = text[begin..at];
        var what = words.Last(WordRole.Member, text.AsSpan(from, at - from)) is { } member && !phrase.Contains(member.Said.Text, StringComparison.Ordinal) ? member.Said.Text : "";
        return new($"zero-{start}-{start}", around.Section.Kind == "results" ? FindKind.Outcome : FindKind.Target, start, said, around.Section.Clause)
        {
            Phrase = what + phrase,
            Indicator = words.Longest(WordRole.Indicator, what + phrase)?.Said.Word.Indicator,
            Measure = around.Section.Kind == "results" ? null : TargetKind.AtMost,
            Comparator = "<=",
            Level = 0,
            Unit = "吨",
            Year = times.LastOrDefault(t => t.Start < at && t.Sense is (TimeSense.By or TimeSense.In or TimeSense.Since))?.To ?? around.AimYear ?? around.Period?.To,
            Confidence = 0.6,
            Because = ["“为零”"],
        };
    }

    /// <summary>“51025”重点产业园区: digits in quotation marks that are a name.</summary>
    IEnumerable<Find> Programmes(string text, int from, int to, Surroundings around, Func<int, int, (int Start, string Words)> place)
    {
        for (var i = from; i < to; i++)
        {
            if (text[i] != '“' || text.IndexOf('”', i, to - i) is not (> 0 and var close) || close - i is < 3 or > 10) continue;
            var inside = text.AsSpan(i + 1, close - i - 1);
            if (inside.ContainsAnyExceptInRange('0', '9') || !seen.Add($"programme {inside}")) continue;
            var end = close + 1;
            while (end < to && end - close < 10 && MatchText.IsHan(text[end])) end++;
            var (start, said) = place(i, end);
            yield return new($"programme-{start}-{start}", FindKind.Programme, start, said, around.Section.Clause) { Phrase = text[i..end], Confidence = 0.8, Because = ["引号中的数字是名称，不是数量"] };
        }
    }
}
