using Dapper;
using Luheng.Problems;
using Npgsql;

namespace Luheng.Readings;

/// <summary>The tables in PostgreSQL. Payloads are compressed already: they are stored as they are.</summary>
static class PostgresReadingSchema
{
    // The names of the locks that say who writes and who makes the tables; any number does that nobody else takes.
    public const long WriterLockKey = 0x6c75_6865_6e67;
    const long MakingLockKey = 0x6c75_6865_6e68;

    const int Version = 2;

    static readonly string Tables = $"""
        create schema if not exists readings;

        create table readings.state (
            version integer not null, folded bigint not null, recorded_at bigint not null, readings bigint not null, blocks bigint not null, revisions bigint not null,
            changes bigint not null, sum bigint not null, meters bigint not null, groups bigint not null);
        insert into readings.state values ({Version}, 0, 0, 0, 0, 0, 0, {default(HomeState).Sum}, 0, 0);

        create table readings.meter (number integer primary key, id text not null unique, first integer, last integer, sum bigint not null, reach bigint not null);

        create table readings.block (meter integer not null, day integer not null, payload bytea not null, primary key (meter, day));
        alter table readings.block alter column payload set storage external;

        create table readings.journal (seq bigint primary key, recorded_at bigint not null, payload bytea not null, sum bigint not null);
        alter table readings.journal alter column payload set storage external;

        create table readings.revision (
            meter integer not null, time bigint not null, replaced_at bigint not null, step integer not null,
            was bigint not null, quality_was integer not null, reason text not null, by text not null, sum bigint not null,
            primary key (meter, time, replaced_at, step));

        create table readings.change (bucket integer not null, seq bigint not null, days bytea not null, sum bigint not null, primary key (bucket, seq));
        alter table readings.change alter column days set storage external;
        """;

    /// <summary>Makes the tables where they are missing; refuses those of a newer program.</summary>
    public static void Make(NpgsqlDataSource source, string place)
    {
        using var db = source.OpenConnection();
        using var all = db.BeginTransaction();
        db.Execute("select pg_advisory_xact_lock(@MakingLockKey)", new { MakingLockKey });
        if (db.ExecuteScalar<string?>("select to_regclass('readings.state')::text") is null) db.Execute(Tables);
        var version = db.ExecuteScalar<int>("select version from readings.state");
        if (version > Version)
            throw new ProblemsException([new(place, $"was written by a newer Luheng (schema {version})", $"this one reads up to schema {Version}: use the newer program")]);
        if (version < Version) BringUp(db, place);
        all.Commit();
    }

    public static ReadingsRefusedException Served(string place) => new($"the readings in {place} are being served by another luheng: send readings to its door, or stop it");

    /// <summary>Brings the tables of schema 1 up to this one while nobody else writes.</summary>
    static void BringUp(NpgsqlConnection db, string place)
    {
        if (!db.ExecuteScalar<bool>("select pg_try_advisory_xact_lock(@WriterLockKey)", new { WriterLockKey })) throw Served(place);
        foreach (var table in SummedTable.All) db.Execute($"alter table readings.{table.Name} add column {table.Sum} bigint not null default 0");
        foreach (var count in (string[])["changes", "meters", "groups"]) db.Execute($"alter table readings.state add column {count} bigint not null default 0");
        db.Execute("""
            update readings.state set version = @Version, changes = (select count(*) from readings.change), meters = (select count(*) from readings.meter),
                groups = coalesce((select max(seq) from readings.journal), folded)
            """, new { Version });
        foreach (var table in SummedTable.All)
            foreach (var part in PostgresView.Cells(db, table.Name, $"ctid::text, {table.Columns}").Select(c => (At: (string)c[0], Sum: ReadingSum.Of(c.AsSpan(1..)))).ToList().Chunk(5_000))
                db.Execute($"update readings.{table.Name} set {table.Sum} = n.sum from unnest(@places::tid[], @sums) as n (place, sum) where {table.Name}.ctid = n.place", new { places = part.Select(r => r.At).ToArray(), sums = part.Select(r => r.Sum).ToArray() });
        var (meter, day) = (int.MinValue, int.MinValue);
        while (db.Query<(int Meter, int Day, byte[] Payload)>("select meter, day, payload from readings.block where (meter, day) > (@meter, @day) order by meter, day limit 5000", new { meter, day }).AsList() is { Count: > 0 } blocks)
        {
            PostgresHome.Update(db, blocks.Select(b => (b.Meter, b.Day, StoredDay.Bound(b.Meter, b.Day, b.Payload))));
            (meter, day, _) = blocks[^1];
        }
    }
}
