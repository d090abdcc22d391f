using System.Globalization;
using Luheng.Monitoring;
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
        app.MapGet("/api/v1/rollups", Rollups);
        app.MapGet("/api/v1/series", Thinned);
    }

    static IResult Rollups(Reader reader)
    {
        var resolution = default(Resolution);
        var range = MeterRange.Read(reader, (asked, wrong) =>
        {
            resolution = ResolutionOf(reader.Query("resolution"), wrong);
            if (reader.Query("format") is not ("" or "json" or "csv" or "xlsx" or "docx") and var format) wrong.Add($"format '{format}' is neither json nor csv nor xlsx nor docx");
            if (wrong.Count == 0 && (asked.To - asked.From) / Length(resolution) is > MostBuckets and var count)
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{count:N0} stretches are more than {MostBuckets:N0} at once: ask for less time, or a coarser resolution"));
        });
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

    static IResult Thinned(Reader reader)
    {
        var (points, triangles) = (ThinSeries.Most, reader.Query("method") == "lttb");
        var range = MeterRange.Read(reader, (_, wrong) =>
        {
            if (reader.Query("points") is not "" and var text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out points) || points is < FewestPoints or > ThinSeries.Most))
                wrong.Add($"points '{text}' is not a whole number from {FewestPoints} to {ThinSeries.Most}");
            if (reader.Query("method") is not ("" or "minmax" or "lttb") and var method) wrong.Add($"method '{method}' is neither minmax nor lttb");
        });
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

    static Resolution ResolutionOf(string text, ICollection<string> wrong)
    {
        foreach (var known in Enum.GetValues<Resolution>())
            if (text.Equals(known.ToString(), StringComparison.OrdinalIgnoreCase)) return known;
        wrong.Add(text is "" ? "resolution is missing: quarter, hour, day, month or year" : $"resolution '{text}' is none of quarter, hour, day, month and year");
        return default;
    }

    static long Length(Resolution resolution) => RollUp.Next(0, resolution) - RollUp.Floor(0, resolution);

    /// <summary>The quality of what is known; null where nothing is.</summary>
    static string? Said(ReadingQuality quality) => quality == ReadingQuality.Void ? null : char.ToLowerInvariant(quality.ToString()[0]) + quality.ToString()[1..];

    static double? Known(double value) => double.IsFinite(value) ? value : null;
}
