using System.Data.Common;
using Dapper;

namespace Luheng.Records;

/// <summary>Batches as rows: what came in, when it was learnt, and since when it no longer counts.</summary>
static class BatchRows
{
    const string Columns = "id, recorded_at, title, recorded_by, subjects, observations, undone_at";

    public static IReadOnlyList<Batch> All(DbConnection db) => [.. Rows(db, "order by id")];

    public static Batch? Find(DbConnection db, long id) => Rows(db, "where id = @id", new { id }).FirstOrDefault();

    public static long NextId(DbConnection db) => db.ExecuteScalar<long>("select coalesce(max(id), 0) + 1 from batch");

    public static void Add(DbConnection db, Batch batch, long entry) => db.Execute("""
        insert into batch (id, recorded_at, title, recorded_by, subjects, observations, committed_in)
        values (@Id, @at, @Title, @By, @Subjects, @Observations, @entry)
        """, new { batch.Id, at = Micros.Of(batch.RecordedAt), batch.Title, batch.By, batch.Subjects, batch.Observations, entry });

    public static void Undo(DbConnection db, long id, (long Seq, long At) entry) =>
        db.Execute("update batch set undone_at = @At, undone_in = @Seq where id = @id", new { id, entry.At, entry.Seq });

    public static Tide Tide(DbConnection db)
    {
        var (newest, undone) = db.QuerySingle<(long, int)>("select (select coalesce(max(id), 0) from batch), (select count(*) from batch where undone_at is not null)");
        return new(newest, undone);
    }

    /// <summary>The batches that count for one who asks as of a time (null: now): recorded by then, and not undone by then.</summary>
    public static IReadOnlySet<long> Counting(DbConnection db, DateTimeOffset? knownBy) => (knownBy is { } time
        ? db.Query<long>("select id from batch where recorded_at <= @at and (undone_at is null or undone_at > @at)", new { at = Micros.Of(time) })
        : db.Query<long>("select id from batch where undone_at is null")).ToHashSet();

    /// <summary>Subjects that batches speak of which were committed or undone after an audit entry.</summary>
    public static IReadOnlyCollection<string> SubjectsSince(DbConnection db, long entry) => db.Query<string>("""
        select subject from observation where batch in (select id from batch where committed_in > @entry or undone_in > @entry)
        union
        select id from document where kind = @Kind and batch in (select id from batch where committed_in > @entry or undone_in > @entry)
        """, new { entry, Kind = DocumentRows.Subject }).AsList();

    static IEnumerable<Batch> Rows(DbConnection db, string which, object? values = null) =>
        db.Query<(long, long, string, string, int, int, long?)>($"select {Columns} from batch {which}", values).Select(Read);

    static Batch Read((long Id, long At, string Title, string By, int Subjects, int Observations, long? UndoneAt) row) =>
        new(row.Id, Micros.At(row.At), row.Title, row.By, row.Subjects, row.Observations, Micros.At(row.UndoneAt));
}
