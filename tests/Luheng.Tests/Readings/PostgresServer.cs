using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;

namespace Luheng.Tests.Readings;

/// <summary>A PostgreSQL server for tests and benchmarks: the one that LUHENG_TEST_POSTGRES names, or a private one in a temporary folder, reached by a socket there and gone at the end.</summary>
sealed class PostgresServer : IDisposable
{
    const string Account = "postgres";
    static readonly Lazy<(PostgresServer? Server, string Why)> Started = new(Start);

    readonly Process? process;
    readonly string? folder;
    readonly string connection;
    int databases;

    PostgresServer(string connection, Process? process = null, string? folder = null)
    {
        (this.connection, this.process, this.folder) = (connection, process, folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>The server, started when it is first asked for; null where there can be none, with the reason.</summary>
    public static PostgresServer? Find(out string why)
    {
        (var server, why) = Started.Value;
        return server;
    }

    /// <summary>Runs a script of psql as the server's administrator, on a private server alone; returns what it complained of.</summary>
    public string? Script(string file, params (string Name, string Value)[] variables) => process is null ? throw new InvalidOperationException("a script about the whole server runs on a private one alone")
        : Execute([Path.Combine(Programs()!, "psql"), "-h", folder!, "-U", Account, "-d", "postgres", "-q", .. variables.SelectMany(v => new[] { "-v", $"{v.Name}={v.Value}" }), "-f", file]);

    /// <summary>Whether the server is the tests' own, to do with as they like.</summary>
    public bool IsPrivate => process is not null;

    /// <summary>How to connect to a database of it as somebody.</summary>
    public string As(string account, string database) => new NpgsqlConnectionStringBuilder(connection) { Username = account, Database = database }.ToString();

    /// <summary>Makes an empty database and says how to connect to it.</summary>
    public string NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"luheng_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}");
        Run($"create database {name}");
        return new NpgsqlConnectionStringBuilder(connection) { Database = name }.ToString();
    }

    public void Drop(string database)
    {
        NpgsqlConnection.ClearPool(new(database));
        Run($"drop database if exists {new NpgsqlConnectionStringBuilder(database).Database} with (force)");
    }

    /// <summary>The reason why a statement about all of the server fails is the caller's to know.</summary>
    public void Run(string sql)
    {
        using var db = new NpgsqlConnection(connection);
        db.Open();
        using var command = new NpgsqlCommand(sql, db);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (process is null || folder is null || process.HasExited) return;
        Execute("kill", "-INT", process.Id.ToString(CultureInfo.InvariantCulture));
        if (!process.WaitForExit(10_000)) process.Kill();
        Directory.Delete(folder, recursive: true);
    }

    static (PostgresServer?, string) Start()
    {
        if (Environment.GetEnvironmentVariable("LUHENG_TEST_POSTGRES") is { Length: > 0 } named) return (new(named), "");
        if (Programs() is not { } programs) return (null, "no PostgreSQL: name a server in LUHENG_TEST_POSTGRES, or install Debian's package postgresql");
        var folder = Directory.CreateTempSubdirectory("luheng-pg-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess && Execute("chown", Account, folder) is { } refused) return (null, refused);
        if (Execute(As(Path.Combine(programs, "initdb"), "-D", data, "-A", "trust", "-U", Account, "-E", "UTF8", "--locale=C")) is { } wrong) return (null, wrong);
        string[] serve = As(Path.Combine(programs, "postgres"), "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "shared_buffers=256MB", "-c", "max_wal_size=2GB", "-c", "max_connections=60");
        var process = Process.Start(new ProcessStartInfo(serve[0], serve[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var server = new PostgresServer($"Host={folder};Username={Account};Database=postgres;Maximum Pool Size=20", process, folder);
        for (var tries = 0; tries < 100 && !process.HasExited; tries++)
        {
            try
            {
                server.Run("select 1");
                return (server, "");
            }
            catch (NpgsqlException)
            {
                Thread.Sleep(100); // It is still starting.
            }
        }
        server.Dispose();
        return (null, "the private PostgreSQL did not start");
    }

    /// <summary>The newest installed programs of a server.</summary>
    static string? Programs()
    {
        const string Installed = "/usr/lib/postgresql";
        return !Directory.Exists(Installed) ? null : Directory.GetDirectories(Installed).Select(d => Path.Combine(d, "bin"))
            .Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault();
    }

    /// <summary>PostgreSQL refuses to run as root: there it runs as its own account.</summary>
    static string[] As(params string[] command) => Environment.IsPrivilegedProcess && RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
        ? ["setpriv", $"--reuid={Account}", $"--regid={Account}", "--clear-groups", .. command] : command;

    /// <summary>Runs a command to its end; returns what it complained of.</summary>
    static string? Execute(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"{command[0]}: {errors.Trim()}";
    }
}
