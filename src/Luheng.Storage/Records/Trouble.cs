using System.Data;
using System.Text.Json;
using Luheng.Problems;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Luheng.Records;

/// <summary>What can go wrong with a database file, in words that say what to do.</summary>
static class Trouble
{
    public static Problem? InPlainWords(SqliteException wrong, string path, TimeSpan waited) => wrong.SqliteErrorCode switch
    {
        SQLITE_ERROR => new(path, $"has tables that are not as Luheng made them ({wrong.Message})", "restore it from a backup"),
        SQLITE_BUSY or SQLITE_LOCKED => new(path, $"another program has been writing to it for more than {waited.TotalSeconds:0.#} s", "try again when it is done"),
        SQLITE_READONLY or SQLITE_PERM => new(path, "cannot be written", "check who may write to the data folder"),
        SQLITE_FULL => new(path, "the disk is full", "nothing of this was kept; make room and try again"),
        SQLITE_IOERR => new(path, "the disk failed to read or write", "check the disk, then run verify"),
        SQLITE_CANTOPEN => new(path, "cannot be opened", "check the data folder and who may read it"),
        SQLITE_CORRUPT => new(path, "is damaged or cut short", "restore it from a backup"),
        SQLITE_NOTADB => new(path, "is not a Luheng database", "name another data folder, or restore the file from a backup"),
        _ => null,
    };

    /// <summary>Whether an error met while reading speaks of what was read: what was kept can be read again unless something else changed it.</summary>
    public static bool IsUnreadable(Exception wrong) => wrong is FormatException or JsonException or InvalidDataException or DataException
        or ArgumentException or InvalidCastException or OverflowException or InvalidOperationException;
}
