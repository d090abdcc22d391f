using Luheng.Problems;
using Luheng.Records;
using static Luheng.Tests.Storage.LedgerFolder;

namespace Luheng.Tests.Storage;

/// <summary>The journal of a folder that was copied while a program served it, or after it was killed.</summary>
public sealed class WalFileTests : IDisposable
{
    const int Header = 32, Frame = 24 + 4096, Batches = 12;

    readonly LedgerFolder folder = new(), left = new();

    string Wal => left.File + "-wal";

    public void Dispose()
    {
        folder.Dispose();
        left.Dispose();
    }

    [Fact]
    public void An_intact_journal_passes_and_everything_acknowledged_is_there()
    {
        Crash();
        Assert.Null(WalFile.Damage(left.File));
        using var ledger = left.Open();
        Assert.Equal(Batches, ledger.Batches().Count);
        Assert.Empty(ledger.Verify());
    }

    [Fact]
    public void A_database_without_a_journal_passes() => Assert.Null(WalFile.Damage(left.File));

    [Theory]
    [InlineData(100)]
    [InlineData(Frame - 10)]
    [InlineData(Frame)]
    public void A_torn_end_is_what_a_crash_leaves_and_passes(int cut)
    {
        Crash();
        using (var wal = new FileStream(Wal, FileMode.Open)) wal.SetLength(wal.Length - cut);
        Assert.Null(WalFile.Damage(left.File));
        using var ledger = left.Open();
        Assert.Empty(ledger.Verify());
    }

    [Fact]
    public void A_last_frame_that_did_not_arrive_whole_passes()
    {
        Crash();
        Flip(new FileInfo(Wal).Length - 100);
        Assert.Null(WalFile.Damage(left.File));
    }

    [Theory]
    [InlineData(0.25, 40)]
    [InlineData(0.5, 2000)]
    [InlineData(0.5, 9)]
    [InlineData(0.5, 17)]
    [InlineData(0.75, 4100)]
    public void A_flipped_bit_in_the_middle_is_named_and_nothing_is_opened(double share, int offset)
    {
        Crash();
        var frames = (new FileInfo(Wal).Length - Header) / Frame;
        var frame = (long)(frames * share);
        Flip(Header + (frame - 1) * Frame + offset);
        var (wal, database) = (File.ReadAllBytes(Wal), File.ReadAllBytes(left.File));
        var problem = Assert.Single(Assert.Throws<ProblemsException>(() => left.Open()).Problems);
        Assert.Equal(Wal, problem.Where);
        Assert.Contains($"is damaged at frame {frame},", problem.Found, StringComparison.Ordinal);
        Assert.Contains("keep a copy of the folder", problem.Expected, StringComparison.Ordinal);
        Assert.Equal(wal, File.ReadAllBytes(Wal));
        Assert.Equal(database, File.ReadAllBytes(left.File));
    }

    [Fact]
    public void A_flipped_bit_in_the_header_would_cost_the_whole_journal_and_is_named()
    {
        Crash();
        Flip(10);
        Assert.Contains("its header does not fit", WalFile.Damage(left.File)?.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_of_an_earlier_cycle_behind_the_end_pass()
    {
        using (var ledger = folder.Open())
        {
            Commit(ledger, Batches);
            using (var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.File};Pooling=False"))
            {
                db.Open();
                using var restart = db.CreateCommand();
                restart.CommandText = "pragma wal_checkpoint(restart)";
                restart.ExecuteNonQuery();
            }
            Commit(ledger, 1);
            Copy();
        }
        Assert.True(new FileInfo(Wal).Length > Header + 20 * Frame);
        Assert.Null(WalFile.Damage(left.File));
        using var again = left.Open();
        Assert.Equal(Batches + 1, again.Batches().Count);
    }

    [Fact]
    public void A_frame_that_never_arrived_within_the_last_commit_is_a_loss_of_power_and_passes()
    {
        Crash(rows: 40);
        var frames = (new FileInfo(Wal).Length - Header) / Frame;
        using (var wal = new FileStream(Wal, FileMode.Open))
        {
            wal.Position = Header + (frames - 2) * Frame;
            wal.Write(new byte[Frame]);
        }
        Assert.Null(WalFile.Damage(left.File));
    }

    [Fact]
    public void A_journal_that_is_being_written_passes_at_every_look()
    {
        using var ledger = folder.Open();
        var writer = Task.Run(() => Commit(ledger, 300), TestContext.Current.CancellationToken);
        while (!writer.IsCompleted) Assert.Null(WalFile.Damage(folder.File));
    }

    void Crash(int rows = 1)
    {
        using var ledger = folder.Open();
        Commit(ledger, Batches - 1);
        ledger.Commit(Draft([.. Enumerable.Range(0, rows).Select(i => Coal(Mill, $"{1985 + i}", i))]));
        Copy();
    }

    static void Commit(SqliteLedger ledger, int batches)
    {
        for (var i = 0; i < batches; i++) ledger.Commit(Draft(Coal(Mill, "2024-01", i)));
    }

    /// <summary>The files as they stand on the disk.</summary>
    void Copy()
    {
        foreach (var end in (string[])["", "-wal"]) File.Copy(folder.File + end, left.File + end, overwrite: true);
    }

    void Flip(long at)
    {
        using var wal = new FileStream(Wal, FileMode.Open);
        wal.Position = at;
        var one = wal.ReadByte();
        wal.Position = at;
        wal.WriteByte((byte)(one ^ 4));
    }
}
