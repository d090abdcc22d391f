using System.Data.Common;
using Dapper;
using Luheng.Problems;
using Luheng.Records;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Luheng.Readings;

/// <summary>Readings in a file of their own, readings.db in the data folder, so that a long import into luheng.db never keeps an acknowledgement waiting.</summary>
sealed class SqliteHome : IReadingHome
{
    public const string FileName = "readings.db";
    static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    readonly string reading;
    readonly SqliteConnection writer;
    readonly Statement keep, block, revision;

    SqliteHome(string path)
    {
        Place = path;
        reading = Connection(path, pooling: true);
        writer = new(Connection(path, pooling: false));
        try
        {
            writer.Open();
            Prepare(writer);
            writer.Execute("pragma synchronous=full; pragma wal_autocheckpoint=2000");
            SqliteReadingSchema.Check(writer, path);
            NewDatabase.Journal(writer);
            SqliteReadingSchema.BringUp(writer, path);
            SqliteReadingSchema.Name(writer);
            keep = new(writer, "insert into journal (seq, recorded_at, payload, sum) values (@seq, @at, @payload, @sum)", "@seq", "@at", "@payload", "@sum");
            block = new(writer, "select payload from block where key = @key", "@key");
            revision = new(writer, $"select {SqliteView.RevisionColumns} from revision where meter = @meter and time = @time order by replaced_at desc, step desc limit 1", "@meter", "@time");
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    public string Place { get; }

    public static SqliteHome Open(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        var path = Path.Combine(folder, FileName);
        try
        {
            Own.Folder(folder);
            if (WalFile.Damage(path) is { } damage) throw new ProblemsException([damage]);
            if (!File.Exists(path)) NewDatabase.Make(path, SqliteReadingSchema.Pragmas, $"{SqliteReadingSchema.Tables} pragma user_version = {SqliteReadingSchema.Version}");
            if (new FileInfo(path).Length == 0) throw new ProblemsException([new(path, "is empty", "restore it from a backup")]);
            return new(path);
        }
        catch (SqliteException wrong) when (Records.Trouble.InPlainWords(wrong, path, Wait) is { } problem)
        {
            throw new ProblemsException([problem]);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new ProblemsException([new(path, $"cannot be used ({wrong.Message})", "check the data folder and who may write there")]);
        }
    }

    /// <summary>The folder's lock says it already.</summary>
    public void Claim() { }

    public void Number(IReadOnlyCollection<string> ids)
    {
        using var db = Connect();
        using var all = db.BeginTransaction(deferred: false);
        var known = db.Query<string>("select id from meter").ToHashSet(StringComparer.Ordinal);
        var next = db.ExecuteScalar<int>("select coalesce(max(number), 0) from meter");
        using var insert = new Statement(db, "insert into meter (number, id, sum, reach) values (@number, @id, @sum, @reach)", "@number", "@id", "@sum", "@reach");
        var fresh = ids.Where(known.Add).ToList();
        foreach (var id in fresh) insert.Run(++next, id, ReadingSum.OfMeter(next, id), ReadingSum.OfReach(next, null, null));
        db.Execute("update state set meters = meters + @Count", new { fresh.Count });
        all.Commit();
    }

    public IReadingView Look() => new SqliteView(Connect());

    public byte[]? Block(int meter, int day)
    {
        using var row = block.Rows(SqliteReadingSchema.Key(meter, day));
        return row.Read() ? (byte[])row.GetValue(0) : null;
    }

    public RevisionRow? LastRevision(int meter, long time)
    {
        using var row = revision.Rows(meter, time);
        return row.Read() ? SqliteView.RevisionOf(row) : null;
    }

    public IReadOnlyList<ChangeRow> Changes(int bucket) =>
        [.. writer.Query<(long Seq, byte[] Days)>("select seq, days from change where bucket = @bucket", new { bucket }).Select(row => new ChangeRow(bucket, row.Seq, row.Days))];

    public void Keep(long seq, long recordedAt, ReadOnlyMemory<byte> payload) => keep.Run(seq, recordedAt, payload.ToArray(), ReadingSum.OfJournal(seq, recordedAt, payload));

    public void Fold(FoldWork work)
    {
        using var all = writer.BeginTransaction(deferred: false);
        Blocks(work.Blocks);
        using (var insert = new Statement(writer, "insert into revision (meter, time, replaced_at, step, was, quality_was, reason, by, sum) values (@m, @t, @at, @step, @was, @q, @reason, @by, @sum)", "@m", "@t", "@at", "@step", "@was", "@q", "@reason", "@by", "@sum"))
            foreach (var row in work.Revisions)
                insert.Run(row.Meter, row.Time, row.ReplacedAt, row.Step, BitConverter.DoubleToInt64Bits(row.Was), (int)row.QualityWas, row.Reason, row.By, row.Sum);
        using (var span = new Statement(writer, "update meter set first = @first, last = @last, reach = @reach where number = @number", "@first", "@last", "@reach", "@number"))
            foreach (var (number, first, last) in work.Spans) span.Run(first, last, ReadingSum.OfReach(number, first, last), number);
        foreach (var row in work.Changes)
            writer.Execute(row.Days.Length == 0 ? "delete from change where bucket = @Bucket and seq = @Seq" : "insert or replace into change (bucket, seq, days, sum) values (@Bucket, @Seq, @Days, @Sum)", row);
        writer.Execute("delete from journal where seq <= @Folded", new { work.State.Folded });
        writer.Execute("update state set folded = @Folded, recorded_at = @RecordedAt, readings = @Readings, blocks = @Blocks, revisions = @Revisions, changes = @Changes, sum = @Sum",
            new { work.State.Folded, work.State.RecordedAt, work.State.Readings, work.State.Blocks, work.State.Revisions, work.State.Changes, work.State.Sum });
        all.Commit();
    }

    /// <remarks>A reader that stays long is not waited for: the journal is cut short the next time.</remarks>
    public void Compact() => writer.Execute("pragma incremental_vacuum; pragma busy_timeout=100; pragma wal_checkpoint(truncate); pragma busy_timeout=30000");

    public long Bytes() => LengthOf(Place) + LengthOf(Place + "-wal");

    public bool CopyTo(string path)
    {
        using var db = Connect();
        Own.Empty(path);
        db.Execute("vacuum into @path", new { path });
        return true;
    }

    public long? Store()
    {
        using var db = Connect();
        return SqliteReadingSchema.NameOf(db);
    }

    public IEnumerable<string> Trouble()
    {
        using var db = Connect();
        return [.. db.Query<string>("pragma quick_check(20)").Where(line => line != "ok").Select(line => $"{Place}: {line}"), .. Records.NewDatabase.Acting(db, SqliteReadingSchema.CountingTrigger)];
    }

    public string? InPlainWords(Exception wrong) => wrong is SqliteException known && Records.Trouble.InPlainWords(known, Place, Wait) is { } problem
        ? $"{problem.Where} {problem.Found}: {problem.Expected}" : null;

    /// <summary>Lets the file grow to so many pages only, as a full disk would.</summary>
    public void Limit(int pages) => writer.Execute(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"pragma max_page_count={pages}"));

    public void Dispose()
    {
        keep.Dispose();
        block.Dispose();
        revision.Dispose();
        writer.Dispose();
        using var pooled = new SqliteConnection(reading);
        SqliteConnection.ClearPool(pooled);
    }

    /// <summary>Many rows of one statement, past the layer that would box every value.</summary>
    void Blocks(IEnumerable<BlockRow> rows)
    {
        var db = writer.Handle;
        Must(sqlite3_prepare_v2(db, "insert into block (key, payload) values (?1, ?2) on conflict (key) do update set payload = excluded.payload", out var insert));
        using (insert)
            foreach (var row in rows)
            {
                sqlite3_bind_int64(insert, 1, SqliteReadingSchema.Key(row.Meter, row.Day));
                sqlite3_bind_blob(insert, 2, row.Payload.Span);
                var outcome = sqlite3_step(insert);
                if (outcome != SQLITE_DONE) Must(outcome);
                sqlite3_reset(insert);
            }
        void Must(int outcome) => SqliteException.ThrowExceptionForRC(outcome, db);
    }

    SqliteConnection Connect()
    {
        var db = new SqliteConnection(reading);
        try
        {
            db.Open();
            Prepare(db);
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    static void Prepare(DbConnection db) => db.Execute("pragma busy_timeout=30000; pragma cache_size=-65536");

    static string Connection(string path, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = pooling,
        DefaultTimeout = (int)Wait.TotalSeconds,
    }.ToString();
}
