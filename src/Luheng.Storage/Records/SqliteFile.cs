using System.Data.Common;
using System.Globalization;
using Dapper;
using Luheng.Problems;
using Microsoft.Data.Sqlite;

namespace Luheng.Records;

/// <summary>The database file of a data folder: its connections, one writer at a time, and its errors in plain words.</summary>
sealed class SqliteFile : IDisposable
{
    readonly TimeSpan wait;
    readonly string connectionString;
    readonly Lock writing = new();

    SqliteFile(string path, TimeSpan wait)
    {
        (Path, this.wait) = (path, wait);
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = Math.Max(1, (int)wait.TotalSeconds),
        }.ToString();
    }

    public string Path { get; }

    /// <summary>Opens luheng.db in a folder, or makes it; refuses one that is not ours, is damaged or is newer than this program.</summary>
    public static SqliteFile Open(string dataFolder, TimeSpan wait)
    {
        SQLitePCL.Batteries_V2.Init();
        var file = new SqliteFile(System.IO.Path.Combine(dataFolder, "luheng.db"), wait);
        try
        {
            Own.Folder(dataFolder);
            if (WalFile.Damage(file.Path) is { } damage) throw new ProblemsException([damage]);
            return file.Explained(() => file.Checked());
        }
        catch (ProblemsException)
        {
            file.Dispose(); // Or a connection to the refused file would wait in the pool.
            throw;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw file.Wrong($"cannot be used ({wrong.Message})", "check the data folder and who may write there");
        }
    }

    /// <summary>Does work in one read transaction: everything it reads is of one moment.</summary>
    public T Read<T>(Func<DbConnection, T> work) => Explained(() =>
    {
        using var db = Connect();
        using var moment = db.BeginTransaction(deferred: true);
        return Legible(() => work(db));
    });

    /// <summary>Writes a whole and consistent copy to a new file; the database makes it as of one moment by itself.</summary>
    public void CopyTo(string copy) => Explained(() =>
    {
        using var db = Connect();
        Own.Empty(copy);
        return Legible(() => db.Execute("vacuum into @copy", new { copy }));
    });

    /// <summary>Reads row by row within one moment. The next row is asked for only when it is wanted.</summary>
    public IEnumerable<T> Stream<T>(Func<DbConnection, IEnumerable<T>> rows)
    {
        using var db = Explained(Connect);
        using var moment = Explained(() => db.BeginTransaction(deferred: true));
        using var each = Legible(() => rows(db).GetEnumerator());
        Func<bool> next = each.MoveNext;
        while (Legible(next)) yield return each.Current;
    }

    /// <summary>Does work in one write transaction: all of it is kept, or nothing. Waits for other writers.</summary>
    public T Write<T>(Func<DbConnection, T> work)
    {
        lock (writing)
        {
            return Explained(() =>
            {
                using var db = Connect();
                using var all = db.BeginTransaction(deferred: false);
                var result = work(db);
                all.Commit();
                return result;
            });
        }
    }

    public void Dispose()
    {
        using var db = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(db);
    }

    SqliteConnection Connect()
    {
        var db = new SqliteConnection(connectionString);
        try
        {
            db.Open();
            db.Execute(string.Create(CultureInfo.InvariantCulture,
                $"pragma busy_timeout={(long)wait.TotalMilliseconds}; pragma synchronous=full; pragma cache_size=-32768"));
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    SqliteFile Checked()
    {
        if (!File.Exists(Path)) NewDatabase.Make(Path, "pragma journal_mode=wal", string.Create(CultureInfo.InvariantCulture, $"{Schema.Tables} insert into schema_version (version) values ({Schema.Version})"));
        if (new FileInfo(Path).Length == 0) throw Wrong("is empty", "restore it from a backup, or remove it to begin anew");
        using var db = Connect();
        if (db.ExecuteScalar<long>("select count(*) from sqlite_master where type = 'table' and name = 'schema_version'") == 0)
            throw Wrong("is an SQLite database, but not one of Luheng's", "name another data folder");
        if (db.ExecuteScalar<object?>("select max(version) from schema_version") is not (long and >= 1 and var version)) throw Wrong("has lost its schema version: something else changed it", "restore it from a backup");
        if (version > Schema.Version)
            throw Wrong($"was written by a newer Luheng (schema {version})", $"this one reads up to schema {Schema.Version}: use the newer program");
        NewDatabase.Journal(db);
        if (version < Schema.Version)
        {
            NewDatabase.KeepAsItWas(db, Path, version);
            Write(Upgrade);
        }
        return this;
    }

    /// <summary>Brings a database of an earlier version up to this one, whole or not at all; another program may have done so meanwhile.</summary>
    static bool Upgrade(DbConnection db)
    {
        for (var version = db.ExecuteScalar<long>("select max(version) from schema_version") + 1; version <= Schema.Version; version++)
        {
            Schema.Upgrades[(int)version](db);
            db.Execute("insert into schema_version (version) values (@version)", new { version });
        }
        return true;
    }

    T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException wrong) when (Trouble.InPlainWords(wrong, Path, wait) is { } problem)
        {
            throw new ProblemsException([problem]);
        }
    }

    /// <summary>What was kept can be read again; where not, the file was changed by something else.</summary>
    T Legible<T>(Func<T> read)
    {
        try
        {
            return Explained(read);
        }
        catch (Exception wrong) when (Trouble.IsUnreadable(wrong))
        {
            throw Wrong($"holds what cannot be read: {wrong.Message}", "run verify, and restore from a backup");
        }
    }

    ProblemsException Wrong(string found, string expected) => new([new(Path, found, expected)]);
}
