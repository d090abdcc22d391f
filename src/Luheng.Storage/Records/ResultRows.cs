using System.Data.Common;

namespace Luheng.Records;

/// <summary>Computed years as rows. They can always be computed again, so they have no history.</summary>
static class ResultRows
{
    public static void Save(DbConnection db, string layout, IEnumerable<ResultBlock> blocks)
    {
        using var find = new Statement(db, "select sum from result where layout = @layout and subject = @subject and year = @year", "@layout", "@subject", "@year");
        using var upsert = new Statement(db, """
            insert into result (layout, subject, year, bytes, sum) values (@layout, @subject, @year, @bytes, @sum)
            on conflict (layout, subject, year) do update set bytes = excluded.bytes, sum = excluded.sum
            """, "@layout", "@subject", "@year", "@bytes", "@sum");
        var tally = Tally.Of(db, $"result {layout}");
        foreach (var block in blocks)
        {
            var sum = RowSum.Result(layout, block.Subject, block.Year, block.Values);
            foreach (var before in find.Sums(layout, block.Subject, block.Year)) tally.Go(before);
            upsert.Run(layout, block.Subject, block.Year, block.Values, sum);
            tally.Come(sum);
        }
        tally.Save(db);
    }

    public static IEnumerable<ResultBlock> Read(DbConnection db, string layout)
    {
        using var select = new Statement(db, "select subject, year, bytes from result where layout = @layout order by subject, year", "@layout");
        using var rows = select.Rows(layout);
        while (rows.Read()) yield return new(rows.GetString(0), rows.GetInt32(1), rows.GetFieldValue<byte[]>(2));
    }
}
