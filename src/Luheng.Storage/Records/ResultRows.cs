using System.Data.Common;

namespace Luheng.Records;

/// <summary>Computed years as rows. They can always be computed again, so they have no history.</summary>
static class ResultRows
{
    public static void Save(DbConnection db, string layout, IEnumerable<ResultBlock> blocks)
    {
        using var upsert = new Statement(db, """
            insert into result (layout, subject, year, bytes) values (@layout, @subject, @year, @bytes)
            on conflict (layout, subject, year) do update set bytes = excluded.bytes
            """, "@layout", "@subject", "@year", "@bytes");
        foreach (var block in blocks) upsert.Run(layout, block.Subject, block.Year, block.Values);
    }

    public static IEnumerable<ResultBlock> Read(DbConnection db, string layout)
    {
        using var select = new Statement(db, "select subject, year, bytes from result where layout = @layout order by subject, year", "@layout");
        using var rows = select.Rows(layout);
        while (rows.Read()) yield return new(rows.GetString(0), rows.GetInt32(1), rows.GetFieldValue<byte[]>(2));
    }
}
