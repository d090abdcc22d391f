using System.Data.Common;
using Dapper;

namespace Luheng.Records;

/// <summary>A row that can be made again or is true for a while only: its part of the table, its name in a problem, its sum as kept and as it should be.</summary>
readonly record struct RowWithoutHistory(string Part, string Name, long Sum, long Right);

/// <summary>The tables that the digests of batches do not cover: results, findings, marks and what is true for a while. Each row has its sum, each part its tally.</summary>
static class RowsWithoutHistory
{
    /// <summary>What is wrong with them: a row that was changed, rows that are gone or came from elsewhere.</summary>
    public static IEnumerable<string> Problems(DbConnection db)
    {
        var found = new Dictionary<string, (long Rows, long Sum)>(StringComparer.Ordinal);
        foreach (var row in All(db))
        {
            if (row.Sum != row.Right) yield return $"{row.Name}: it was changed since it was written: its sum does not fit";
            var (rows, sum) = found.GetValueOrDefault(row.Part);
            found[row.Part] = (rows + 1, unchecked(sum + row.Sum));
        }
        foreach (var (part, rows, sum) in Tally.All(db))
        {
            found.Remove(part, out var there);
            if (there.Rows != rows) yield return $"{part}: {rows} rows were written, {there.Rows} are there";
            else if (there.Sum != sum) yield return $"{part}: not the rows that were written";
        }
        foreach (var (part, (rows, _)) in found) yield return $"{part}: none was written, {rows} are there";
    }

    /// <summary>Gives every row of a database that had none its sum, and every part its tally.</summary>
    public static void Fill(DbConnection db)
    {
        foreach (var table in (string[])["result", "finding", "mark", "passing"]) db.Execute($"alter table {table} add column sum bigint not null default 0");
        db.Execute(Schema.Tally);
        Fill(db, "result", Results(db), ["layout", "subject", "year"]);
        Fill(db, "finding", Findings(db), ["subject", "stage", "place"]);
        Fill(db, "mark", Marks(db), ["name"]);
        Fill(db, "passing", Passing(db), ["kind", "id"]);
    }

    static void Fill(DbConnection db, string table, IEnumerable<(RowWithoutHistory Row, object[] Key)> rows, string[] key)
    {
        var tallies = new Dictionary<string, Tally>(StringComparer.Ordinal);
        using var update = new Statement(db, $"update {table} set sum = @sum where {string.Join(" and ", key.Select(k => $"{k} = @{k}"))}", ["@sum", .. key.Select(k => $"@{k}")]);
        foreach (var (row, of) in rows.ToList())
        {
            update.Run([row.Right, .. of]);
            if (!tallies.TryGetValue(row.Part, out var tally)) tallies[row.Part] = tally = Tally.Of(db, row.Part);
            tally.Come(row.Right);
        }
        foreach (var tally in tallies.Values) tally.Save(db);
    }

    static IEnumerable<RowWithoutHistory> All(DbConnection db) => Results(db).Concat(Findings(db)).Concat(Marks(db)).Concat(Passing(db)).Select(r => r.Row);

    static IEnumerable<(RowWithoutHistory Row, object[] Key)> Results(DbConnection db) =>
        from r in db.Query<(string Layout, string Subject, long Year, byte[] Bytes, long Sum)>("select layout, subject, year, bytes, sum from result", buffered: false)
        select (new RowWithoutHistory($"result {r.Layout}", $"result {r.Layout} of {r.Subject} in {r.Year}", r.Sum, RowSum.Result(r.Layout, r.Subject, r.Year, r.Bytes)), new object[] { r.Layout, r.Subject, r.Year });

    static IEnumerable<(RowWithoutHistory Row, object[] Key)> Findings(DbConnection db)
    {
        using var select = new Statement(db, "select subject, stage, place, year, period, kind, level, text, evidence, sum from finding");
        using var rows = select.Rows();
        while (rows.Read())
        {
            var (subject, stage, place) = (rows.GetString(0), rows.GetString(1), rows.GetInt64(2));
            var right = RowSum.Finding(subject, stage, place, rows.GetInt64(3), rows.GetInt64(4), rows.GetString(5), rows.GetInt64(6), rows.GetString(7), rows.GetString(8));
            yield return (new($"finding {stage}", $"finding {stage} {place} of {subject}", rows.GetInt64(9), right), [subject, stage, place]);
        }
    }

    static IEnumerable<(RowWithoutHistory Row, object[] Key)> Marks(DbConnection db) =>
        from m in db.Query<(string Name, string Value, long Sum)>("select name, value, sum from mark", buffered: false)
        select (new RowWithoutHistory("mark", $"mark {m.Name}", m.Sum, RowSum.Mark(m.Name, m.Value)), new object[] { m.Name });

    static IEnumerable<(RowWithoutHistory Row, object[] Key)> Passing(DbConnection db) =>
        from p in db.Query<(string Kind, string Id, string Body, long At, long Sum)>("select kind, id, body, kept_at, sum from passing", buffered: false)
        select (new RowWithoutHistory($"passing {p.Kind}", $"passing {p.Kind} {p.Id}", p.Sum, RowSum.Passing(p.Kind, p.Id, p.Body, p.At)), new object[] { p.Kind, p.Id });
}
