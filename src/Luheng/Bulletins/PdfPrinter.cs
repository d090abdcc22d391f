using System.Diagnostics;

namespace Luheng.Bulletins;

/// <summary>Prints a page as .pdf with the browser installed here; one at a time, and none forever.</summary>
public static class PdfPrinter
{
    static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome.exe", "msedge.exe"];
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);
    static readonly SemaphoreSlim One = new(1, 1);

    /// <summary>The browser that prints; null where none is installed. LUHENG_BROWSER names another.</summary>
    public static string? Browser { get; } = Find();

    /// <summary>The .pdf; null where there is no browser, or it did not answer in time.</summary>
    public static async Task<byte[]?> Print(string html, CancellationToken cancel = default)
    {
        if (Browser is null) return null;
        await One.WaitAsync(cancel);
        var folder = Directory.CreateTempSubdirectory("luheng-print").FullName;
        try
        {
            return await Print(Browser, html, folder, cancel);
        }
        finally
        {
            One.Release();
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // A browser that was ended may still be writing; what it leaves lies in the folder for temporary files.
            }
        }
    }

    static async Task<byte[]?> Print(string browser, string html, string folder, CancellationToken cancel)
    {
        var (page, pdf) = (Path.Combine(folder, "paper.html"), Path.Combine(folder, "paper.pdf"));
        await File.WriteAllTextAsync(page, html, cancel);
        var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-dev-shm-usage", $"--user-data-dir={Path.Combine(folder, "profile")}",
            .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>(), "--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Longest);
        try
        {
            // What it says must be read, or it waits for a reader.
            await Task.WhenAll(process.StandardError.ReadToEndAsync(patience.Token), process.StandardOutput.ReadToEndAsync(patience.Token), process.WaitForExitAsync(patience.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancel.ThrowIfCancellationRequested();
            return null;
        }
        return File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, cancel) : null;
    }

    static string? Find() => Environment.GetEnvironmentVariable("LUHENG_BROWSER") is { Length: > 0 } named ? File.Exists(named) ? named : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => Browsers.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
