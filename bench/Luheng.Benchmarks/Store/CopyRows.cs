using Luheng.Readings;
using Npgsql;
using NpgsqlTypes;

namespace Luheng.Benchmarks;

/// <summary>What a reading costs as a row: PostgreSQL's COPY into a table indexed by meter and time, each batch committed.</summary>
static class CopyRows
{
    /// <summary>Returns readings a second and bytes a reading, index included.</summary>
    public static (double PerSecond, double Bytes) Measure(string connection, IReadOnlyList<ReadingBatch> batches)
    {
        using var db = new NpgsqlConnection(connection);
        db.Open();
        Run(db, "create table reading (meter integer not null, time bigint not null, value double precision not null, quality smallint not null, primary key (meter, time))");
        var seconds = Repeat.Seconds(() =>
        {
            foreach (var batch in batches) Copy(db, batch);
        });
        using var size = new NpgsqlCommand("select pg_total_relation_size('reading')", db);
        var readings = batches.Sum(b => (double)b.Count);
        var bytes = (long)size.ExecuteScalar()!;
        Run(db, "drop table reading");
        return (readings / seconds, bytes / readings);
    }

    static void Copy(NpgsqlConnection db, ReadingBatch batch)
    {
        using var copy = db.BeginBinaryImport("copy reading (meter, time, value, quality) from stdin (format binary)");
        for (var i = 0; i < batch.Count; i++)
        {
            copy.StartRow();
            copy.Write(batch.Meters[i], NpgsqlDbType.Integer);
            copy.Write(batch.Times[i], NpgsqlDbType.Bigint);
            copy.Write(batch.Values[i], NpgsqlDbType.Double);
            copy.Write((short)batch.Qualities[i], NpgsqlDbType.Smallint);
        }
        copy.Complete();
    }

    static void Run(NpgsqlConnection db, string sql)
    {
        using var command = new NpgsqlCommand(sql, db);
        command.ExecuteNonQuery();
    }
}
