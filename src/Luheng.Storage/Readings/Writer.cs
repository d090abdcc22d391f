namespace Luheng.Readings;

/// <summary>A store that writes: its lock, its thread.</summary>
sealed class Writer : IDisposable
{
    readonly WriterLock alone;
    readonly IReadingHome home;

    Writer(WriterLock alone, IReadingHome home, GroupCommit commits) => (this.alone, this.home, Commits, Loop) = (alone, home, commits, new(commits));

    public GroupCommit Commits { get; }
    public CommitLoop Loop { get; }

    public static Writer Open(string folder, IReadingHome home, TimeProvider clock, long memory, Action<ReadingBatch, DateTimeOffset> tell)
    {
        var alone = WriterLock.Take(folder);
        try
        {
            var commits = new GroupCommit(home, clock, memory) { Committed = tell };
            commits.Begin();
            return new(alone, home, commits);
        }
        catch
        {
            alone.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Loop.Dispose();
        home.Compact();
        alone.Dispose();
    }
}
