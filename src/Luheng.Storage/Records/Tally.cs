using System.Data.Common;
using Dapper;

namespace Luheng.Records;

/// <summary>How many rows a part of a table without history has, and the sum of their sums: a row that is gone is noticed, as a changed one is by its own sum.</summary>
sealed class Tally
{
    readonly string part;

    Tally(string part, long rows, long sum) => (this.part, Rows, Sum) = (part, rows, sum);

    public long Rows { get; private set; }

    public long Sum { get; private set; }

    /// <summary>The tally of a part, named by its table and its key: <c>finding accounts</c>.</summary>
    public static Tally Of(DbConnection db, string part)
    {
        var (rows, sum) = db.QueryFirstOrDefault<(long, long)>("select rows, sum from tally where part = @part", new { part });
        return new(part, rows, sum);
    }

    public static IReadOnlyList<(string Part, long Rows, long Sum)> All(DbConnection db) => db.Query<(string, long, long)>("select part, rows, sum from tally order by part").AsList();

    public void Come(long row) => (Rows, Sum) = (Rows + 1, unchecked(Sum + row));

    public void Go(long row) => (Rows, Sum) = (Rows - 1, unchecked(Sum - row));

    public void GoAll() => (Rows, Sum) = (0, 0);

    public void Save(DbConnection db) => db.Execute(
        "insert into tally (part, rows, sum) values (@part, @Rows, @Sum) on conflict (part) do update set rows = excluded.rows, sum = excluded.sum", new { part, Rows, Sum });
}
