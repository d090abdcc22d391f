using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace Luheng.Records;

/// <summary>The packs that were in force, each from the time it was kept until the next.</summary>
static class PackRows
{
    public static void Keep(DbConnection db, AuditTrail audit, string hash, byte[] content)
    {
        if (db.ExecuteScalar<string>("select hash from pack order by seq desc limit 1") == hash) return;
        var next = audit.Next(db);
        db.Execute("insert into pack (seq, hash, recorded_at, content) values (@Seq, @hash, @At, @content)", new { next.Seq, hash, next.At, content });
        audit.Append(db, next, "", new("packs", Pack: hash, Digest: DigestOf(content)));
    }

    public static (string, byte[])? At(DbConnection db, DateTimeOffset? knownBy)
    {
        var at = knownBy is { } time ? Micros.Of(time) : long.MaxValue;
        var (hash, content) = db.QueryFirstOrDefault<(string?, byte[])>(
            "select hash, content from pack where recorded_at <= @at order by seq desc limit 1", new { at });
        return hash is null ? null : (hash, content);
    }

    public static string DigestOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
