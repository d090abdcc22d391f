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

/// <summary>负荷曲线: a meter's year hour by hour, as a page and as a table of hour × day.</summary>
static class LoadProfileEndpoints
{
    public static void MapLoadProfile(this IEndpointRouteBuilder app)
    {
        app = app.Needing(Act.SeeReadings, Whom.Meter("id"));
        app.MapGet("/meters/{id}/load", (Reader reader, HttpContext context, string id) => With(reader, context, id, year => Front.Page<LoadYearPage>(new { Of = year })));
        app.MapTable("/meters/{id}/load", (Reader reader, HttpContext context, string id) => With(reader, context, id, year => Table(year, reader.Desk.World.Catalogue.Calendar)));
    }

    /// <summary>The address of a meter's year; an id may hold a slash.</summary>
    public static string Page(Meter meter, int? year = null) => Links.To($"/meters/{Uri.EscapeDataString(meter.Id)}/load", ("year", Text(year)));

    public static string Csv(Meter meter, int year) => Links.To($"/meters/{Uri.EscapeDataString(meter.Id)}/load.csv", ("year", Text(year)));

    public static string Api(Meter meter, int year) => Links.To("/api/v1/rollups", ("meter", meter.Id), ("resolution", "hour"), ("from", $"{year:0000}-01-01"), ("to", $"{year + 1:0000}-01-01"));

    static IResult With(Reader reader, HttpContext context, string id, Func<LoadYear, IResult> answer)
    {
        // A slash within an id arrives escaped.
        if (reader.Desk.Station is not { } station || (station.Book.Find(id) ?? station.Book.Find(Uri.UnescapeDataString(id))) is not { } meter) return Front.NotFound(reader, context, id);
        int? year = null;
        if (reader.Query("year") is not "" and var text)
            year = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is > 1900 and < 9999 ? asked : throw new QuestionException(Words.NotAYear.Filled("year", text));
        return answer(LoadYear.Of(station, meter, year));
    }

    static IResult Table(LoadYear year, WorkCalendar calendar)
    {
        var csv = new Table(["day", "kind", "unit", .. Enumerable.Range(0, 24).Select(h => $"h{h:00}")]);
        foreach (var day in year.Hours.Chunk(24))
        {
            var date = Instant.DayOf(day[0].Start);
            csv.Row([date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DayTypes.Of(date, calendar).ToString().ToLowerInvariant(), year.MeanUnit, .. day.Select(h => (object)h.Mean)]);
        }
        return csv.As($"{year.Meter.Id.Replace('/', '-')}-{year.Year}");
    }

    static string Text(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>What the kinds of day are called.</summary>
static class LoadProfileWords
{
    public static Said Of(DayType type) => type switch
    {
        DayType.Workday => Words.DayTypeWorkday,
        DayType.Weekend => Words.DayTypeWeekend,
        _ => Words.DayTypeHoliday,
    };
}
