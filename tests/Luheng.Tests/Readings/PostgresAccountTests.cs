using Dapper;
using Luheng.Readings;
using Luheng.Tests.Storage;
using Npgsql;
using static Luheng.Tests.Readings.ReadingsTests;

namespace Luheng.Tests.Readings;

/// <summary>The account that deploy/postgres-account.sql makes for the readings.</summary>
public sealed class PostgresAccountTests : IDisposable
{
    const string Password = "it's a test's";
    readonly string folder = Directory.CreateTempSubdirectory("luheng-readings-").FullName;
    readonly PostgresServer server;

    public PostgresAccountTests()
    {
        if (PostgresServer.Find(out var why) is not { IsPrivate: true } found)
        {
            if (why is not "" && Environment.GetEnvironmentVariable("LUHENG_CI") == "1") Assert.Fail(why);
            Assert.Skip(why is "" ? "the server named in LUHENG_TEST_POSTGRES is not the tests' own: no accounts are made there" : why);
            throw new InvalidOperationException(why);
        }
        server = found;
    }

    string Script => Path.Combine(Packs.RealPacks.Root, "deploy", "postgres-account.sql");

    public void Dispose()
    {
        if (server is null) return;
        server.Drop(server.As("luheng", "luheng"));
        server.Run("drop role if exists luheng");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_account_that_deploy_makes_in_PostgreSQL_keeps_readings_in_its_own_database_and_can_do_nothing_else()
    {
        Assert.Null(server.Script(Script, ("password", Password)));
        using (var store = ReadingStore.Open(folder, new StandingClock { Now = LedgerFolder.Noon }, server.As("luheng", "luheng")))
        {
            store.Number(["a"]);
            Send(store, new Reading(1, Start, 5, ReadingQuality.Good));
            Assert.Equal(5, Assert.Single(Read(store, 1)).Value);
        }
        using var db = new NpgsqlConnection(server.As("luheng", "luheng"));
        db.Open();
        foreach (var act in (string[])["create role more", "create database more", "alter role luheng superuser", "select rolpassword from pg_authid", "copy (select 1) to program 'true'", "select pg_read_file('PG_VERSION')", "create extension file_fdw"])
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, Assert.Throws<PostgresException>(() => db.Execute(act)).SqlState);
        using var administrator = new NpgsqlConnection(server.As("postgres", "postgres"));
        administrator.Open();
        Assert.StartsWith("SCRAM-SHA-256$", administrator.ExecuteScalar<string>("select rolpassword from pg_authid where rolname = 'luheng'"), StringComparison.Ordinal);
        Assert.Equal(0, administrator.ExecuteScalar<int>("select count(*)::int from pg_database d, aclexplode(d.datacl) a where d.datname = 'luheng' and a.grantee = 0"));
    }

    [Fact]
    public void Without_a_password_no_account_is_made_as_there_is_no_default()
    {
        Assert.Contains("there is no default", server.Script(Script) ?? "", StringComparison.Ordinal);
        server.Run("do $$ begin if exists (select from pg_roles where rolname = 'luheng') then raise exception 'made'; end if; end $$");
    }
}
