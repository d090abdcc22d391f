using Dapper;
using Luheng.Problems;
using Npgsql;
using NpgsqlTypes;

namespace Luheng.Readings;

/// <summary>Readings in PostgreSQL, in a schema of their own named readings.</summary>
sealed class PostgresHome : IReadingHome
{
    readonly NpgsqlDataSource source;
    NpgsqlConnection? writer;

    PostgresHome(NpgsqlDataSource source, string place) => (this.source, Place) = (source, place);

    public string Place { get; }

    /// <summary>Opens the database that a connection string names, and makes the tables where they are missing.</summary>
    public static PostgresHome Open(string connection)
    {
        NpgsqlConnectionStringBuilder said;
        try
        {
            said = new(connection) { Enlist = false, IncludeErrorDetail = false, MaxAutoPrepare = 20 };
        }
        catch (ArgumentException wrong)
        {
            throw new ProblemsException([new("the connection string of PostgreSQL", wrong.Message, "one like Host=…;Database=…;Username=…;Password=…")]);
        }
        var home = new PostgresHome(NpgsqlDataSource.Create(said), $"PostgreSQL database {said.Database} on {said.Host}");
        try
        {
            PostgresReadingSchema.Make(home.source, home.Place);
            return home;
        }
        catch (NpgsqlException wrong)
        {
            home.Dispose();
            throw new ProblemsException([new(home.Place, $"cannot be used ({wrong.Message})", "check the connection string and the server")]);
        }
    }

    public void Claim() => Writer();

    public void Number(IReadOnlyCollection<string> ids)
    {
        using var db = source.OpenConnection();
        using var all = db.BeginTransaction();
        db.Execute("lock table readings.meter in exclusive mode");
        var known = db.Query<string>("select id from readings.meter where id = any(@ids)", new { ids = ids.ToArray() }).ToHashSet(StringComparer.Ordinal);
        var last = db.ExecuteScalar<int>("select coalesce(max(number), 0) from readings.meter");
        var fresh = ids.Where(known.Add).Select((id, i) => (Number: last + i + 1, Id: id)).ToList();
        db.Execute("insert into readings.meter (number, id, sum, reach) select * from unnest(@numbers, @ids, @sums, @reaches)", new
        {
            numbers = fresh.Select(m => m.Number).ToArray(),
            ids = fresh.Select(m => m.Id).ToArray(),
            sums = fresh.Select(m => ReadingSum.OfMeter(m.Number, m.Id)).ToArray(),
            reaches = fresh.Select(m => ReadingSum.OfReach(m.Number, null, null)).ToArray(),
        });
        db.Execute("update readings.state set meters = meters + @Count", new { fresh.Count });
        all.Commit();
    }

    public IReadingView Look() => new PostgresView(source.OpenConnection());

    public byte[]? Block(int meter, int day) => PostgresView.Block(Writer(), meter, day);

    public RevisionRow? LastRevision(int meter, long time) =>
        PostgresView.Revisions(Writer(), "where meter = @meter and time = @time order by replaced_at desc, step desc limit 1", ("meter", meter), ("time", time)).Select(r => (RevisionRow?)r).FirstOrDefault();

    public IReadOnlyList<ChangeRow> Changes(int bucket) =>
        [.. Writer().Query<(long Seq, byte[] Days)>("select seq, days from readings.change where bucket = @bucket", new { bucket }).Select(row => new ChangeRow(bucket, row.Seq, row.Days))];

    public void Keep(long seq, long recordedAt, ReadOnlyMemory<byte> payload)
    {
        using var insert = new NpgsqlCommand("with kept as (insert into readings.journal (seq, recorded_at, payload, sum) values ($1, $2, $3, $4)) update readings.state set groups = groups + 1", Writer());
        insert.Parameters.Add(new() { Value = seq });
        insert.Parameters.Add(new() { Value = recordedAt });
        insert.Parameters.Add(new() { Value = payload });
        insert.Parameters.Add(new() { Value = ReadingSum.OfJournal(seq, recordedAt, payload) });
        insert.ExecuteNonQuery();
    }

    public void Fold(FoldWork work)
    {
        var db = Writer();
        using var all = db.BeginTransaction();
        Update(db, Insert(db, work.Blocks));
        Insert(db, work.Revisions);
        var spans = work.Spans.ToList();
        db.Execute("update readings.meter set first = n.first, last = n.last, reach = n.reach from unnest(@numbers, @firsts, @lasts, @reaches) as n (number, first, last, reach) where meter.number = n.number",
            new
            {
                numbers = spans.Select(s => s.Number).ToArray(),
                firsts = spans.Select(s => s.First).ToArray(),
                lasts = spans.Select(s => s.Last).ToArray(),
                reaches = spans.Select(s => ReadingSum.OfReach(s.Number, s.First, s.Last)).ToArray(),
            });
        foreach (var row in work.Changes)
            db.Execute(row.Days.Length == 0 ? "delete from readings.change where bucket = @Bucket and seq = @Seq"
                : "insert into readings.change (bucket, seq, days, sum) values (@Bucket, @Seq, @Days, @Sum) on conflict (bucket, seq) do update set days = excluded.days, sum = excluded.sum", row);
        db.Execute("delete from readings.journal where seq <= @Folded", new { work.State.Folded });
        db.Execute("update readings.state set folded = @Folded, recorded_at = @RecordedAt, readings = @Readings, blocks = @Blocks, revisions = @Revisions, changes = @Changes, sum = @Sum",
            new { work.State.Folded, work.State.RecordedAt, work.State.Readings, work.State.Blocks, work.State.Revisions, work.State.Changes, work.State.Sum });
        all.Commit();
    }

    public void Compact() => Writer().Execute("vacuum readings.journal, readings.block, readings.change, readings.meter, readings.state, readings.revision");

    public long Bytes()
    {
        using var db = source.OpenConnection();
        return db.ExecuteScalar<long>("select coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'readings' and c.relkind = 'r'");
    }

    public bool CopyTo(string path) => false;

    public long? Store() => null;

    public IEnumerable<string> Trouble() => [];

    public string? InPlainWords(Exception wrong) => wrong switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => $"{Place}: the disk of the server is full: nothing of this was kept; make room and try again",
        PostgresException known => $"{Place} refused: {known.MessageText}",
        NpgsqlException lost => $"{Place} does not answer ({lost.Message}): nothing is acknowledged until it does",
        _ => null,
    };

    public void Dispose()
    {
        Release();
        writer?.Dispose();
        source.Dispose();
    }

    /// <summary>Gives the right to write back before the connection goes: the server notices a closed one only later, and whoever opens next would be refused meanwhile.</summary>
    void Release()
    {
        if (writer is not { State: System.Data.ConnectionState.Open }) return;
        try
        {
            writer.Execute("select pg_advisory_unlock(@WriterLockKey)", new { PostgresReadingSchema.WriterLockKey });
        }
        catch (NpgsqlException)
        {
            // A connection that is lost gives it back by itself.
        }
    }

    /// <summary>The connection that writes; made anew when it was lost, and only where nobody else writes meanwhile.</summary>
    NpgsqlConnection Writer()
    {
        if (writer is { State: System.Data.ConnectionState.Open }) return writer;
        writer?.Dispose();
        writer = null;
        var made = source.OpenConnection();
        try
        {
            made.Execute("set synchronous_commit = on");
            if (!made.ExecuteScalar<bool>("select pg_try_advisory_lock(@WriterLockKey)", new { PostgresReadingSchema.WriterLockKey })) throw PostgresReadingSchema.Served(Place);
            return writer = made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>Streams the blocks of new days into the table; returns those that stand there already.</summary>
    static List<(int Meter, int Day, byte[] Payload)> Insert(NpgsqlConnection db, IEnumerable<BlockRow> rows)
    {
        var known = new List<(int, int, byte[])>();
        using var copy = db.BeginBinaryImport("copy readings.block (meter, day, payload) from stdin (format binary)");
        foreach (var row in rows)
        {
            if (row.Stored)
            {
                known.Add((row.Meter, row.Day, row.Payload.ToArray()));
                continue;
            }
            copy.StartRow();
            copy.Write(row.Meter, NpgsqlDbType.Integer);
            copy.Write(row.Day, NpgsqlDbType.Integer);
            copy.Write(row.Payload, NpgsqlDbType.Bytea);
        }
        copy.Complete();
        return known;
    }

    public static void Update(NpgsqlConnection db, IEnumerable<(int Meter, int Day, byte[] Payload)> rows)
    {
        foreach (var part in rows.Chunk(5_000))
            db.Execute("update readings.block set payload = n.payload from unnest(@meters, @days, @payloads) as n (meter, day, payload) where block.meter = n.meter and block.day = n.day",
                new { meters = part.Select(r => r.Meter).ToArray(), days = part.Select(r => r.Day).ToArray(), payloads = part.Select(r => r.Payload).ToArray() });
    }

    static void Insert(NpgsqlConnection db, IEnumerable<RevisionRow> rows)
    {
        using var copy = db.BeginBinaryImport($"copy readings.revision ({SqliteView.RevisionColumns}, sum) from stdin (format binary)");
        foreach (var row in rows)
        {
            copy.StartRow();
            copy.Write(row.Meter, NpgsqlDbType.Integer);
            copy.Write(row.Time, NpgsqlDbType.Bigint);
            copy.Write(row.ReplacedAt, NpgsqlDbType.Bigint);
            copy.Write(row.Step, NpgsqlDbType.Integer);
            copy.Write(BitConverter.DoubleToInt64Bits(row.Was), NpgsqlDbType.Bigint);
            copy.Write((int)row.QualityWas, NpgsqlDbType.Integer);
            copy.Write(row.Reason, NpgsqlDbType.Text);
            copy.Write(row.By, NpgsqlDbType.Text);
            copy.Write(row.Sum, NpgsqlDbType.Bigint);
        }
        copy.Complete();
    }
}
