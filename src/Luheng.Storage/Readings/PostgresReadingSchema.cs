using Dapper;
using Luheng.Problems;
using Npgsql;

namespace Luheng.Readings;

/// <summary>The tables in PostgreSQL. Payloads are compressed already: they are stored as they are.</summary>
static class PostgresReadingSchema
{
    const int Version = 1;
    const long MakingLockKey = 0x6c75_6865_6e68;

    const string Tables = """
        create schema if not exists readings;

        create table readings.state (version integer not null, folded bigint not null, recorded_at bigint not null, readings bigint not null, blocks bigint not null, revisions bigint not null);
        insert into readings.state values (1, 0, 0, 0, 0, 0);

        create table readings.meter (number integer primary key, id text not null unique, first integer, last integer);

        create table readings.block (meter integer not null, day integer not null, payload bytea not null, primary key (meter, day));
        alter table readings.block alter column payload set storage external;

        create table readings.journal (seq bigint primary key, recorded_at bigint not null, payload bytea not null);
        alter table readings.journal alter column payload set storage external;

        create table readings.revision (
            meter integer not null, time bigint not null, replaced_at bigint not null, step integer not null,
            was bigint not null, quality_was integer not null, reason text not null, by text not null,
            primary key (meter, time, replaced_at, step));

        create table readings.change (bucket integer not null, seq bigint not null, days bytea not null, primary key (bucket, seq));
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
        all.Commit();
    }
}
