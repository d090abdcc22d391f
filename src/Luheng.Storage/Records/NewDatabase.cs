using System.Data.Common;
using System.Globalization;
using Dapper;
using Luheng.Problems;
using Microsoft.Data.Sqlite;

namespace Luheng.Records;

/// <summary>Makes an empty database beside its place and moves it there, so that one with half its tables is never seen; copies one that is about to become another; knows what does not belong in one.</summary>
static class NewDatabase
{
    public static void Make(string path, string pragmas, string tables)
    {
        if (File.Exists(path + "-wal"))
            throw new ProblemsException([new(path, $"is missing, but its journal {Path.GetFileName(path)}-wal is still there", "put the file back, or move the journal away to begin anew")]);

        var fresh = $"{path}.{Guid.NewGuid():N}";
        Fill(fresh, pragmas, tables);
        try
        {
            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(fresh); // Another program made it in the same moment.
        }
    }

    /// <summary>Gives a database its journal file: a copy that SQLite made of itself, as a backup holds it, has none, and readers and writers would wait for one another. Where another program is in it, the next opening does.</summary>
    public static void Journal(DbConnection db)
    {
        try
        {
            if (db.ExecuteScalar<string>("pragma journal_mode") != "wal") db.Execute("pragma journal_mode=wal", commandTimeout: 1);
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            // It works as it is.
        }
    }

    /// <summary>Keeps a copy of a database beside it before it is brought up: should the newer program disappoint, the older one can go on from there.</summary>
    public static void KeepAsItWas(DbConnection db, string path, long version)
    {
        var copy = string.Create(CultureInfo.InvariantCulture, $"{path}.schema-{version}");
        var arriving = $"{copy}.{Guid.NewGuid():N}";
        if (File.Exists(copy)) return;
        Own.Empty(arriving);
        db.Execute("vacuum into @arriving", new { arriving });
        File.Move(arriving, copy, overwrite: true);
    }

    /// <summary>What stands in a database that nobody of ours put there and that could act or deceive by itself.</summary>
    /// <param name="ours">The one trigger that belongs there.</param>
    public static IEnumerable<string> Acting(DbConnection db, string ours = "") =>
        db.Query<(string Type, string Name)>("select type, name from sqlite_master where type in ('trigger', 'view') and name <> @ours order by name", new { ours }).Select(o => $"{o.Type} {o.Name}: it is not Luheng's, and may change what is written");

    static void Fill(string fresh, string pragmas, string tables)
    {
        Own.Empty(fresh);
        using var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = fresh, Pooling = false }.ToString());
        db.Open();
        db.Execute(pragmas);
        using var all = db.BeginTransaction();
        db.Execute(tables);
        all.Commit();
    }
}
