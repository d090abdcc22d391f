using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Luheng.App.Simulating;

/// <summary>A gateway (数据网关) that sends by HTTP as real ones do: it keeps what it could not deliver, sends again when no answer came, and waits when it is told to.</summary>
/// <param name="lost">The share of answers that get lost on the way, so that the same readings are sent again.</param>
sealed class HttpGateway(HttpClient http, Uri server, string key, SendForm form, Random dice, double lost = 0, bool packed = false)
{
    /// <summary>Readings in a request at most.</summary>
    const int Together = 10_000;

    readonly List<SentReading> waiting = [];

    /// <summary>What the server counted, resends included.</summary>
    public long Accepted { get; private set; }
    public long Unchanged { get; private set; }
    public long Corrected { get; private set; }
    public long Rejected { get; private set; }

    /// <summary>How often the server asked to wait, was not there, and how many requests were repeated.</summary>
    public int Waited { get; private set; }
    public int Unreached { get; private set; }
    public int Repeated { get; private set; }

    /// <summary>The first reason for which the server took something not.</summary>
    public string? FirstReason { get; private set; }

    public int Waiting => waiting.Count;

    /// <summary>Keeps readings until they are delivered.</summary>
    public void Keep(IEnumerable<SentReading> readings) => waiting.AddRange(readings);

    /// <summary>Sends what waits until all is delivered, or the server is not there: then the rest waits for the next time.</summary>
    /// <exception cref="FormatException">The server refuses the key or the form: sending again would not help.</exception>
    public async Task Flush(CancellationToken cancel)
    {
        while (waiting.Count > 0)
        {
            var part = waiting.GetRange(0, Math.Min(Together, waiting.Count));
            if (await Send(part, cancel) is not { } wait) return;
            if (wait > TimeSpan.Zero)
            {
                Waited++;
                await Task.Delay(wait, cancel);
            }
            else if (dice.NextDouble() < lost) Repeated++; // the answer never came: the same once more
            else waiting.RemoveRange(0, part.Count);
        }
    }

    /// <summary>Sends a part: zero when it was taken, how long to wait when it was not, null when nobody is there.</summary>
    async Task<TimeSpan?> Send(List<SentReading> part, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "api/v1/readings")) { Content = ReadingBody.Of(part, form, packed) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var answer = await http.SendAsync(request, cancel);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) return answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
            var text = await answer.Content.ReadAsStringAsync(cancel);
            if (!answer.IsSuccessStatusCode) throw new FormatException($"{server} answered {(int)answer.StatusCode}: {text}");
            Count(text);
            return TimeSpan.Zero;
        }
        catch (HttpRequestException)
        {
            Unreached++;
            return null;
        }
    }

    void Count(string text)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        Accepted += root.GetProperty("accepted").GetInt64();
        Unchanged += root.GetProperty("unchanged").GetInt64();
        Corrected += root.GetProperty("corrected").GetInt64();
        Rejected += root.GetProperty("rejected").GetInt64();
        if (FirstReason is null && root.GetProperty("reasons") is { ValueKind: JsonValueKind.Array } reasons && reasons.GetArrayLength() > 0) FirstReason = reasons[0].GetProperty("reason").GetString();
    }
}
