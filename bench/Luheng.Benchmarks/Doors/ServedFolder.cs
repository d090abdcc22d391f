using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Benchmarks;

/// <summary>A data folder with meters and a key, and `luheng serve` over it as a process of its own, which may be killed and started again.</summary>
sealed class ServedFolder : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    public static readonly SubjectId Owner = SubjectId.Parse("91510100MA0000001X"[..17] + Identifiers.CreditCode.Check("91510100MA0000001"));

    readonly string luheng, root;
    readonly (string, string)[] environment;
    Child? serving;

    /// <param name="luheng">The program, Luheng.App.dll.</param>
    /// <param name="root">Where it runs; the packs are found from there.</param>
    /// <param name="postgres">A connection string where the readings live in PostgreSQL.</param>
    public ServedFolder(string luheng, string root, string folder, IReadOnlyList<string> meters, string? postgres = null, IReadOnlyList<string>? monitors = null)
    {
        environment = postgres is null ? [] : [("LUHENG_POSTGRES", postgres)];
        (this.luheng, this.root, Folder, Meters) = (luheng, root, folder, meters);
        (var key, Key) = GatewayKey.Make("gateway", null, TimeProvider.System.GetUtcNow());
        using var ledger = SqliteLedger.Open(folder, TimeProvider.System);
        ledger.Commit(new("meters, monitors and a key", "bench", [new(Owner, "试验厂", [new(null, null, "510100", "3110")])], [])
        {
            Documents = [.. meters.Select(m => MeterBook.Write(new(m, Owner, "electricity", MeterKind.Counter, "kWh"))), .. (monitors ?? []).Select(m => MonitorBook.Write(new(m, Owner, null))), key.Write()],
        });
        Client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { Timeout = TimeSpan.FromMinutes(2) };
        Client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
    }

    public string Folder { get; }
    public IReadOnlyList<string> Meters { get; }
    public string Key { get; }
    public HttpClient Client { get; }

    /// <summary>The TCP port of HJ 212.</summary>
    public int Hj212 { get; private set; }
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task Start()
    {
        Address = new($"http://127.0.0.1:{FreePort()}");
        Hj212 = FreePort();
        serving = Child.Start("dotnet", [luheng, "serve", "--data", Folder, "--urls", Address.ToString().TrimEnd('/'), "--hj212", Hj212.ToString(CultureInfo.InvariantCulture)], root, environment);
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                using var answer = await Client.GetAsync(Question(Meters[0]));
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException wrong) when (wrong.StatusCode is null && !serving.HasExited && TimeProvider.System.GetUtcNow() < until)
            {
                await Task.Delay(50); // It is still starting.
            }
            if (serving.HasExited) throw new InvalidOperationException($"serve ended: {serving.Wait().Said}");
        }
    }

    /// <summary>Ends it without a warning, as a power cut would (SIGKILL).</summary>
    public void Kill()
    {
        serving?.Dispose();
        serving = null;
    }

    /// <summary>Sends a body; gives the answer's counts once it is acknowledged.</summary>
    public async Task<(long Read, long Accepted, long Unchanged, long Corrected)> Send(string type, ReadOnlyMemory<byte> body, CancellationToken cancel = default)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "/api/v1/readings")) { Content = content };
        using var answer = await Client.SendAsync(request, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (answer.StatusCode != HttpStatusCode.OK) throw new HttpRequestException(text, null, answer.StatusCode);
        using var said = JsonDocument.Parse(text);
        long Count(string name) => said.RootElement.GetProperty(name).GetInt64();
        return (Count("read"), Count("accepted"), Count("unchanged"), Count("corrected"));
    }

    /// <summary>All readings of a meter as CSV, without the header.</summary>
    /// <param name="known">Whether it must be registered by now or within seconds: a pollutant's meter is, when its monitor first reports it. Otherwise it may have none.</param>
    public async Task<string[]> Lines(string meter, bool known = true)
    {
        const int Tries = 20;
        for (var i = 1; ; i++)
        {
            using var answer = await Client.GetAsync(Question(meter));
            if (answer.IsSuccessStatusCode) return (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
            if (answer.StatusCode != HttpStatusCode.NotFound) answer.EnsureSuccessStatusCode();
            if (!known || i == Tries) return [];
            await Task.Delay(250);
        }
    }

    Uri Question(string meter) => new(Address, string.Create(CultureInfo.InvariantCulture, $"/api/v1/readings?meter={Uri.EscapeDataString(meter)}&from=2000-01-01&to=2100-01-01&format=csv"));

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        Kill();
        Client.Dispose();
    }
}
