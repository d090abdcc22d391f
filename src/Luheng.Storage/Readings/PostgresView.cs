using System.Data;
using Dapper;
using Npgsql;

namespace Luheng.Readings;

/// <summary>A read transaction in PostgreSQL: everything it reads is of one moment. What may be asked for while rows are read is read to its end first.</summary>
sealed class PostgresView : IReadingView
{
    readonly NpgsqlConnection db;
    readonly NpgsqlTransaction moment;

    public PostgresView(NpgsqlConnection db)
    {
        this.db = db;
        moment = db.BeginTransaction(IsolationLevel.RepeatableRead);
    }

    public HomeState State()
    {
        var (folded, recordedAt, readings, blocks, revisions, changes) = db.QuerySingle<(long, long, long, long, long, long)>("select folded, recorded_at, readings, blocks, revisions, changes from readings.state");
        var last = db.ExecuteScalar<long?>("select max(seq) from readings.journal");
        return new(folded, last ?? folded, recordedAt, readings, blocks, revisions, changes);
    }

    public IEnumerable<MeterRow> Meters(int after) =>
        db.Query<(int Number, string Id, int? First, int? Last)>("select number, id, first, last from readings.meter where number > @after order by number", new { after })
            .Select(m => new MeterRow(m.Number, m.Id, m.First, m.Last));

    public IEnumerable<JournalRow> Journal(long after) =>
        db.Query<(long Seq, long At, byte[] Payload)>("select seq, recorded_at, payload from readings.journal where seq > @after order by seq", new { after })
            .Select(j => new JournalRow(j.Seq, j.At, j.Payload));

    public byte[]? Block(int meter, int day) => Block(db, meter, day);

    public IEnumerable<(int Day, byte[] Payload)> Blocks(int meter, int first, int last) =>
        db.Query<(int, byte[])>("select day, payload from readings.block where meter = @meter and day between @first and @last order by day", new { meter, first, last }, buffered: false);

    public IEnumerable<RevisionRow> Revisions(int meter, long from, long to) =>
        Revisions(db, "where meter = @meter and time >= @from and time < @to order by time, replaced_at, step", ("meter", meter), ("from", from), ("to", to));

    public IEnumerable<ChangeRow> ChangesAfter(long seq) =>
        db.Query<(int Bucket, long Seq, byte[] Days)>("select bucket, seq, days from readings.change where seq > @seq", new { seq }, buffered: false)
            .Select(c => new ChangeRow(c.Bucket, c.Seq, c.Days));

    public IEnumerable<(int Meter, long Day, byte[] Payload)> AllBlocks() =>
        db.Query<(int, long, byte[])>("select meter, day::bigint, payload from readings.block order by day, meter", buffered: false);

    public IEnumerable<RevisionRow> AllRevisions() => Revisions(db, "order by meter, time, replaced_at, step");

    public (long Meters, long Groups) Announced() => db.QuerySingle<(long, long)>("select meters, groups from readings.state");

    public IEnumerable<object[]> Cells(string table, string columns) => Cells(db, table, columns);

    public void Dispose()
    {
        moment.Dispose();
        db.Dispose();
    }

    public static IEnumerable<object[]> Cells(NpgsqlConnection db, string table, string columns)
    {
        using var select = new NpgsqlCommand($"select {columns} from readings.{table}", db);
        using var row = select.ExecuteReader();
        while (row.Read())
        {
            var cells = new object[row.FieldCount];
            row.GetValues(cells);
            yield return cells;
        }
    }

    public static byte[]? Block(NpgsqlConnection db, int meter, int day)
    {
        using var query = new NpgsqlCommand("select payload from readings.block where meter = $1 and day = $2", db);
        query.Parameters.Add(new() { Value = meter });
        query.Parameters.Add(new() { Value = day });
        return (byte[]?)query.ExecuteScalar();
    }

    public static List<RevisionRow> Revisions(NpgsqlConnection db, string which, params (string Name, object Value)[] values)
    {
        using var query = new NpgsqlCommand($"select {SqliteView.RevisionColumns} from readings.revision {which}", db);
        foreach (var (name, value) in values) query.Parameters.AddWithValue(name, value);
        using var row = query.ExecuteReader();
        var rows = new List<RevisionRow>();
        while (row.Read())
            rows.Add(new(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3), BitConverter.Int64BitsToDouble(row.GetInt64(4)), (ReadingQuality)row.GetInt32(5), row.GetString(6), row.GetString(7)));
        return rows;
    }
}
