using System.Globalization;
using Luheng.Access;
using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Readings;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

/// <summary>What a meter measured per quarter-hour, hour, day, month or year, and its readings thinned for a chart.</summary>
static class RollupsEndpoints
{
    /// <summary>A year of quarter-hours and some.</summary>
    const int MostBuckets = 40_000, FewestPoints = 4;

    public static void MapRollups(this IEndpointRouteBuilder app)
    {
        app = app.Needing(Act.SeeReadings, Whom.MeterQuery("meter")).Taking(MeterRange.Takes);
        app.MapGet("/api/v1/rollups", (Reader reader, HttpContext context) => With(reader, context, range => Rollups(reader, range))).Taking(new Takes("resolution", (_, text) => ResolutionOf(text) is null ? Takes.NotOneOf("resolution", text, [.. Enum.GetNames<Resolution>().Select(r => r.ToLowerInvariant())]) : null) { Needed = true });
        app.MapGet("/api/v1/series", (Reader reader, HttpContext context) => With(reader, context, range => Thinned(reader, range))).Taking(Takes.Whole("points", FewestPoints, ThinSeries.Most), Takes.OneOf("method", "minmax", "lttb"));
    }

    static IResult With(Reader reader, HttpContext context, Func<MeterRange, IResult> answer) =>
        reader.Desk.Station is { } station ? answer(MeterRange.Read(reader, station)) : Front.NotFound(reader, context, Words.NoReadings);

    static IResult Rollups(Reader reader, MeterRange range)
    {
        var resolution = ResolutionOf(reader.Query("resolution")) ?? default;
        if ((range.To - range.From) / Length(resolution) is > MostBuckets and var count) throw new QuestionException(Words.TooManyStretches.Filled(count.ToString("N0", CultureInfo.InvariantCulture), MostBuckets.ToString("N0", CultureInfo.InvariantCulture)));
        var (from, to) = (RollUp.Floor(range.From, resolution), RollUp.Floor(range.To - 1, resolution));
        var (units, events) = (range.Station.Catalogue.Units, new List<MeterEvent>());
        var buckets = RollUp.Of(range.Meter, range.Station.Readings, range.Number, resolution, from, RollUp.Next(to, resolution),
            Instant.Of(range.Station.Clock.GetUtcNow()), range.KnownBy, events, units);
        return reader.Query("format") is "csv" or "xlsx" or "docx" ? Table(range, resolution, buckets) : Json(range, resolution, buckets, events);
    }

    static IResult Json(MeterRange range, Resolution resolution, IReadOnlyList<Bucket> buckets, List<MeterEvent> events) => Results.Json(new
    {
        meter = range.Meter.Id,
        unit = range.Meter.Unit,
        amountUnit = RateUnits.OfAmount(range.Meter, range.Station.Catalogue.Units),
        meanUnit = RateUnits.OfMean(range.Meter),
        resolution = resolution.ToString().ToLowerInvariant(),
        buckets = buckets.Select(b => new
        {
            from = MeterRange.Text(b.Start),
            to = MeterRange.Text(b.End),
            amount = Known(b.Amount),
            mean = Known(b.Mean),
            min = Known(b.Min),
            max = Known(b.Max),
            coverage = Known(b.Coverage),
            quality = Said(b.Quality),
            count = b.Count,
        }),
        events = events.Select(e => new
        {
            kind = e.Kind.ToString().ToLowerInvariant(),
            before = MeterRange.Text(e.Before),
            after = MeterRange.Text(e.After),
            valueBefore = Known(e.ValueBefore),
            valueAfter = Known(e.ValueAfter),
        }),
    });

    static IResult Table(MeterRange range, Resolution resolution, IReadOnlyList<Bucket> buckets)
    {
        var csv = new Table("meter", "from", "to", "amount", "amount_unit", "mean", "min", "max", "mean_unit", "coverage", "quality", "count");
        var (amountUnit, meanUnit) = (RateUnits.OfAmount(range.Meter, range.Station.Catalogue.Units), RateUnits.OfMean(range.Meter));
        foreach (var b in buckets)
            csv.Row(range.Meter.Id, MeterRange.Text(b.Start), MeterRange.Text(b.End), b.Amount, amountUnit, b.Mean, b.Min, b.Max, meanUnit, b.Coverage, Said(b.Quality), b.Count);
        return csv.As($"{range.Meter.Id.Replace('/', '-')}-{resolution.ToString().ToLowerInvariant()}");
    }

    static IResult Thinned(Reader reader, MeterRange range)
    {
        var (points, triangles) = (int.TryParse(reader.Query("points"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : ThinSeries.Most, reader.Query("method") == "lttb");
        var thin = ThinSeries.Of(range.Meter, range.Station.Readings, range.Number, range.From, range.To, points, triangles, range.KnownBy);
        return Results.Json(new
        {
            meter = range.Meter.Id,
            unit = range.Meter.Unit,
            from = MeterRange.Text(range.From),
            to = MeterRange.Text(range.To),
            method = triangles ? "lttb" : "minmax",
            read = thin.Read,
            points = thin.Points.Select(p => new object?[] { MeterRange.Text(p.Time), Known(p.Value) }),
        });
    }

    static Resolution? ResolutionOf(string text) => Enum.GetValues<Resolution>().Select(r => (Resolution?)r).FirstOrDefault(r => text.Equals(r.ToString(), StringComparison.OrdinalIgnoreCase));

    static long Length(Resolution resolution) => RollUp.Next(0, resolution) - RollUp.Floor(0, resolution);

    /// <summary>The quality of what is known; null where nothing is.</summary>
    static string? Said(ReadingQuality quality) => quality == ReadingQuality.Void ? null : char.ToLowerInvariant(quality.ToString()[0]) + quality.ToString()[1..];

    static double? Known(double value) => double.IsFinite(value) ? value : null;
}
