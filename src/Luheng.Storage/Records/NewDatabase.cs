using Dapper;
using Luheng.Problems;
using Microsoft.Data.Sqlite;

namespace Luheng.Records;

/// <summary>Makes an empty database beside its place and moves it there, so that one with half its tables is never seen.</summary>
static class NewDatabase
{
    public static void Make(string path)
    {
        if (File.Exists(path + "-wal"))
            throw new ProblemsException([new(path, "is missing, but its journal luheng.db-wal is still there", "put the file back, or move the journal away to begin anew")]);

        var fresh = $"{path}.{Guid.NewGuid():N}";
        Fill(fresh);
        try
        {
            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(fresh); // Another program made it in the same moment.
        }
    }

    static void Fill(string fresh)
    {
        using var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = fresh, Pooling = false }.ToString());
        db.Open();
        db.Execute("pragma journal_mode=wal");
        using var all = db.BeginTransaction();
        db.Execute(Schema.Tables);
        db.Execute("insert into schema_version (version) values (@Version)", new { Schema.Version });
        all.Commit();
    }
}
