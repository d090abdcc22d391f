namespace Luheng.Readings;

/// <summary>A store that writes: its lock, its thread.</summary>
sealed class Writer : IDisposable
{
    readonly WriterLock alone;
    Writer(WriterLock alone, GroupCommit commits) => (this.alone, Commits, Loop) = (alone, commits, new(commits));

    public GroupCommit Commits { get; }
    public CommitLoop Loop { get; }

    public static Writer Open(string folder, IReadingHome home, TimeProvider clock, long memory, Action<ReadingBatch, DateTimeOffset> tell)
    {
        var alone = WriterLock.Take(folder);
        try
        {
            var commits = new GroupCommit(home, clock, memory) { Committed = tell };
            commits.Begin();
            return new(alone, commits);
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
        try
        {
            Commits.Compact();
        }
        catch (ReadingsRefusedException)
        {
            // Everything is kept; the room stays taken until the next time.
        }
        finally
        {
            alone.Dispose();
        }
    }
}
