using System.Diagnostics;
using System.Text.RegularExpressions;
using Luheng.Flow.Tests.Portal;
using Luheng.Records;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Flow.Tests.Running;

/// <summary>Whatever writes leaves an entry that says who and from where: every command here, every door of the site by its code.</summary>
public sealed partial class EveryWriteTests(LedgerSite site) : IClassFixture<LedgerSite>, IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("luheng-writes-").FullName;

    string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static (int Code, string Said) Luheng(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Luheng.App.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RealPacks.Checkout };
        start.Environment.Remove("LUHENG_POSTGRES");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + errors.GetAwaiter().GetResult());
    }

    /// <summary>Each command that writes to the ledger, and what its entry says was done.</summary>
    [Fact]
    public void Every_command_that_writes_leaves_an_entry_with_who_and_from_where()
    {
        var samples = Path.Combine(RealPacks.Checkout, "samples");
        (string[] Command, string Did)[] writes =
        [
            (["import", Path.Combine(samples, "registry.csv")], "commit"),
            (["import", Path.Combine(samples, "energy-2024-03.csv")], "commit"),
            (["import", "undo", "2"], "undo"),
            (["keys", "add", "网关一", "--meters", "all"], "commit"),
            (["keys", "revoke", "网关一"], "commit"),
            (["backup", Path.Combine(folder, "b.zip")], "backup"),
            (["audit", "export", Path.Combine(folder, "a.zip")], "export"),
        ];
        foreach (var (command, did) in writes)
        {
            var (code, said) = Luheng([.. command, "--data", Data]);
            Assert.True(code == 0, $"{string.Join(' ', command)}: {said}");
            using var ledger = SqliteLedger.Open(Data, TimeProvider.System);
            var line = ledger.Audit(1)[0];
            Assert.Equal(did, line.Did);
            Assert.NotEmpty(line.Who);
            Assert.StartsWith($"命令行 {command[0]}", line.From, StringComparison.Ordinal);
        }
        Assert.Contains("all as written", Luheng("verify", "--data", Data).Said, StringComparison.Ordinal);
        Assert.Contains("all as written", Luheng("audit", "verify", Path.Combine(folder, "a.zip")).Said, StringComparison.Ordinal);
    }

    /// <summary>Where what is written says who and from where by another way: the command line's default, the invented province, a value filled in by the caller.</summary>
    static readonly string[] SaidElsewhere = ["src/Luheng.App/", "src/Luheng/Demo/", "src/Luheng.Kernel/", "src/Luheng.Storage/"];

    [Fact]
    public void Every_batch_that_the_site_or_a_capability_makes_says_from_where()
    {
        var silent = from file in Directory.EnumerateFiles(Path.Combine(RealPacks.Checkout, "src"), "*.cs", SearchOption.AllDirectories)
                     let name = Path.GetRelativePath(RealPacks.Checkout, file).Replace('\\', '/')
                     where !name.Contains("/obj/", StringComparison.Ordinal) && !SaidElsewhere.Any(s => name.StartsWith(s, StringComparison.Ordinal))
                     let text = File.ReadAllText(file)
                     from Match made in Made().Matches(text)
                     let statement = text[made.Index..(text.IndexOf(';', made.Index) is >= 0 and var end ? end : text.Length)]
                     where !statement.Contains("From", StringComparison.Ordinal)
                     select $"{name}: {statement.Split('\n')[0].Trim()}";
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_address_that_takes_a_writing_method_is_known_and_guarded()
    {
        var open = from endpoint in site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                   let methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
                   where methods.Any(m => m is "POST" or "PUT" or "DELETE" or "PATCH")
                   where endpoint.Metadata.GetMetadata<Luheng.Portal.Access.Requirement>() is null
                   select endpoint.RoutePattern.RawText;
        Assert.Empty(open);
    }

    [GeneratedRegex(@"new BatchDraft\(|\.Commit\(new\(")]
    private static partial Regex Made();
}
