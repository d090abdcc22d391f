using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Luheng.Problems;
using Luheng.Records;
using Microsoft.Data.Sqlite;

namespace Luheng.Readings;

/// <summary>The tables of readings.db. Blocks lie in the order of day and meter: what is folded today is written side by side, at the end.</summary>
static class SqliteReadingSchema
{
    public const int Version = 2;
    public const int MeterBits = 24;
    public const string Pragmas = "pragma page_size=2048; pragma auto_vacuum=incremental; pragma journal_mode=wal";

    public static readonly string Tables = $"""
        create table state (
            folded integer not null, recorded_at integer not null, readings integer not null, blocks integer not null, revisions integer not null,
            changes integer not null, sum integer not null, meters integer not null, groups integer not null);
        insert into state values (0, 0, 0, 0, 0, 0, {default(HomeState).Sum}, 0, 0);

        create table meter (number integer primary key, id text not null, first integer, last integer, sum integer not null, reach integer not null);

        create table block (key integer primary key, payload blob not null);

        create table journal (seq integer primary key, recorded_at integer not null, payload blob not null, sum integer not null);
        {Counting}

        create table revision (
            meter integer not null, time integer not null, replaced_at integer not null, step integer not null,
            was integer not null, quality_was integer not null, reason text not null, by text not null, sum integer not null,
            primary key (meter, time, replaced_at, step)) without rowid;

        create table change (bucket integer not null, seq integer not null, days blob not null, sum integer not null, primary key (bucket, seq)) without rowid;
        """;

    public const string CountingTrigger = "counting";

    /// <summary>Every group of the journal is counted in the transaction that keeps it: one that is gone is missed.</summary>
    const string Counting = $"create trigger {CountingTrigger} after insert on journal begin update state set groups = groups + 1; end;";

    public static long Key(int meter, int day) => (long)day << MeterBits | (uint)meter;

    public static int MeterOf(long key) => (int)(key & (1 << MeterBits) - 1);

    /// <summary>Refuses a file that is not ours or is newer than this program.</summary>
    public static void Check(DbConnection db, string path)
    {
        if (db.ExecuteScalar<long>("select count(*) from sqlite_master where type = 'table' and name in ('meter', 'block', 'journal')") != 3)
            throw new ProblemsException([new(path, "is an SQLite database, but not one of Luheng's readings", "name another data folder")]);
        if (VersionOf(db) is var version && version > Version)
            throw new ProblemsException([new(path, $"was written by a newer Luheng (schema {version})", $"this one reads up to schema {Version}: use the newer program")]);
    }

    /// <summary>Brings a file of schema 1 up to this one, whole or not at all, while nobody else writes; a copy of it as it was is kept beside it.</summary>
    public static void BringUp(SqliteConnection db, string path)
    {
        if (VersionOf(db) == Version) return;
        using var alone = WriterLock.Take(Path.GetDirectoryName(path)!);
        if (VersionOf(db) is var version && version == Version) return; // Another program did meanwhile.
        NewDatabase.KeepAsItWas(db, path, version);
        db.CreateFunction<long>("sum_of", cells => ReadingSum.Of(cells));
        db.CreateFunction("bound", (long key, byte[] payload) => StoredDay.Bound(MeterOf(key), (int)(key >> MeterBits), payload));
        using var all = db.BeginTransaction(deferred: false);
        foreach (var table in SummedTable.All) db.Execute($"alter table {table.Name} add column {table.Sum} integer not null default 0");
        foreach (var count in (string[])["changes", "meters", "groups"]) db.Execute($"alter table state add column {count} integer not null default 0");
        db.Execute("update state set changes = (select count(*) from change), meters = (select count(*) from meter), groups = coalesce((select max(seq) from journal), folded)");
        foreach (var table in SummedTable.All) db.Execute($"update {table.Name} set {table.Sum} = sum_of({table.Columns})");
        db.Execute($"update block set payload = bound(key, payload); {Counting} pragma user_version = {Version}");
        all.Commit();
    }

    /// <summary>The number by which this store is told from any other: drawn when it is made, kept in the file's header, the same in every copy.</summary>
    public static long NameOf(DbConnection db) => db.ExecuteScalar<long>("pragma application_id");

    /// <summary>Draws the number of a store that has none, as one that is new or of an earlier version.</summary>
    public static void Name(SqliteConnection db)
    {
        if (NameOf(db) != 0) return;
        using var all = db.BeginTransaction(deferred: false);
        if (NameOf(db) == 0) db.Execute(string.Create(CultureInfo.InvariantCulture, $"pragma application_id = {RandomNumberGenerator.GetInt32(1, int.MaxValue)}"));
        all.Commit();
    }

    static long VersionOf(DbConnection db) => db.ExecuteScalar<long>("pragma user_version");
}
