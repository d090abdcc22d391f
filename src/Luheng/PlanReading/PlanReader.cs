using System.Security.Cryptography;
using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>Reads a plan document and finds what it promises: targets, results, facts, thresholds, programmes and tasks, each with its place and its reasons.</summary>
/// <param name="learnt">Phrases that officers matched to indicators, beside the dictionary of the packs.</param>
public sealed class PlanReader(PlanWords words, IReadOnlyDictionary<string, string>? learnt = null)
{
    /// <summary>The greatest number of characters read: some 1,000 dense pages.</summary>
    public const int LongestText = 4_000_000;

    /// <summary>The greatest file taken.</summary>
    public const int LargestFile = 100_000_000;

    readonly Lexicon lexicon = new(words, learnt ?? new Dictionary<string, string>());

    public PlanReadingResult Read(string name, byte[] bytes, CancellationToken cancel = default)
    {
        var text = ReadText(name, bytes, cancel);
        return new(text, Finds(text, cancel));
    }

    /// <summary>The document as text, with its outline and tables.</summary>
    public PlanText ReadText(string name, byte[] bytes, CancellationToken cancel = default)
    {
        if (bytes.Length > LargestFile) throw DocumentFiles.Unreadable(name, new($"文件有 {bytes.Length / 1_000_000} MB", $"the file has {bytes.Length / 1_000_000} MB"), new($"文件不超过 {LargestFile / 1_000_000} MB", $"a file of at most {LargestFile / 1_000_000} MB"));
        var draft = DocumentFiles.Read(name, bytes, cancel);
        if (draft.Text.Length > LongestText) throw DocumentFiles.Unreadable(name, new($"全文有 {draft.Text.Length:N0} 字", $"the text has {draft.Text.Length:N0} characters"), new($"不超过 {LongestText:N0} 字；按分册上传", $"at most {LongestText:N0}: split the document into its volumes"));
        return Outlined(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), draft);
    }

    /// <summary>Everything found in a text, in its order.</summary>
    public IReadOnlyList<Find> Finds(PlanText text, CancellationToken cancel = default) => new PlanFinder(lexicon).Find(text, cancel);

    PlanText Outlined(string name, string hash, DocumentFiles.Contents contents)
    {
        var matched = MatchText.Of(contents.Text, lexicon.Simplified);
        var outline = OutlineReader.Read(matched, contents.Tables, contents.Text.Length);
        return new(name, hash, contents.Text)
        {
            Title = TitleOf(contents.Text, matched) ?? name,
            Outline = outline,
            Tables = [.. contents.Tables.Select(t => t with { Clause = ClauseAt(outline, t.Start) })],
            Remarks = contents.Remarks,
        };
    }

    static string ClauseAt(IReadOnlyList<Heading> outline, int at) => outline.LastOrDefault(h => h.Start <= at && h.End > at)?.Clause ?? "";

    /// <summary>The first short line that calls itself a plan.</summary>
    static string? TitleOf(string text, MatchText matched)
    {
        const int Longest = 70, Shortest = 6, Lines = 60;
        string[] names = ["规划", "方案", "行动计划", "计划", "指南", "意见", "纲要", "通知"];
        var seen = 0;
        for (var start = 0; start < matched.Length && seen < Lines; seen++)
        {
            var end = matched.Text.IndexOf('\n', start) is >= 0 and var feed ? feed : matched.Length;
            var line = matched.Text[start..end];
            if (line.Length is >= Shortest and <= Longest && line.IndexOfAny(['。', ':', ';', ',']) < 0 && !OutlineReader.IsHeading(line)
                && names.Any(n => line.TrimEnd(')', '》').EndsWith(n, StringComparison.Ordinal) || line.Contains(n + "(", StringComparison.Ordinal) || line.Contains(n + "》", StringComparison.Ordinal)))
                return text[matched.Original(start)..matched.OriginalEnd(end)].Trim();
            start = end + 1;
        }
        return null;
    }
}
