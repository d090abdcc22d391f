using System.Diagnostics;
using System.Globalization;
using Luheng.Readings;
using Luheng.Tests.Readings;
using Npgsql;
using NpgsqlTypes;

namespace Luheng.Benchmarks;

/// <summary>What the doors stand beside, in the same run: PostgreSQL's COPY into a table with an index on meter and time, and the time-series databases of Debian where they are installed.</summary>
static class CopyLine
{
    const int Connections = 4, MostBatches = 150;

    public static IEnumerable<Line> Measure(IReadOnlyList<ReadingBatch> batches)
    {
        const string What = "beside: PostgreSQL's binary COPY into a table with a primary key on meter and time, batches of 10,000, 4 connections, each committed";
        if (PostgresServer.Find(out var why) is not { } server)
        {
            yield return Line.Absent("doors", What, "1/s", why);
        }
        else
        {
            var database = server.NewDatabase();
            var part = batches.Take(MostBatches).ToList();
            var seconds = Copy(database, part, out var bytes);
            var readings = part.Sum(b => (long)b.Count);
            server.Drop(database);
            yield return new("doors", What, readings / seconds, "1/s", null, string.Create(CultureInfo.InvariantCulture, $"{readings:#,0} readings at {bytes / (double)readings:0} bytes each; neither a resend nor a correction could be sent this way"));
        }
        foreach (var (program, name) in new[] { ("victoria-metrics", "VictoriaMetrics"), ("influxd", "InfluxDB") })
            yield return Line.Absent("doors", $"beside: {name}", "1/s", Installed(program) ? "installed, but this benchmark has no client for it yet" : "not installed here");
    }

    static double Copy(string database, List<ReadingBatch> batches, out long bytes)
    {
        using var source = NpgsqlDataSource.Create(database);
        Run(source, "create table reading (meter int not null, time bigint not null, value double precision not null, quality smallint not null, primary key (meter, time))");
        var (next, watch) = (-1, Stopwatch.StartNew());
        Task.WaitAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() =>
        {
            using var connection = source.OpenConnection();
            while (Interlocked.Increment(ref next) is var at && at < batches.Count) Copy(connection, batches[at]);
        })).ToArray());
        var seconds = watch.Elapsed.TotalSeconds;
        bytes = (long)Run(source, "select pg_total_relation_size('reading')")!;
        return seconds;
    }

    static void Copy(NpgsqlConnection connection, ReadingBatch batch)
    {
        using var to = connection.BeginBinaryImport("copy reading (meter, time, value, quality) from stdin (format binary)");
        for (var i = 0; i < batch.Count; i++)
        {
            to.StartRow();
            to.Write(batch.Meters[i], NpgsqlDbType.Integer);
            to.Write(batch.Times[i], NpgsqlDbType.Bigint);
            to.Write(batch.Values[i], NpgsqlDbType.Double);
            to.Write((short)batch.Qualities[i], NpgsqlDbType.Smallint);
        }
        to.Complete();
    }

    static object? Run(NpgsqlDataSource source, string sql)
    {
        using var command = source.CreateCommand(sql);
        return command.ExecuteScalar();
    }

    static bool Installed(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
