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

    public static void Set(DbConnection db, string kind, string id, string? body, long at) => db.Execute(body is null
        ? "delete from passing where kind = @kind and id = @id"
        : "insert into passing (kind, id, body, kept_at) values (@kind, @id, @body, @at) on conflict (kind, id) do update set body = excluded.body, kept_at = excluded.kept_at", new { kind, id, body, at });

    public static int Forget(DbConnection db, string kind, long keptBefore) => db.Execute("delete from passing where kind = @kind and kept_at < @keptBefore", new { kind, keptBefore });

    public static IReadOnlyList<string> Kinds(DbConnection db) => db.Query<string>("select distinct kind from passing order by kind").AsList();
}
