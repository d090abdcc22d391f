using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using Luheng.Registry;

namespace Luheng.Records;

/// <summary>Whom an audit entry concerns beyond the subjects and figures it brought: said by whoever wrote it, or named by its records. Made from what is kept, so it can be made again.</summary>
static partial class ConcernRows
{
    public static void Add(DbConnection db, long seq, IEnumerable<string> subjects)
    {
        using var insert = new Statement(db, "insert into concern (subject, seq) values (@subject, @seq) on conflict do nothing", "@subject", "@seq");
        foreach (var subject in subjects.Distinct(StringComparer.Ordinal)) insert.Run(subject, seq);
    }

    /// <summary>The subjects that a record which is no subject speaks of.</summary>
    public static IEnumerable<string> In(Document document) => document.Kind == DocumentRows.Subject ? []
        : Code().Matches(document.Id).Concat(Code().Matches(document.Body)).Select(m => m.Value).Distinct(StringComparer.Ordinal)
            .Where(code => SubjectId.TryParse(code, out var id, out _) && id.Kind == SubjectKind.Enterprise);

    /// <summary>Of the changes of a record that speaks of several enterprises those that are about one: none in a part of a list that names others and not it.</summary>
    public static IEnumerable<FieldChange> Of(string subject, IEnumerable<FieldChange> changes, string? before, string? after)
    {
        var others = new[] { before, after }.SelectMany(body => Differences.Of("", "", null, body).GroupBy(f => Part(f.Path))
            .Where(part => part.SelectMany(f => Code().Matches(f.New ?? "")).Select(m => m.Value).ToList() is { Count: > 0 } codes && !codes.Contains(subject)).Select(part => part.Key)).ToHashSet(StringComparer.Ordinal);
        return changes.Where(c => !others.Contains(Part(c.Path)));
    }

    /// <summary>The element of a list that a field lies in; else the field itself.</summary>
    static string Part(string field) => field.IndexOf(']', StringComparison.Ordinal) is >= 0 and var end ? field[..end] : field;

    /// <summary>The subjects that words of an audit entry name.</summary>
    public static IEnumerable<string> Named(string? about) => about is null ? []
        : about.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => SubjectId.TryParse(word, out _, out _));

    /// <summary>Fills the table of a database that had none.</summary>
    public static void Fill(DbConnection db)
    {
        foreach (var entry in Again(db).GroupBy(c => c.Seq)) Add(db, entry.Key, entry.Select(c => c.Subject));
    }

    /// <summary>Rows that are not what the records say, and rows that are missing.</summary>
    public static IEnumerable<string> Problems(DbConnection db)
    {
        var kept = db.Query<(string Subject, long Seq)>("select subject, seq from concern").ToHashSet();
        foreach (var (subject, seq) in Again(db).Distinct())
            if (!kept.Remove((subject, seq))) yield return $"audit entry {seq}: it concerns {subject}, and that is not noted any more";
        foreach (var (subject, seq) in kept) yield return $"audit entry {seq}: it is noted as concerning {subject}, and it does not";
    }

    /// <summary>Every row as the records and the entries say it.</summary>
    static IEnumerable<(string Subject, long Seq)> Again(DbConnection db)
    {
        var documents = db.Query<(long Seq, string Kind, string Id, string Body)>(
            "select b.committed_in, d.kind, d.id, d.body from document d join batch b on b.id = d.batch where d.kind <> 'subject' order by d.kind, d.id, d.batch").AsList();
        foreach (var (seq, kind, id, body) in documents) foreach (var subject in In(new(kind, id, body))) yield return (subject, seq);
        foreach (var entry in AuditTrail.Entries(db).Where(e => e.What.Contains("\"about\":", StringComparison.Ordinal)))
            foreach (var subject in Named(entry.Note.About)) yield return (subject, entry.Seq);
    }

    /// <summary>The code of an enterprise, standing alone.</summary>
    [GeneratedRegex("(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
