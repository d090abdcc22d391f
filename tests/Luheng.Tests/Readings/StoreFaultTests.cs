using Dapper;
using Luheng.Readings;
using Luheng.Time;
using Microsoft.Data.Sqlite;
using static Luheng.Tests.Readings.ReadingsTests;

namespace Luheng.Tests.Readings;

/// <summary>What happens to readings when something goes wrong: a crash, a full disk, a second program, a damaged file.</summary>
public sealed class StoreFaultTests : IDisposable
{
    readonly FolderHome home = new();

    public void Dispose() => home.Dispose();

    static List<Reading> Sent(int meter, int count) => [.. Enumerable.Range(0, count).Select(i => new Reading(meter, Start + i * Quarter, 100 + i * 0.25, ReadingQuality.Good))];

    /// <summary>What a killed process leaves: the files as they stand on the disk, nothing of memory.</summary>
    FolderHome Crash()
    {
        var left = new FolderHome();
        foreach (var file in new[] { "readings.db", "readings.db-wal" }) File.Copy(Path.Combine(home.Folder, file), Path.Combine(left.Folder, file));
        return left;
    }

    void Meddle(string sql, int changes = 1)
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(home.Folder, "readings.db")};Pooling=False");
        db.Open();
        Assert.Equal(changes, db.Execute(sql));
    }

    [Fact]
    public void After_a_crash_everything_acknowledged_is_there_once()
    {
        using var store = home.Open();
        store.Number(["a", "b"]);
        Send(store, Sent(1, 200));
        store.Fold();
        home.Clock.Now += TimeSpan.FromMinutes(5);
        Send(store, Sent(2, 300));
        Send(store, Sent(1, 250).Select((r, i) => i == 7 ? r with { Value = -1 } : r));
        Assert.Equal(50, store.Void(2, Start, Start + 50 * Quarter, "wrong meter", "inspector"));
        using var left = Crash();
        using var again = left.Open();
        for (var meter = 1; meter <= 2; meter++)
        {
            Assert.Equal(Read(store, meter), Read(again, meter));
            Assert.Equal(store.Revisions(meter, 0, long.MaxValue), again.Revisions(meter, 0, long.MaxValue));
            Assert.Equal(Read(store, meter, home.Clock.Now - TimeSpan.FromMinutes(2)), Read(again, meter, home.Clock.Now - TimeSpan.FromMinutes(2)));
            Assert.Equal(store.Latest(meter), again.Latest(meter));
        }
        Assert.Equal(store.Size() with { Bytes = 0 }, again.Size() with { Bytes = 0 });
        Assert.Equal(new(0, 300, 0), Send(again, Sent(2, 300)));
        Assert.Empty(again.Verify());
        again.Fold();
        Assert.Equal(Read(store, 1), Read(again, 1));
        Assert.Empty(again.Verify());
    }

    [Fact]
    public void One_program_writes_and_another_is_told_so_but_reads_everything()
    {
        using var serving = home.Open();
        serving.Number(["a"]);
        Send(serving, Sent(1, 10));
        using var beside = home.Open();
        Assert.Equal(Sent(1, 10), Read(beside, 1));
        Send(serving, Sent(1, 20));
        Assert.Equal(Sent(1, 20), Read(beside, 1));
        Assert.Single(beside.ChangedSince(0, out _));
        serving.Fold();
        Send(serving, Sent(1, 150));
        Assert.Equal(Sent(1, 150), Read(beside, 1));
        Assert.Equal(150, beside.Size().Readings);
        Assert.Equal([1, 2], beside.Number(["a", "new here"]));
        Assert.Equal(2, serving.Numbers()["new here"]);
        Assert.Contains($"process {Environment.ProcessId}", Assert.Throws<ReadingsRefusedException>(() => Send(beside, Sent(1, 1))).Message, StringComparison.Ordinal);
        serving.Dispose();
        Assert.Equal(new(0, 1, 0), Send(beside, Sent(1, 1)));
    }

    [Fact]
    public void A_full_disk_is_refused_in_plain_words_and_costs_nothing_that_was_kept()
    {
        using var store = home.Open(1L << 30);
        store.Number(["a", "b"]);
        Send(store, Sent(1, 500));
        store.MostPages = 60;
        var refused = Assert.Throws<ReadingsRefusedException>(() => Send(store, Noise(2, 40_000)));
        Assert.Contains("the disk is full", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Read(store, 2));
        Assert.Equal(Sent(1, 500), Read(store, 1));
        store.MostPages = int.MaxValue;
        Assert.Equal(new(40_000, 0, 0), Send(store, Noise(2, 40_000)));
        Assert.Equal(Noise(2, 40_000), Read(store, 2));
        Assert.Empty(store.Verify());
    }

    [Fact]
    public void A_fold_for_which_there_is_no_room_leaves_everything_in_the_journal()
    {
        using var store = home.Open(1L << 30);
        store.Number(["a"]);
        Send(store, Noise(1, 40_000));
        store.MostPages = 200;
        Assert.Throws<ReadingsRefusedException>(store.Fold);
        Assert.Equal(Noise(1, 40_000), Read(store, 1));
        store.MostPages = int.MaxValue;
        store.Fold();
        Assert.Equal(Noise(1, 40_000), Read(store, 1));
        Assert.Empty(store.Verify());
    }

    static List<Reading> Noise(int meter, int count)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(i => new Reading(meter, Start + i * Quarter, random.NextDouble(), ReadingQuality.Good))];
    }

    [Fact]
    public void However_little_memory_there_is_the_counts_are_exact()
    {
        using var store = home.Open(20_000);
        store.Number([.. Enumerable.Range(0, 50).Select(i => $"m{i}")]);
        var all = Enumerable.Range(1, 50).SelectMany(m => Sent(m, 300)).ToList();
        var random = new Random(3);
        foreach (var part in all.OrderBy(_ => random.Next()).Chunk(100)) Assert.Equal(new(part.Length, 0, 0), Send(store, part));
        foreach (var part in all.OrderBy(_ => random.Next()).Chunk(100))
        {
            Assert.Equal(new(0, part.Length, 0), Send(store, part));
            Assert.InRange(store.Decoded, 0, 40_000);
        }
        for (var meter = 1; meter <= 50; meter++) Assert.Equal(Sent(meter, 300), Read(store, meter));
        Assert.Equal(15_000, store.Size().Readings);
        Assert.Empty(store.Verify());
    }

    [Fact]
    public void A_batch_that_cannot_be_is_refused_whole()
    {
        using var store = home.Open();
        store.Number(["a"]);
        Assert.Throws<ArgumentException>(() => Send(store, new Reading(2, Start, 1, ReadingQuality.Good)));
        Assert.Throws<ArgumentException>(() => Send(store, new Reading(1, long.MaxValue, 1, ReadingQuality.Good)));
        Assert.Throws<ArgumentException>(() => Send(store, new Reading(1, Start, 1, ReadingQuality.Void)));
        Assert.Throws<ArgumentException>(() => store.Void(1, 0, 1, " ", "by"));
        Assert.Equal(0, store.Size().Readings);
    }

    [Theory]
    [InlineData("update block set payload = cast(substr(payload, 1, length(payload) - 5) || x'ee' || substr(payload, -4) as blob) where key = (select max(key) from block)", "block of meter 1, 2024-05-02: the block of readings is damaged")]
    [InlineData("delete from block where key = (select max(key) from block)", "state: 98 readings, 3 blocks")]
    [InlineData("update meter set id = 'a' where number = 2", "meter 2: 'a' has another number too")]
    [InlineData("update meter set last = first where number = 1", "block of meter 1, 2024-05-02: it is not between")]
    [InlineData("update revision set time = time + 1", "revision of meter 1 at 2024-05-01T00:00:00.0010000+08:00: there is no such reading")]
    [InlineData("update journal set payload = x'0102030405060708'", "journal 3: its check sum")]
    [InlineData("update journal set seq = 7", "journal 7: 3 should stand there")]
    public void Verify_names_the_record_that_is_wrong(string meddling, string said)
    {
        using (var store = home.Open())
        {
            store.Number(["a", "b"]);
            Send(store, Sent(1, 97));
            Send(store, Sent(1, 1)[0] with { Value = 5 }, new Reading(2, Start, 1, ReadingQuality.Good));
            store.Fold();
            Send(store, new Reading(2, Start + Quarter, 1, ReadingQuality.Good));
            using var left = Crash();
            foreach (var file in Directory.GetFiles(left.Folder)) File.Copy(file, Path.Combine(Directory.CreateDirectory(home.Folder + "-left").FullName, Path.GetFileName(file)));
        }
        try
        {
            foreach (var file in Directory.GetFiles(home.Folder + "-left")) File.Copy(file, Path.Combine(home.Folder, Path.GetFileName(file)), overwrite: true);
        }
        finally
        {
            Directory.Delete(home.Folder + "-left", recursive: true);
        }
        using (var whole = home.Open()) Assert.Empty(whole.Verify());
        Meddle(meddling);
        using var store2 = home.Open();
        Assert.Contains(store2.Verify(), problem => problem.StartsWith(said, StringComparison.Ordinal));
    }
}
