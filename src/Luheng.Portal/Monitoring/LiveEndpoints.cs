using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Luheng.Access;
using Luheng.Monitoring;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Luheng.Portal.Monitoring;

/// <summary>GET /api/v1/live: arrivals and alarms as server-sent events. It ends when the session or key that opened it does.</summary>
static class LiveEndpoints
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>How often a stream asks whether whoever opened it is still signed in.</summary>
    static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);
    static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapLive(this IEndpointRouteBuilder app) => app.Needing(new Requirement(Act.SeeReadings, reader => Whom.MeterQuery("meter")(reader) ?? Whom.Query("subject")(reader))).MapGet("/api/v1/live", (Reader reader, HttpContext context, Doorman door, IHostApplicationLifetime host) =>
    {
        if (reader.Desk.Station is not { } station) return Front.NotFound(reader, context, Words.NoReadings);
        if (Wanted(reader, station, out var wrong) is not { } wanted) return Front.BadRequest(reader, context, wrong);
        return TypedResults.ServerSentEvents(Stream(station.Live, wanted, door.Watch(context), context.RequestAborted, host.ApplicationStopping));
    });

    /// <summary>Which events are asked for: all, those of a meter, or those of an enterprise or of a group's enterprises as they are today.</summary>
    static Func<LiveEvent, bool>? Wanted(Reader reader, Station station, out string wrong)
    {
        var (subject, meter) = (reader.Query("subject"), reader.Query("meter"));
        var problems = new List<string>();
        if (meter is not "" && station.Book.Find(meter) is null) problems.Add($"meter '{meter}' is not registered");
        HashSet<SubjectId>? members = null;
        if (subject is not "")
        {
            if (!SubjectId.TryParse(subject, out var id, out var problem)) problems.Add($"subject: {problem}");
            else if (reader.Desk.World.Population is var population && population.Unknown(id) is { } unknown) problems.Add($"subject: {unknown}");
            else if (id.IsGroup) members = [.. population.Subjects.Where(s => population.Belongs(s.Latest, id, reader.Desk.AsOf)).Select(s => s.Id)];
            else members = [id];
        }
        wrong = string.Join("; ", problems);
        if (problems.Count > 0) return null;
        var sight = reader.Horizon(Act.SeeReadings);
        return e => (sight.Everyone || e.About is { } whose && sight.Sees(whose)) && (meter is "" || e.MeterId == meter) && (members is null || e.About is { } about && (members.Contains(about) || members.Contains(about.Enterprise)));
    }

    static async IAsyncEnumerable<SseItem<string>> Stream(LiveHub hub, Func<LiveEvent, bool> wanted, Func<bool> holds, CancellationToken gone, [EnumeratorCancellation] CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(gone, stopping);
        using var listener = hub.Listen(wanted);
        yield return new("{}", "open");
        var (asked, still) = (0L, true);
        await foreach (var e in listener.Events(Beat, either.Token))
        {
            if (Stopwatch.GetElapsedTime(asked) > AskAgain) (asked, still) = (Stopwatch.GetTimestamp(), holds());
            if (!still) yield break;
            yield return Item(e);
        }
    }

    static SseItem<string> Item(LiveEvent e) => e switch
    {
        LiveArrival a => new(JsonSerializer.Serialize(new
        {
            meter = a.Meter.Id,
            subject = a.Meter.Owner.Text,
            time = At(Instant.At(a.Newest.Time)),
            value = a.Newest.Value,
            quality = QualityWord.Of(a.Newest.Quality),
            count = a.Count,
        }, Plain), "arrival"),
        LiveAlarm a => new(JsonSerializer.Serialize(new
        {
            subject = a.Subject.Text,
            meter = a.Meter,
            time = At(a.At),
            kind = a.Kind,
            level = a.Level.ToString().ToLowerInvariant(),
            text = a.Text,
        }, Plain), "alarm"),
        LiveLoss l => new(JsonSerializer.Serialize(new { events = l.Events }), "lost"),
        _ => new("{}", "beat"),
    };

    static string At(DateTimeOffset time) => time.ToOffset(China.Offset).ToString(time.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);
}
