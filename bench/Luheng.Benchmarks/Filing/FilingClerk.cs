using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Luheng.Benchmarks;

/// <summary>An enterprise's energy manager at a browser: opens the form, types, saves, checks, submits.</summary>
sealed partial class FilingClerk : IDisposable
{
    readonly CookieContainer cookies = new();
    readonly HttpClient client;
    readonly string code;

    public FilingClerk(Uri address, string code)
    {
        this.code = code;
        cookies.Add(address, new Cookie("persona", Uri.EscapeDataString($"demo-manager:{code}")));
        client = new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };
    }

    /// <summary>How long each request took, in milliseconds.</summary>
    public List<double> Took { get; } = [];

    /// <summary>Files water for a month, from the empty form to the receipt; gives what went wrong, or null.</summary>
    public async Task<string?> File(string period, double water)
    {
        var at = $"/returns/205-4/{code}/{period}";
        var form = await Get(at + "/edit");
        if (Token().Match(form) is not { Success: true } token) return Finished(form) ? null : $"{at}: no form: {form[..Math.Min(200, form.Length)]}";
        var figures = new Dictionary<string, string> { ["_ours"] = WebUtility.HtmlDecode(token.Groups[1].Value), ["c.water.fresh"] = water.ToString(CultureInfo.InvariantCulture), ["c.water.drained"] = "12" };
        if (await Post(at + "/draft", figures) is { } draft) return draft;
        if (await Post(at + "/check", figures) is { } check) return check;
        return await Post(at + "/steps", new Dictionary<string, string> { ["_ours"] = figures["_ours"], ["move"] = "submit" });
    }

    /// <summary>It was submitted before: the page offers no form any more.</summary>
    static bool Finished(string page) => page.Contains("standing-word Submitted", StringComparison.Ordinal) || page is "";

    async Task<string> Get(string path)
    {
        var watch = Stopwatch.StartNew();
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Took.Add(watch.Elapsed.TotalMilliseconds);
        return text;
    }

    async Task<string?> Post(string path, Dictionary<string, string> fields)
    {
        var watch = Stopwatch.StartNew();
        using var content = new FormUrlEncodedContent(fields);
        var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        Took.Add(watch.Elapsed.TotalMilliseconds);
        return answer.StatusCode is HttpStatusCode.Redirect ? null : $"{path} answered {(int)answer.StatusCode}: {text[..Math.Min(300, text.Length)]}";
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("<form method=\"post\"[^>]*class=\"return\"[\\s\\S]*?name=\"_ours\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
