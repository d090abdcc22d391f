using Luheng.Findings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>A finding as outsiders read it: whom and what it is about, which meter from when until when (not included), and its words. Its property names are a contract.</summary>
public sealed record FindingRow(string Subject, string Name, string Kind, string Level, string? Meter, string From, string To, string Period, string Text, string Evidence)
{
    /// <summary>The findings asked for: of a subject with its sites, or of a group's members; of kinds (none: all); about a stretch of time.</summary>
    public static IReadOnlyList<FindingRow> Of(Population population, IEnumerable<Finding> findings, SubjectId? subject, IReadOnlySet<string> kinds, long? from, long? to)
    {
        var rows = new List<FindingRow>();
        foreach (var finding in findings)
        {
            if (kinds.Count > 0 && !kinds.Contains(finding.Kind)) continue;
            if (subject is { } about && !Concerns(population, finding.Subject, about)) continue;
            var stretch = MeterSpan.TryParse(finding.Evidence, out var span);
            var (start, end) = stretch ? (span.From, span.To) : (Instant.StartOf(finding.Period.First), Instant.StartOf(finding.Period.Last.AddDays(1)));
            if ((from is { } low && end <= low) || (to is { } high && start >= high)) continue;
            rows.Add(new(finding.Subject.Text, population.NameOf(finding.Subject), finding.Kind, finding.Level.ToString().ToLowerInvariant(), stretch ? span.Meter : null,
                MeterSpan.Write(start), MeterSpan.Write(end), finding.Period.ToString(), finding.Text, finding.Evidence));
        }
        return rows;
    }

    static bool Concerns(Population population, SubjectId finding, SubjectId asked) => finding == asked || finding.Enterprise == asked
        || (asked.IsGroup && !finding.IsGroup && population.Find(finding) is { } member && population.Belongs(member.Latest, asked, member.Latest.To ?? DateOnly.MaxValue));
}
