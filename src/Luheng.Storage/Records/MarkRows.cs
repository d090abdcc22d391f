using System.Data.Common;
using Dapper;

namespace Luheng.Records;

/// <summary>How far the stages have come and what the folder is: one value a name, without history.</summary>
static class MarkRows
{
    public static string? Find(DbConnection db, string name) => db.ExecuteScalar<string?>("select value from mark where name = @name", new { name });

    public static void Set(DbConnection db, string name, string value)
    {
        var (tally, sum) = (Tally.Of(db, "mark"), RowSum.Mark(name, value));
        if (db.ExecuteScalar<long?>("select sum from mark where name = @name", new { name }) is { } before) tally.Go(before);
        db.Execute("insert into mark (name, value, sum) values (@name, @value, @sum) on conflict (name) do update set value = excluded.value, sum = excluded.sum", new { name, value, sum });
        tally.Come(sum);
        tally.Save(db);
    }
}
