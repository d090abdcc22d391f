using System.Text.RegularExpressions;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Cases;

/// <summary>A word (意见) beside a case, a subject or a figure; plain text, in which @account calls somebody.</summary>
/// <param name="About">What it stands beside: case:ID, subject:CODE, or figure:ITEM|CODE|PERIOD.</param>
/// <param name="Subject">Whom that is about; who may see them may see it.</param>
public sealed partial record Comment(string Id, string About, SubjectId Subject, string By, string Name, DateTimeOffset At, string Text, IReadOnlyList<string> Mentions)
{
    public const string Kind = "comment";

    /// <summary>The longest that is taken, in characters.</summary>
    public const int Longest = 4000;

    /// <summary>When it was last changed; what it said before is kept in the ledger.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public static string OfCase(string id) => $"case:{id}";

    public static string OfSubject(SubjectId id) => $"subject:{id.Text}";

    public static string OfFigure(string item, SubjectId of, string period) => $"figure:{item}|{of.Text}|{period}";

    /// <summary>The case that it stands beside, or null.</summary>
    public string? Case => About.StartsWith("case:", StringComparison.Ordinal) ? About["case:".Length..] : null;

    /// <summary>What follows each @ in a text.</summary>
    public static IEnumerable<string> Called(string text) => At_().Matches(text).Select(m => m.Groups[1].Value.TrimEnd('.')).Distinct(StringComparer.Ordinal);

    public Document Write() => new(Kind, Id, CaseJson.Write(this with { }));

    [GeneratedRegex(@"(?<![\p{L}\p{N}])@([\p{L}\p{N}._-]{1,64})")]
    private static partial Regex At_();
}
