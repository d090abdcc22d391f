using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Lists;

/// <summary>A published grading carried into the lists of grades: whoever was graded enters the list of the grade and leaves the one that was theirs before.</summary>
public static class GradeEntries
{
    /// <summary>The list of a grade such as A; null where the packs keep none.</summary>
    public static string? ListOf(ListBook book, string level) => $"grade-{level.ToLowerInvariant()}" is var id && book.Catalogue.Lists.ContainsKey(id) ? id : null;

    /// <summary>The entries to write; those whose grade stays keep theirs.</summary>
    /// <param name="from">The first day of the new grades.</param>
    /// <param name="document">The notice that published them.</param>
    /// <param name="reason">Why they are graded so; that they are, unless it is said.</param>
    public static IReadOnlyList<ListEntry> Of(ListBook book, IEnumerable<(SubjectId Subject, string Name, string Level)> grades, DateOnly from, string document, ListHand hand, DateTimeOffset at, string? reason = null)
    {
        var entries = new List<ListEntry>();
        foreach (var (subject, name, level) in grades)
        {
            var list = ListOf(book, level);
            var standing = book.About(subject).Where(e => e.List.StartsWith("grade-", StringComparison.Ordinal) && e.To is null).ToList();
            foreach (var left in standing.Where(e => e.List != list)) entries.Add(left with { To = from, Ground = "regraded", LeftBy = document, LeftWhy = reason ?? Graded(level) });
            if (list is null || standing.Exists(e => e.List == list)) continue;
            var stays = book.Of(list).Count(e => e.Subject == subject);
            entries.Add(new(list, ListEntry.IdOf(name, null, null, subject.Text, stays + 1), name) { Subject = subject, From = from, Document = document, Reason = reason ?? Graded(level), Origin = document, Match = new(MatchKind.Confirmed, hand.Account, hand.Name, at, document) });
        }
        return entries;
    }

    /// <summary>A grading in force revoked, carried into the lists of grades: whoever stands there leaves with that ground; whom an earlier grading that holds again has, enters as it says.</summary>
    /// <param name="again">The grades that hold again; none where no other list is in force.</param>
    /// <param name="document">The revocation; <paramref name="earlier"/>: the notice of the grades that hold again.</param>
    public static IReadOnlyList<ListEntry> Revoked(ListBook book, IEnumerable<SubjectId> graded, IEnumerable<(SubjectId Subject, string Name, string Level)> again, DateOnly on, string document, string reason, string earlier, ListHand hand, DateTimeOffset at)
    {
        var holds = again.ToDictionary(g => g.Subject);
        var back = Of(book, holds.Values, on, earlier, hand, at, reason).Select(e => e.To is null ? e : e with { Ground = "revoked", LeftBy = document, LeftWhy = reason });
        var gone = graded.Where(s => !holds.ContainsKey(s)).SelectMany(book.About).Where(e => e.List.StartsWith("grade-", StringComparison.Ordinal) && e.To is null)
            .Select(e => e with { To = on, Ground = "revoked", LeftBy = document, LeftWhy = reason });
        return [.. back, .. gone];
    }

    static string Graded(string level) => level switch { GradeScheme.NotGraded => "未评（数据不足）", GradeScheme.NoNorm => "未评（没有标准）", _ => $"评为 {level}" };
}
