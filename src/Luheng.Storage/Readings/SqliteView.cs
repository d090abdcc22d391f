using System.Data.Common;
using Dapper;
using Luheng.Records;
using Microsoft.Data.Sqlite;

namespace Luheng.Readings;

/// <summary>A read transaction on readings.db.</summary>
sealed class SqliteView : IReadingView
{
    public const string RevisionColumns = "meter, time, replaced_at, step, was, quality_was, reason, by";

    readonly SqliteConnection db;
    readonly SqliteTransaction moment;
    Statement? block;

    public SqliteView(SqliteConnection db)
    {
        this.db = db;
        moment = db.BeginTransaction(deferred: true);
    }

    public HomeState State()
    {
        var (folded, recordedAt, readings, blocks, revisions, changes) = db.QuerySingle<(long, long, long, long, long, long)>("select folded, recorded_at, readings, blocks, revisions, changes from state");
        var last = db.ExecuteScalar<long?>("select max(seq) from journal");
        return new(folded, last ?? folded, recordedAt, readings, blocks, revisions, changes);
    }

    public IEnumerable<MeterRow> Meters(int after) =>
        db.Query<(long Number, string Id, long? First, long? Last)>("select number, id, first, last from meter where number > @after order by number", new { after }, buffered: false)
            .Select(m => new MeterRow((int)m.Number, m.Id, (int?)m.First, (int?)m.Last));

    public IEnumerable<JournalRow> Journal(long after) =>
        db.Query<JournalRow>("select seq, recorded_at as RecordedAt, cast(payload as blob) as Payload from journal where seq > @after order by seq", new { after }, buffered: false);

    public byte[]? Block(int meter, int day)
    {
        block ??= new(db, "select payload from block where key = @key", "@key");
        using var row = block.Rows(SqliteReadingSchema.Key(meter, day));
        return row.Read() ? (byte[])row.GetValue(0) : null;
    }

    public IEnumerable<(int Day, byte[] Payload)> Blocks(int meter, int first, int last)
    {
        for (var day = first; day <= last; day++)
            if (Block(meter, day) is { } payload) yield return (day, payload);
    }

    public IEnumerable<RevisionRow> Revisions(int meter, long from, long to) =>
        Rows($"select {RevisionColumns} from revision where meter = @meter and time >= @from and time < @to order by time, replaced_at, step", ("@meter", meter), ("@from", from), ("@to", to));

    public IEnumerable<ChangeRow> ChangesAfter(long seq) =>
        db.Query<(long Bucket, long Seq, byte[] Days)>("select bucket, seq, days from change where seq > @seq", new { seq }, buffered: false)
            .Select(c => new ChangeRow((int)c.Bucket, c.Seq, c.Days));

    public IEnumerable<(int Meter, long Day, byte[] Payload)> AllBlocks() =>
        db.Query<(long Key, byte[] Payload)>("select key, cast(payload as blob) from block order by key", buffered: false)
            .Select(b => (SqliteReadingSchema.MeterOf(b.Key), b.Key >> SqliteReadingSchema.MeterBits, b.Payload));

    public IEnumerable<RevisionRow> AllRevisions() => Rows($"select {RevisionColumns} from revision order by meter, time, replaced_at, step");

    public (long Meters, long Groups) Announced() => db.QuerySingle<(long, long)>("select meters, groups from state");

    public IEnumerable<object[]> Cells(string table, string columns)
    {
        using var select = new Statement(db, $"select {columns} from {table}");
        using var row = select.Rows();
        while (row.Read())
        {
            var cells = new object[row.FieldCount];
            row.GetValues(cells);
            yield return cells;
        }
    }

    public void Dispose()
    {
        block?.Dispose();
        moment.Dispose();
        db.Dispose();
    }

    public static RevisionRow RevisionOf(DbDataReader row) => new(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3),
        BitConverter.Int64BitsToDouble(row.GetInt64(4)), (ReadingQuality)row.GetInt32(5), row.GetString(6), row.GetString(7));

    IEnumerable<RevisionRow> Rows(string sql, params (string Name, long Value)[] values)
    {
        using var query = db.CreateCommand();
        query.CommandText = sql;
        foreach (var (name, value) in values) query.Parameters.AddWithValue(name, value);
        using var row = query.ExecuteReader();
        while (row.Read()) yield return RevisionOf(row);
    }
}
