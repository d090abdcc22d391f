using System.Data.Common;
using Dapper;
using Luheng.Registry;

namespace Luheng.Records;

/// <summary>Subjects as documents, one version per batch that registered them.</summary>
static class SubjectDocuments
{
    public const string Kind = "subject";

    public static void Save(DbConnection db, long batch, IEnumerable<Subject> subjects, Digest digest)
    {
        using var insert = new Statement(db, "insert into document (kind, id, batch, body) values (@kind, @id, @batch, @body)", "@kind", "@id", "@batch", "@body");
        foreach (var subject in subjects.OrderBy(s => s.Id.Text, Utf8Order.Ascending))
        {
            var body = StoredSubject.Write(subject);
            insert.Run(Kind, subject.Id.Text, batch, body);
            digest.Document(Kind, subject.Id.Text, body);
        }
    }

    /// <summary>The last version of each among the batches that count.</summary>
    public static IReadOnlyList<Subject> Read(DbConnection db, IReadOnlySet<long> batches)
    {
        var latest = new Dictionary<string, string>();
        var versions = db.Query<(string Id, long Batch, string Body)>(
            "select id, batch, body from document where kind = @Kind order by id, batch", new { Kind }, buffered: false);
        foreach (var (id, batch, body) in versions)
            if (batches.Contains(batch)) latest[id] = body;
        return [.. latest.Values.Select(StoredSubject.Read)];
    }
}
