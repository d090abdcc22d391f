using System.Data.Common;
using Dapper;
using Luheng.Problems;

namespace Luheng.Readings;

/// <summary>The tables of readings.db. Blocks lie in the order of day and meter: what is folded today is written side by side, at the end.</summary>
static class SqliteReadingSchema
{
    public const int Version = 1;
    public const int MeterBits = 24;
    public const string Pragmas = "pragma page_size=2048; pragma auto_vacuum=incremental; pragma journal_mode=wal";

    public const string Tables = """
        create table state (folded integer not null, recorded_at integer not null, readings integer not null, blocks integer not null, revisions integer not null);
        insert into state values (0, 0, 0, 0, 0);

        create table meter (number integer primary key, id text not null, first integer, last integer);

        create table block (key integer primary key, payload blob not null);

        create table journal (seq integer primary key, recorded_at integer not null, payload blob not null);

        create table revision (
            meter integer not null, time integer not null, replaced_at integer not null, step integer not null,
            was integer not null, quality_was integer not null, reason text not null, by text not null,
            primary key (meter, time, replaced_at, step)) without rowid;

        create table change (bucket integer not null, seq integer not null, days blob not null, primary key (bucket, seq)) without rowid;
        """;

    public static long Key(int meter, int day) => (long)day << MeterBits | (uint)meter;

    public static int MeterOf(long key) => (int)(key & (1 << MeterBits) - 1);

    public static int DayOf(long key) => (int)(key >> MeterBits);

    /// <summary>Refuses a file that is not ours or is newer than this program.</summary>
    public static void Check(DbConnection db, string path)
    {
        if (db.ExecuteScalar<long>("select count(*) from sqlite_master where type = 'table' and name in ('meter', 'block', 'journal')") != 3)
            throw new ProblemsException([new(path, "is an SQLite database, but not one of Luheng's readings", "name another data folder")]);
        var version = db.ExecuteScalar<long>("pragma user_version");
        if (version > Version)
            throw new ProblemsException([new(path, $"was written by a newer Luheng (schema {version})", $"this one reads up to schema {Version}: use the newer program")]);
    }
}
