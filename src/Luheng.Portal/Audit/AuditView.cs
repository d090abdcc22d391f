using System.Globalization;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.Portal.Audit;

/// <summary>A page of the audit trail: what was asked, the lines found, and where the older ones go on.</summary>
public sealed record AuditView(AuditQuery Query, IReadOnlyList<AuditLine> Lines, AuditLine? Head)
{
    public const int PageSize = 100;

    /// <summary>The line before which the next page begins; null where there are no older ones.</summary>
    public long? Older => Lines.Count > Query.Most - 1 ? Lines[Query.Most - 2].Seq : null;

    public IEnumerable<AuditLine> Shown => Lines.Take(Query.Most - 1);

    internal static AuditView Of(ILedger ledger, Reader reader)
    {
        var query = Asked(reader, PageSize + 1);
        return new(query, ledger.Audit(query), ledger.Audit(1) is [var newest, ..] ? newest : null);
    }

    /// <exception cref="FormatException">A part of the question cannot be read.</exception>
    internal static AuditQuery Asked(Reader reader, int most) => new(most, long.TryParse(reader.Query("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : long.MaxValue)
    {
        Who = Given(reader, "who"),
        Did = Given(reader, "did"),
        Kind = Given(reader, "kind"),
        Text = Given(reader, "q"),
        Subject = Given(reader, "of") is not { } of ? null : SubjectId.Parse(of),
        From = Day(reader, "from"),
        Until = Day(reader, "to")?.AddDays(1),
    };

    static string? Given(Reader reader, string name) => reader.Query(name).Trim() is { Length: > 0 } text ? text : null;

    internal static DateTimeOffset? Day(Reader reader, string name) => Given(reader, name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day.ToDateTime(TimeOnly.MinValue), China.Offset)
        : throw new QuestionException(Words.NotADay.Filled(name, text));
}

/// <summary>One line of the audit trail with a stretch of what it changed.</summary>
public sealed record EntryView(AuditLine Line, string Before, IReadOnlyList<FieldChange> Changes, int First, bool More)
{
    public const int PageSize = 200;

    internal static EntryView? Of(ILedger ledger, long seq, int first)
    {
        if (ledger.AuditOf(seq) is not { } line) return null;
        var changes = ReturnChanges.Of(ledger, seq).Skip(first).Take(PageSize + 1).ToList();
        return new(line, ledger.AuditOf(seq - 1)?.Hash ?? "", [.. changes.Take(PageSize)], first, changes.Count > PageSize);
    }
}
