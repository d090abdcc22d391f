using System.Data.Common;
using Dapper;

namespace Luheng.Records;

/// <summary>What is true for a while: kept as it is now, without history and outside the audit trail.</summary>
static class PassingRows
{
    public static string? Find(DbConnection db, string kind, string id) =>
        db.QueryFirstOrDefault<string?>("select body from passing where kind = @kind and id = @id", new { kind, id });

    public static IReadOnlyList<Document> Of(DbConnection db, string kind) =>
        [.. db.Query<(string Id, string Body)>("select id, body from passing where kind = @kind order by id", new { kind }).Select(p => new Document(kind, p.Id, p.Body))];

    public static void Set(DbConnection db, string kind, string id, string? body, long at)
    {
        var tally = Tally.Of(db, $"passing {kind}");
        if (db.ExecuteScalar<long?>("select sum from passing where kind = @kind and id = @id", new { kind, id }) is { } before) tally.Go(before);
        if (body is null) db.Execute("delete from passing where kind = @kind and id = @id", new { kind, id });
        else
        {
            var sum = RowSum.Passing(kind, id, body, at);
            db.Execute("insert into passing (kind, id, body, kept_at, sum) values (@kind, @id, @body, @at, @sum) on conflict (kind, id) do update set body = excluded.body, kept_at = excluded.kept_at, sum = excluded.sum", new { kind, id, body, at, sum });
            tally.Come(sum);
        }
        tally.Save(db);
    }

    public static int Forget(DbConnection db, string kind, long keptBefore)
    {
        var gone = db.Query<long>("select sum from passing where kind = @kind and kept_at < @keptBefore", new { kind, keptBefore }).AsList();
        if (gone.Count == 0) return 0;
        var tally = Tally.Of(db, $"passing {kind}");
        foreach (var sum in gone) tally.Go(sum);
        tally.Save(db);
        return db.Execute("delete from passing where kind = @kind and kept_at < @keptBefore", new { kind, keptBefore });
    }

    public static IReadOnlyList<string> Kinds(DbConnection db) => db.Query<string>("select distinct kind from passing order by kind").AsList();
}
