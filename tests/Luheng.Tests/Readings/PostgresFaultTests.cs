using Dapper;
using Luheng.Problems;
using Luheng.Readings;
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

    [Fact]
    public void A_server_that_is_not_there_is_a_problem_without_the_password()
    {
        var wrong = Assert.Throws<ProblemsException>(() => ReadingStore.Open(Path.GetTempPath(), home.Clock, "Host=127.0.0.1;Port=1;Database=none;Username=me;Password=verysecret;Timeout=2"));
        Assert.Contains("PostgreSQL database none on 127.0.0.1", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("verysecret", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ProblemsException>(() => ReadingStore.Open(Path.GetTempPath(), home.Clock, "not a connection string"));
    }
}
