using System.Text.RegularExpressions;

namespace Luheng.PlanReading;

/// <summary>Finds the headings of a plan by their labels: 章, 节, 一、(一)1.(1), 专栏N, 问题N, and 一是 at the head of a paragraph.</summary>
static partial class OutlineReader
{
    const int LongestTitle = 48, BoxLevel = 9;

    [GeneratedRegex(@"^(?:
        (?<chapter>第[一二三四五六七八九十百\d]+[章篇])(?<rest>.*)|
        (?<section>第[一二三四五六七八九十百\d]+节)(?<rest>.*)|
        (?<box>专栏[一二三四五六七八九十\d]*)(?<rest>.*)|
        (?<annex>附[件表录]\d*)[:：]?(?<rest>.*)|
        (?<asked>问题[一二三四五六七八九十\d]+)[:、.](?<rest>.*)|
        (?<one>[一二三四五六七八九十]+)、(?<rest>.*)|
        \((?<two>[一二三四五六七八九十]+)\)[、.]?(?<rest>.*)|
        (?<three>\d{1,2})[.、．](?!\d)(?<rest>.*)|
        \((?<four>\d{1,2})\)(?<rest>.*)|
        (?<five>[一二三四五六七八九十])是(?<rest>[^,]{2,40}。.*)
        )$", RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Label { get; }

    static readonly (string Group, int Level)[] Levels = [("chapter", 1), ("annex", 1), ("section", 2), ("asked", 2), ("one", 3), ("two", 4), ("three", 5), ("four", 10), ("five", 7), ("box", BoxLevel)];

    public static IReadOnlyList<Heading> Read(MatchText text, IReadOnlyList<TextTable> tables, int originalLength)
    {
        var open = new List<(string Clause, string Title, int Level, int Start, string Own)>();
        var found = new List<Heading>();
        var inTable = tables.Where(t => !IsBox(t)).ToList();
        for (var start = 0; start < text.Length;)
        {
            var end = text.Text.IndexOf('\n', start) is >= 0 and var feed ? feed : text.Length;
            var at = text.Original(start);
            var skip = start;
            while (skip < end && text.Text[skip] is '\t' or '#' or '-' or '—' or '*') skip++;
            if (end > skip && !inTable.Any(t => at >= t.Start && at < t.End) && Read(text.Text[skip..end]) is { } heading) Open(heading.Label, heading.Title, heading.Level, at);
            start = end + 1;
        }
        Close(0, originalLength);
        return [.. found.OrderBy(h => h.Start).ThenBy(h => h.Level)];

        void Open(string label, string title, int level, int at)
        {
            Close(level, at);
            var parents = string.Concat(open.Select(o => o.Own));
            var box = open.LastOrDefault(o => o.Level == BoxLevel);
            var clause = level == BoxLevel ? label : box.Own is not null ? $"{box.Clause} {label}" : parents + label;
            open.Add((clause, title, level, at, level == BoxLevel ? "" : label));
        }

        void Close(int level, int at)
        {
            for (; open.Count > 0 && open[^1].Level >= level; open.RemoveAt(open.Count - 1))
                found.Add(new(open[^1].Clause, open[^1].Title, open[^1].Level, open[^1].Start, at));
        }
    }

    public static bool IsHeading(string paragraph) => Label.IsMatch(paragraph);

    static bool IsBox(TextTable table) => table.Rows.Count <= 1 || table.Rows.All(r => r.Count <= 1);

    static (string Label, string Title, int Level)? Read(string paragraph)
    {
        if (paragraph.Length > 2000) paragraph = paragraph[..2000];
        if (Label.Match(paragraph) is not { Success: true } match) return null;
        var (group, level) = Levels.First(l => match.Groups[l.Group].Success);
        var label = match.Groups[group].Value;
        var rest = match.Groups["rest"].Value.TrimStart(':', '、', '.');
        var stop = rest.IndexOfAny(['。', ';', '!']);
        var title = stop >= 0 ? rest[..stop] : rest;
        if (title.Length > LongestTitle || (title.Length == 0 && group is not ("box" or "chapter" or "section" or "annex"))) return null;
        if (level <= 2 && title.Length > 0 && stop >= 0 && title.Contains(',', StringComparison.Ordinal) && group is not "asked") return null; // 第一章… in a sentence
        if (group == "box" && rest.Length > 0 && rest[0] is ',' or '的' or '所' or '中') return null;
        return (group is "two" or "four" ? $"（{label}）" : label, title, level);
    }
}
