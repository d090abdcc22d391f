using System.Net;
using System.Net.Sockets;
using Luheng.Cases;
using Luheng.Identifiers;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Benchmarks;

/// <summary>A data folder of an invented province whose enterprises have yet to file, and `luheng serve` over it as a process of its own, which may be killed and started again.</summary>
sealed class FilingFolder : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly string luheng, root, folder;
    Child? serving;

    public FilingFolder(string luheng, string root, string folder, Catalogue catalogue, int enterprises)
    {
        (this.luheng, this.root, this.folder) = (luheng, root, folder);
        var counties = catalogue.Regions.Children("990000").SelectMany(c => catalogue.Regions.Children(c.Code)).Select(c => c.Code).ToList();
        Enterprises = [.. Enumerable.Range(0, enterprises).Select(CodeOf)];
        using var ledger = SqliteLedger.Open(folder, TimeProvider.System);
        ledger.SetMark("demo-size", "Small"); // whose people may be chosen freely
        ledger.Commit(new("名录（演示数据）", "bench", [.. Enterprises.Select((code, i) => new Subject(SubjectId.OfEnterprise(code), $"示例企业{i:0000}", [new(null, null, counties[i % counties.Count], "3011", "shili-park-1")]))], []));
    }

    public IReadOnlyList<string> Enterprises { get; }
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async Task Start()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        serving = Child.Start("dotnet", [luheng, "serve", "--data", folder, "--urls", Address.ToString().TrimEnd('/')], root);
        using var client = new HttpClient();
        for (var until = TimeProvider.System.GetUtcNow() + Patience; ; await Task.Delay(50))
        {
            if (serving.HasExited) throw new InvalidOperationException($"serve ended: {serving.Wait().Said}");
            try
            {
                if ((await client.GetAsync(new Uri(Address, "/returns"))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (TimeProvider.System.GetUtcNow() < until)
            {
                // It is still starting.
            }
        }
    }

    /// <summary>Ends it without a warning, as a power cut would (SIGKILL).</summary>
    public void Kill()
    {
        serving?.Dispose();
        serving = null;
    }

    /// <summary>Every step kept, by its case.</summary>
    public ILookup<string, Step> Steps()
    {
        using var ledger = SqliteLedger.Open(folder, TimeProvider.System);
        return ledger.Documents(Step.Kind).Select(d => Step.Read(d.Body)).ToLookup(s => s.Case);
    }

    /// <summary>What is wrong with what is kept: the chain of its audit trail, its documents.</summary>
    public IReadOnlyList<string> Verify()
    {
        using var ledger = SqliteLedger.Open(folder, TimeProvider.System);
        return ledger.Verify();
    }

    public void Dispose() => Kill();

    static string CodeOf(int i)
    {
        var eight = $"MA{i:000000}";
        var first = "91990101" + eight + CreditCode.BodyCheck(eight);
        return first + CreditCode.Check(first);
    }
}
