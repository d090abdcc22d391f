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

    public static void Set(DbConnection db, string kind, string id, string? body) => db.Execute(body is null
        ? "delete from passing where kind = @kind and id = @id"
        : "insert into passing (kind, id, body) values (@kind, @id, @body) on conflict (kind, id) do update set body = excluded.body", new { kind, id, body });
}
