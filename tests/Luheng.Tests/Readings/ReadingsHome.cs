using Luheng.Readings;
using Luheng.Tests.Storage;

namespace Luheng.Tests.Readings;

/// <summary>A place where readings are kept during a test, to be opened again and again, and a clock that stands until it is moved.</summary>
public abstract class ReadingsHome : IDisposable
{
    internal StandingClock Clock { get; } = new() { Now = LedgerFolder.Noon };

    /// <summary>Whether what was kept is there after closing.</summary>
    public virtual bool Lasts => true;

    public abstract IReadings Open();

    public abstract void Dispose();
}

/// <summary>Nowhere: the plain image in memory against which the stores are held.</summary>
public sealed class NowhereHome : ReadingsHome
{
    public override bool Lasts => false;

    public override IReadings Open() => new MemoryReadings(Clock);

    public override void Dispose() { }
}

/// <summary>A folder that goes away with the test.</summary>
public sealed class FolderHome : ReadingsHome
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("luheng-readings-").FullName;

    public override IReadings Open() => ReadingStore.Open(Folder, Clock);

    internal ReadingStore Open(long memory) => ReadingStore.Open(Folder, Clock, null, memory);

    public override void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>A database of its own on the tests' PostgreSQL.</summary>
sealed class DatabaseHome : ReadingsHome
{
    readonly PostgresServer server;
    readonly string folder = Directory.CreateTempSubdirectory("luheng-readings-").FullName;

    public DatabaseHome()
    {
        if (PostgresServer.Find(out var why) is not { } found)
        {
            if (Environment.GetEnvironmentVariable("LUHENG_CI") == "1") Assert.Fail(why);
            Assert.Skip(why);
            throw new InvalidOperationException(why);
        }
        server = found;
        Connection = server.NewDatabase();
    }

    public string Connection { get; }

    public override IReadings Open() => ReadingStore.Open(folder, Clock, Connection);

    public override void Dispose()
    {
        server.Drop(Connection);
        Directory.Delete(folder, recursive: true);
    }
}
