using Dapper;
using Luheng.Problems;
using Luheng.Readings;
using Luheng.Tests.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;
using static Luheng.Tests.Readings.ReadingsTests;

namespace Luheng.Tests.Readings;

/// <summary>What happens to readings in PostgreSQL when the connection is lost, two programs want to write, or the address is wrong.</summary>
public sealed class PostgresFaultTests : IDisposable
{
    readonly DatabaseHome home = new();

    public void Dispose() => home.Dispose();

    void InTheDatabase(string sql)
    {
        using var db = new NpgsqlConnection(home.Connection);
        db.Open();
        db.Execute(sql);
    }

    /// <summary>Ends every other connection, as a restart of the server would.</summary>
    void CutTheLine() => InTheDatabase("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

    static List<Reading> Sent(int count) => [.. Enumerable.Range(0, count).Select(i => new Reading(1, Start + i * Quarter, i, ReadingQuality.Good))];

    [Fact]
    public void After_a_lost_connection_what_was_acknowledged_is_there_and_more_is_taken_in()
    {
        using var store = home.Open();
        store.Number(["a"]);
        Send(store, Sent(10));
        CutTheLine();
        var refused = 0;
        for (var tries = 0; tries < 5; tries++)
        {
            try
            {
                Send(store, Sent(20));
                break;
            }
            catch (ReadingsRefusedException wrong)
            {
                Assert.Contains("PostgreSQL database", wrong.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.InRange(refused, 0, 2);
        Assert.Equal(Sent(20), Read(store, 1));
        Assert.Equal(new(0, 20, 0), Send(store, Sent(20)));
        store.Fold();
        Assert.Empty(store.Verify());
        Assert.Equal(20, store.Size().Readings);
    }

    [Fact]
    public void Two_folders_over_one_database_do_not_both_write()
    {
        using var serving = home.Open();
        serving.Number(["a"]);
        Send(serving, Sent(3));
        var other = Directory.CreateTempSubdirectory("luheng-other-").FullName;
        try
        {
            using var beside = ReadingStore.Open(other, home.Clock, home.Connection);
            Assert.Equal(Sent(3), Read(beside, 1));
            Assert.Contains("being served by another luheng", Assert.Throws<ReadingsRefusedException>(() => Send(beside, Sent(4))).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(other, recursive: true);
        }
    }

    [Fact]
    public void A_damaged_block_is_named()
    {
        using var store = home.Open();
        store.Number(["a"]);
        Send(store, Sent(3));
        store.Fold();
        InTheDatabase("update readings.block set payload = set_byte(payload, 3, 255 - get_byte(payload, 3))");
        Assert.Contains(store.Verify(), problem => problem.StartsWith("block of meter 1, 2024-05-01: the block of readings is damaged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("update readings.meter set id = 'd' where number = 2", "meter 2: it was changed")]
    [InlineData("update readings.meter set last = last + 1 where number = 1", "meter 1: it was changed")]
    [InlineData("update readings.revision set reason = '别的', by = '别人' where meter = 1", "revision of meter 1 at 2024-05-01T00:00:00.0000000+08:00: it was changed")]
    [InlineData("update readings.revision set was = 0, quality_was = 1", "revision of meter 1 at 2024-05-01T00:00:00.0000000+08:00: it was changed")]
    [InlineData("update readings.revision set replaced_at = replaced_at + 3600000000", "revision of meter 1 at 2024-05-01T00:00:00.0000000+08:00: it was changed")]
    [InlineData("update readings.journal set recorded_at = recorded_at + 1 where seq = 5", "journal 5: it was changed")]
    [InlineData("update readings.change set days = days || days where seq = 1", "change 1 of stretch 620: it was changed")]
    [InlineData("update readings.state set recorded_at = recorded_at - 1", "state: it was changed")]
    [InlineData("update readings.block set payload = (select payload from readings.block other where other.meter = 2 and other.day = block.day) where meter = 1 and day < 19846", "block of meter 1, 2024-05-01: the block of readings is damaged")]
    [InlineData("delete from readings.meter where number = 3", "state: ")]
    [InlineData("delete from readings.block where meter = 2", "state: ")]
    [InlineData("delete from readings.journal where seq = 6", "state: ")]
    [InlineData("delete from readings.revision where step = 1", "state: ")]
    [InlineData("delete from readings.change where seq = 1", "state: ")]
    [InlineData("delete from readings.state", "state: ")]
    public void A_row_that_was_changed_or_taken_out_is_found(string meddling, string said)
    {
        using var store = home.Open();
        ReadingDamageTests.Fill(store, home);
        Assert.Empty(store.Verify());
        InTheDatabase(meddling);
        Assert.Contains(store.Verify(), problem => problem.StartsWith(said, StringComparison.Ordinal));
        InTheDatabase("delete from readings.journal");
    }

    [Fact]
    public void Tables_of_schema_1_are_brought_up_and_say_what_they_said()
    {
        EarlierTables();
        using var store = home.Open();
        Assert.Empty(store.Verify());
        Assert.Equal((510L, 7L, 28L), store.Size() is var (readings, blocks, revisions, _) ? (readings, blocks, revisions) : default);
        Assert.Equal([1, 2, 3, 4], store.Number(["a", "b", "c", "d"]));
        Assert.Equal(150, Read(store, 1)[200].Value);
        Send(store, new Reading(1, Start + 500 * Quarter, 1, ReadingQuality.Good));
        store.Fold();
        Assert.Empty(store.Verify());
    }

    /// <summary>The tables as schema 1 had them, with what the folder of that schema holds.</summary>
    void EarlierTables()
    {
        InTheDatabase("""
            create schema readings;
            create table readings.state (version integer not null, folded bigint not null, recorded_at bigint not null, readings bigint not null, blocks bigint not null, revisions bigint not null);
            create table readings.meter (number integer primary key, id text not null unique, first integer, last integer);
            create table readings.block (meter integer not null, day integer not null, payload bytea not null, primary key (meter, day));
            create table readings.journal (seq bigint primary key, recorded_at bigint not null, payload bytea not null);
            create table readings.revision (
                meter integer not null, time bigint not null, replaced_at bigint not null, step integer not null,
                was bigint not null, quality_was integer not null, reason text not null, by text not null,
                primary key (meter, time, replaced_at, step));
            create table readings.change (bucket integer not null, seq bigint not null, days bytea not null, primary key (bucket, seq));
            """);
        using var folder = new FolderHome();
        UpgradeTests.Unpack("readings-v1", folder.Folder);
        using var from = new SqliteConnection($"Data Source={Path.Combine(folder.Folder, ReadingStore.FileName)};Pooling=False");
        from.Open();
        using var to = new NpgsqlConnection(home.Connection);
        to.Open();
        foreach (var (table, columns) in new[] { ("state", "1, *"), ("meter", "*"), ("block", "key & 16777215, key >> 24, payload"), ("journal", "*"), ("revision", "*"), ("change", "*") })
            foreach (var row in BitFlip.Rows(from, $"select {columns} from {table}", out _))
            {
                using var insert = new NpgsqlCommand($"insert into readings.{table} values ({string.Join(", ", row.Select((_, i) => $"${i + 1}"))})", to);
                foreach (var cell in row) insert.Parameters.Add(new() { Value = cell });
                insert.ExecuteNonQuery();
            }
    }

    [Fact]
    public void A_server_that_is_not_there_is_a_problem_without_the_password()
    {
        var wrong = Assert.Throws<ProblemsException>(() => ReadingStore.Open(Path.GetTempPath(), home.Clock, "Host=127.0.0.1;Port=1;Database=none;Username=me;Password=verysecret;Timeout=2"));
        Assert.Contains("PostgreSQL database none on 127.0.0.1", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("verysecret", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ProblemsException>(() => ReadingStore.Open(Path.GetTempPath(), home.Clock, "not a connection string"));
    }
}
