using System.Data.Common;
using Dapper;
using Luheng.Registry;

namespace Luheng.Records;

/// <summary>Subjects and other records as documents, one version per batch that wrote them.</summary>
static class DocumentRows
{
    public const string Subject = "subject";

    public static IEnumerable<Document> Of(IEnumerable<Subject> subjects) => subjects.Select(s => new Document(Subject, s.Id.Text, StoredSubject.Write(s)));

    public static void Save(DbConnection db, long batch, IEnumerable<Document> documents, Digest digest)
    {
        using var insert = new Statement(db, "insert into document (kind, id, batch, body, sum) values (@kind, @id, @batch, @body, @sum)", "@kind", "@id", "@batch", "@body", "@sum");
        foreach (var (kind, id, body) in documents.OrderBy(d => d.Kind, Utf8Order.Ascending).ThenBy(d => d.Id, Utf8Order.Ascending))
        {
            insert.Run(kind, id, batch, body, RowSum.Document(kind, id, batch, body));
            digest.Document(kind, id, body);
        }
    }

    /// <summary>The last version of each among the batches that count, without those taken back.</summary>
    public static IReadOnlyList<Document> Read(DbConnection db, string kind, IReadOnlySet<long> batches)
    {
        var latest = new List<Document>();
        var versions = db.Query<(string Id, long Batch, string Body)>(
            "select id, batch, body from document where kind = @kind order by id, batch", new { kind }, buffered: false);
        foreach (var (id, batch, body) in versions)
        {
            if (!batches.Contains(batch)) continue;
            if (latest.Count > 0 && latest[^1].Id == id) latest.RemoveAt(latest.Count - 1);
            latest.Add(new(kind, id, body));
        }
        latest.RemoveAll(d => d.Body is "");
        return latest;
    }

    /// <summary>The last version of each that batches after one brought and that counts now; a version of an undone batch counts no longer.</summary>
    public static IReadOnlyList<Document> Since(DbConnection db, string kind, long batch)
    {
        if (batch == 0) return Read(db, kind, BatchRows.Counting(db, null));
        var found = db.Query<(string Id, string Body)>("""
            select d.id, d.body from document d join batch b on b.id = d.batch
            where d.batch > @batch and d.kind = @kind and b.undone_at is null order by d.id, d.batch
            """, new { kind, batch });
        return [.. found.GroupBy(f => f.Id).Select(versions => new Document(kind, versions.Key, versions.Last().Body)).Where(d => d.Body is not "")];
    }

    /// <summary>The version in effect, or null where there is none or it was taken back.</summary>
    public static DocumentVersion? Find(DbConnection db, string kind, string id) =>
        Versions(db, kind, id).LastOrDefault(v => v.Batch.UndoneAt is null) is { Document.Body: not "" } version ? version : null;

    public static IReadOnlyList<DocumentVersion> Versions(DbConnection db, string kind, string id) =>
        [.. db.Query<(long Batch, string Body)>("select batch, body from document where kind = @kind and id = @id order by batch", new { kind, id })
            .Select(v => new DocumentVersion(new(kind, id, v.Body), BatchRows.Find(db, v.Batch) ?? throw new InvalidDataException($"batch {v.Batch} is gone")))];

    public static IReadOnlyList<Subject> Subjects(DbConnection db, IReadOnlySet<long> batches) =>
        [.. Read(db, Subject, batches).Select(d => StoredSubject.Read(d.Body))];
}
