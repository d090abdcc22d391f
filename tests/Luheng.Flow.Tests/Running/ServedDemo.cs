using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Luheng.Flow.Tests.Portal;
using Luheng.Flow.Tests.Running;

[assembly: AssemblyFixture(typeof(ServedDemo))]

namespace Luheng.Flow.Tests.Running;

/// <summary>The first command of the README in a process of its own, on a port and in a folder of its own; one for all the tests, which read it.</summary>
public sealed class ServedDemo : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("luheng-demo").FullName;
    readonly TaskCompletionSource serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    Process? process;

    public Uri Address => client.BaseAddress!;

    public async ValueTask InitializeAsync()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Luheng.App.dll"), "demo", "--data", folder, "--urls", address]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RealPacks.Checkout };
        process = new() { StartInfo = start, EnableRaisingEvents = true };
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        void Heard(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not { } text) return;
            said.Enqueue(text);
            if (text.Contains(address, StringComparison.Ordinal)) serving.TrySetResult();
        }
        process.OutputDataReceived += Heard;
        process.ErrorDataReceived += Heard;
        process.Exited += (_, _) => serving.TrySetException(new InvalidOperationException("the demo ended: " + string.Join('\n', said)));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await serving.Task.WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        client.BaseAddress = new(address);
    }

    public async Task<(int Status, string Body, string? Location)> Look(string persona, string path) => await Look(persona, path, null);

    public async Task<(int Status, string Body, string? Location)> Look(string persona, string path, (string Name, string Value)? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Cookie", $"persona={persona}");
        if (header is { } h) request.Headers.Add(h.Name, h.Value);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers.Location?.OriginalString);
    }

    /// <summary>An answer with its media type; a stream of events is not read.</summary>
    public async Task<(int Status, string Media, string Body)> Told(string persona, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Cookie", $"persona={persona}");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var media = answer.Content.Headers.ContentType?.MediaType ?? "";
        return ((int)answer.StatusCode, media, media is "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        if (process is { HasExited: false }) process.Kill(entireProcessTree: true);
        process?.WaitForExit();
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    IReadOnlyList<string>? read;

    /// <summary>Every kind of address that the province comes to, with ids as they are there.</summary>
    public async Task<IReadOnlyList<string>> ReadByTheProvince()
    {
        if (read is not null) return read;
        var walk = new Walk(Look, instances: 2, figuresOfAPage: 0);
        await walk.Along("demo-province", 250, 0);
        return read = walk.Addresses;
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
