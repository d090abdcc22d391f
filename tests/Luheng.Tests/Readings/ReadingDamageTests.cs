using Dapper;
using Luheng.Readings;
using Luheng.Tests.Storage;
using Luheng.Time;
using Microsoft.Data.Sqlite;
using static Luheng.Tests.Readings.ReadingsTests;

namespace Luheng.Tests.Readings;

/// <summary>Any row of readings.db, changed or taken out behind the store's back, is found and named.</summary>
public sealed class ReadingDamageTests : IDisposable
{
    const int FlipsOfAColumn = 12;

    readonly FolderHome home = new();

    string File => Path.Combine(home.Folder, ReadingStore.FileName);

    public void Dispose() => home.Dispose();

    static readonly (string Table, string Key, Func<object[], string[]> Names)[] Tables =
    [
        ("state", "rowid", _ => ["state: "]),
        ("meter", "number", row => [$"meter {row[0]}: "]),
        ("block", "key", row => [$"block of meter {(long)row[0] & 0xff_ffff}, {Day((long)row[0] >> 24)}: "]),
        ("journal", "seq", row => [$"journal {row[0]}: "]),
        ("revision", "meter, time, replaced_at, step", row => [$"revision of meter {row[0]} at {Verification.Told((long)row[1])}: "]),
        ("change", "bucket, seq", row => [$"change {row[1]} of stretch {row[0]}: "]),
    ];

    static string Day(long day) => day is > -719_000 and < 2_932_000 ? $"{Instant.DayOf(Instant.StartOfDay((int)day)):yyyy-MM-dd}" : $"day {day}";

    [Fact]
    public void A_trigger_that_is_not_ours_is_found_and_ours_is_not()
    {
        Fill();
        using (var store = home.Open()) Assert.Empty(store.Verify());
        using (var db = new SqliteConnection($"Data Source={File}"))
        {
            db.Open();
            db.Execute("create trigger sly after insert on journal begin delete from journal where seq < new.seq; end");
        }
        using var after = home.Open();
        Assert.Equal("trigger sly: it is not Luheng's, and may change what is written", Assert.Single(after.Verify()));
    }

    [Fact]
    public void A_flipped_bit_of_any_column_of_any_table_of_readings_is_found_and_the_row_named()
    {
        Fill();
        var (good, random, missed) = (System.IO.File.ReadAllBytes(File), new Random(20251120), new List<string>());
        Assert.Equal(Tables.Select(t => t.Table).Order(), Asked("select name from sqlite_master where type = 'table'").Order());
        foreach (var (table, key, names) in Tables)
            foreach (var column in Asked($"select name from pragma_table_info('{table}')"))
                for (var i = 0; i < FlipsOfAColumn; i++)
                {
                    var (said, flip) = BitFlip.Of(File, table, key, names, random, column, bits: 63);
                    using (var store = home.Open())
                        if (store.Verify() is var problems && !problems.Any(p => said.Any(name => p.StartsWith(name, StringComparison.Ordinal)))) missed.Add($"{flip}: {string.Join(" | ", problems.Take(3))}");
                    System.IO.File.Delete(File + "-wal");
                    System.IO.File.WriteAllBytes(File, good);
                }
        Assert.Empty(missed);
        using var again = home.Open();
        Assert.Empty(again.Verify());
    }

    [Theory]
    [InlineData("delete from state", "state: ")]
    [InlineData("delete from meter where number = 3", "state: ")]
    [InlineData("delete from block where key = (select max(key) from block)", "state: ")]
    [InlineData("delete from journal where seq = (select max(seq) from journal)", "state: ")]
    [InlineData("delete from journal where seq = (select min(seq) from journal)", "journal 6: 5 should stand there")]
    [InlineData("delete from revision where step = (select max(step) from revision)", "state: ")]
    [InlineData("delete from change where seq = (select max(seq) from change)", "state: ")]
    public void A_row_taken_out_is_missed(string meddling, string said)
    {
        Fill();
        Meddle(meddling);
        using var store = home.Open();
        Assert.Contains(store.Verify(), problem => problem.StartsWith(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_that_is_gone_is_missed_when_others_came_after_it_too()
    {
        Fill();
        Meddle("delete from meter where number = 3; delete from journal where seq = (select max(seq) from journal)", 2);
        using var store = home.Open();
        store.Number(["d"]);
        Send(store, new Reading(1, Start + 500 * Quarter, 1, ReadingQuality.Good));
        store.Fold();
        Assert.Contains("4 meters and 7 groups are announced", Assert.Single(store.Verify()), StringComparison.Ordinal);
    }

    [Fact]
    public void Meters_that_exchanged_their_readings_are_named()
    {
        Fill();
        Meddle("update meter set id = case number when 1 then 'b' else 'a' end where number < 3", 2);
        using var store = home.Open();
        Assert.Equal(["meter 1: it was changed since it was written: its sum does not fit", "meter 2: it was changed since it was written: its sum does not fit"], store.Verify());
    }

    [Fact]
    public void A_block_under_the_number_of_another_meter_is_not_read()
    {
        Fill();
        Meddle("update block set payload = (select other.payload from block other where other.key = block.key + 1) where key & 0xffffff = 1 and key + 1 in (select key from block)", 3);
        using var store = home.Open();
        Assert.Contains("block of meter 1, 2024-05-01: the block of readings is damaged", store.Verify()[0], StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Read(store, 1));
    }

    [Fact]
    public void A_folder_of_schema_1_is_brought_up_and_says_what_it_said()
    {
        UpgradeTests.Unpack("readings-v1", home.Folder);
        using (var store = home.Open())
        {
            Assert.Empty(store.Verify());
            Assert.Equal((510L, 7L, 28L), store.Size() is var (readings, blocks, revisions, _) ? (readings, blocks, revisions) : default);
            Assert.Equal([1, 2, 3, 4], store.Number(["a", "b", "c", "d"]));
            Assert.Equal([("重复", "王工")], store.Revisions(2, Start, Start + Quarter).Select(r => (r.Reason, r.By)));
            Assert.Equal(150, Read(store, 1)[200].Value);
            Send(store, new Reading(1, Start + 500 * Quarter, 1, ReadingQuality.Good));
            store.Fold();
            Assert.Empty(store.Verify());
        }
        using var copy = new SqliteConnection($"Data Source={File}.schema-1;Pooling=False");
        Assert.Equal(1, copy.ExecuteScalar<int>("pragma user_version"));
        Assert.Equal(7, copy.ExecuteScalar<int>("select count(*) from block"));
    }

    [Theory]
    [InlineData("update revision set reason = '别的', by = '别人'", 25, "revision of meter 1 at 2024-05-01T00:00:00.0000000+08:00: it was changed")]
    [InlineData("update block set payload = cast(substr(payload, 1, length(payload) - 5) || x'ee' || substr(payload, -4) as blob) where key = (select max(key) from block)", 1, "block of meter 1, 2024-05-04: the block of readings is damaged")]
    public void What_is_damaged_after_a_folder_was_brought_up_is_named(string meddling, int changes, string said)
    {
        UpgradeTests.Unpack("readings-v1", home.Folder);
        home.Open().Dispose();
        Meddle(meddling, changes);
        using var store = home.Open();
        Assert.Contains(store.Verify(), problem => problem.StartsWith(said, StringComparison.Ordinal));
    }

    [Fact]
    public void An_upgrade_waits_for_no_program_that_still_writes()
    {
        UpgradeTests.Unpack("readings-v1", home.Folder);
        using (WriterLock.Take(home.Folder)) Assert.Contains("being served by another luheng", Assert.Throws<ReadingsRefusedException>(home.Open).Message, StringComparison.Ordinal);
        Assert.Equal("1", Assert.Single(Asked("pragma user_version")));
    }

    List<string> Asked(string sql)
    {
        using var db = new SqliteConnection($"Data Source={File};Pooling=False");
        return db.Query<string>(sql).AsList();
    }

    void Meddle(string sql, int changes = 1)
    {
        using var db = new SqliteConnection($"Data Source={File};Pooling=False");
        Assert.Equal(changes, db.Execute(sql));
    }

    /// <summary>Something in every table, as a killed program leaves it: two folds under a mark, corrections, readings taken back, a journal.</summary>
    void Fill()
    {
        using var writing = new FolderHome();
        using var store = writing.Open();
        Fill(store, writing);
        foreach (var end in new[] { "", "-wal" }) System.IO.File.Copy(Path.Combine(writing.Folder, ReadingStore.FileName + end), File + end);
        Meddle("pragma wal_checkpoint(truncate)", -1);
    }

    internal static void Fill(IReadings store, ReadingsHome at)
    {
        store.Number(["a", "b", "c"]);
        Send(store, Enumerable.Range(0, 300).Select(i => new Reading(1, Start + i * Quarter, 100 + i * 0.25, ReadingQuality.Good)));
        store.Fold();
        store.ChangedSince(0, out _);
        at.Clock.Now += TimeSpan.FromMinutes(5);
        Send(store, Enumerable.Range(0, 200).Select(i => new Reading(2, Start + i * Quarter, i, ReadingQuality.Estimated)));
        Send(store, Enumerable.Range(0, 20).Select(i => new Reading(1, Start + i * Quarter, 7 + i, ReadingQuality.Good)));
        store.Fold();
        store.Void(1, Start, Start + 5 * Quarter, "接错表", "李工");
        store.Fold();
        at.Clock.Now += TimeSpan.FromMinutes(5);
        Send(store, Enumerable.Range(200, 10).Select(i => new Reading(2, Start + i * Quarter, i, ReadingQuality.Good)));
        store.Void(2, Start, Start + 3 * Quarter, "重复", "王工");
    }
}
