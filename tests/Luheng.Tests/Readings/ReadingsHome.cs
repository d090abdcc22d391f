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
