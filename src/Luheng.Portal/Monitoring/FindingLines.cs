using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Access;
using Luheng.Findings;
using Luheng.Planning;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Monitoring;

/// <summary>Findings of one kind about one enterprise, as a list shows them: the gravest of them, and how many there are.</summary>
public sealed record FindingLine(Finding Worst, int Count);

/// <summary>Findings put together for lists, and their texts with meters by name.</summary>
public static partial class FindingLines
{
    /// <summary>One line for each enterprise and kind, the gravest and newest first; what is about a group stands by itself.</summary>
    public static IReadOnlyList<FindingLine> Of(IEnumerable<Finding> findings) =>
        [.. findings.GroupBy(f => (Who(f.Subject), f.Kind, f.Subject.IsGroup ? f.Text : ""))
            .Select(g => new FindingLine(Ordered(g).First(), g.Count()))
            .OrderByDescending(l => l.Worst.Level).ThenByDescending(l => l.Worst.Period.Last).ThenByDescending(l => l.Count)];

    /// <summary>What a line says: the finding itself, or its kind, how many and one of them.</summary>
    internal static string Say(Reader reader, FindingLine line)
    {
        var text = TextOf(reader.Desk, line.Worst);
        if (line.Count == 1) return text;
        return $"{KindOf(reader, line.Worst)} {reader.Say(Words.FindingsAlike, line.Count, text)}";
    }

    /// <summary>The kind of a finding by its name.</summary>
    internal static string KindOf(Reader reader, Finding finding) => reader.Desk.World.Catalogue.FindingKinds.TryGetValue(finding.Kind, out var known) ? known.Name.In(reader.Language) : finding.Kind;

    /// <summary>Where a finding is looked into: a warning on the page of its region or enterprise, a target on its own, that of a meter on the page of its enterprise's data, for those who see readings; empty for those who may not see the enterprise.</summary>
    internal static string Address(Reader reader, Finding finding) => finding.Kind.StartsWith("warning-", StringComparison.Ordinal) && reader.Sees(finding.Subject) ? $"/warnings/{finding.Subject.Text}{(finding.Subject.IsGroup ? "#" + finding.Evidence.Split('/')[^1] : "")}"
        : finding.Evidence.StartsWith(PlanQuestions.Prefix, StringComparison.Ordinal) && finding.Subject.IsGroup ? Links.Explain(finding.Evidence)
        : finding.Subject.IsGroup ? (reader.May(Act.SeeFirm, finding.Subject) ? Links.Of(finding.Subject) : "")
        : MeterSpan.TryParse(finding.Evidence, out _) && reader.May(Act.SeeReadings, finding.Subject.Enterprise) ? $"/arrival/{finding.Subject.Enterprise.Text}" : reader.Sees(finding.Subject) ? Links.Enterprise(finding.Subject) : "";

    /// <summary>What the numbers of a finding's text are: by which rule it was found, what that means, and of what time.</summary>
    internal static Opening Means(Reader reader, Finding finding) => Opening.Other(reader.Desk.World.Catalogue.FindingKinds.TryGetValue(finding.Kind, out var known)
        ? reader.Say(Words.WorkedFinding, reader[known.Name], reader[known.Meaning], Dates.Say(finding.Period, reader.English), known.Rule is { } rule && reader.Desk.World.Catalogue.Rules.TryGetValue(rule, out var set) ? $"{set.Source}" : reader[Words.WorkedFindingOwn])
        : finding.Kind);

    /// <summary>The text of a finding, a meter by its name.</summary>
    internal static string TextOf(Desk desk, Finding finding) => Named(desk, finding.Text);

    /// <summary>A text that begins with a meter's id, with its name and the short id in place of it.</summary>
    internal static string Named(Desk desk, string text) =>
        text.IndexOf('：', StringComparison.Ordinal) is > 0 and var end && desk.Station?.Book.Find(text[..end]) is { Name: not "" } known
            ? $"{MeterLinks.Name(known)} {MeterLinks.Short(known)}{Readable(text[end..])}" : Readable(text);

    /// <summary>A kept text as people read it: thousands of amounts separated, and no unit where an amount has none.</summary>
    internal static string Readable(string text) => Amounts().Replace(Bare().Replace(text, ""), m => Grouped(m.Groups[1].Value) + m.Groups[2].Value);

    static string Grouped(string digits) => System.Numerics.BigInteger.Parse(digits, CultureInfo.InvariantCulture).ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>An amount of a thousand or more before its unit: a year, a day or a code is none.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9.,_/:-]|GB\s?|GB/T\s?|HJ\s?)([1-9]\d{3,14})((?:\.\d+)? (?=[A-Za-z%万亿千吨元户]))")]
    private static partial Regex Amounts();

    /// <summary>The unit of what has none, as it is written behind an amount.</summary>
    [GeneratedRegex(@"(?<=\d) 1(?=[，（；。]|$)")]
    private static partial Regex Bare();

    static SubjectId Who(SubjectId subject) => subject.IsGroup ? subject : subject.Enterprise;

    static IEnumerable<Finding> Ordered(IEnumerable<Finding> findings) => findings.OrderByDescending(f => f.Level).ThenByDescending(f => f.Period.Last);
}
