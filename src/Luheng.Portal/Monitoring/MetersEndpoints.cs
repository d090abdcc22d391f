using Luheng.Access;
using Luheng.Monitoring;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

/// <summary>The register of metering points (计量器具台账): its pages, and in and out as JSON.</summary>
static class MetersEndpoints
{
    public static void MapMeters(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/meters", (Reader reader, HttpContext context) => MeterPosting.Take(reader, context)).HasItsOwnKey();
        app.Needing(Act.SeeReadings, Whom.Query("subject")).MapGet("/api/v1/meters", (Reader reader, HttpContext context) => MeterPosting.Tell(reader, context));
        var list = app.Needing(Act.SeeReadings, Whom.Query("of"));
        list.MapGet("/meters", (Reader reader, HttpContext context) => With(reader, context, list => Front.Page<MetersPage>(new { List = list })));
        list.MapTable("/meters", (Reader reader, HttpContext context) => With(reader, context, list => Table(reader, list)));
        app.Needing(Act.SeeReadings, Whom.Meter("id")).MapGet("/meters/{**id}", (Reader reader, HttpContext context, string id) => reader.Desk.Station is { } station && station.Book.Find(id) is { } meter
            ? Front.Page<MeterPage>(new { View = MeterView.Of(station, meter) }) : Front.NotFound(reader, context, id));
    }

    static IResult With(Reader reader, HttpContext context, Func<MeterList, IResult> answer)
    {
        if (reader.Desk.Station is not { } station) return Front.NotFound(reader, context, Words.NoReadings);
        var said = reader.Query("of");
        if (said is "") return answer(MeterList.Read(reader, station, null));
        var id = SubjectId.Parse(said);
        return station.Book.Of(id).Any() || reader.Desk.World.Population.Find(id.Enterprise) is not null ? answer(MeterList.Read(reader, station, id.Enterprise)) : Front.NotFound(reader, context, said);
    }

    /// <summary>With the headings of the register's file, so that it may be imported again.</summary>
    static IResult Table(Reader reader, MeterList list)
    {
        var csv = new Table("meter", "credit_code", "carrier", "kind", "unit", "parent", "level", "multiplier", "rollover", "from", "to", "name", "flow", "place", "interval", "stamp", "accuracy", "calibration_due", "capacity", "low", "high");
        foreach (var meter in reader.Desk.Station!.Book.Meters.Where(m => (list.Of is null || m.Owner.Enterprise == list.Of) && reader.Sees(m.Owner, Act.SeeReadings)))
        {
            var told = MeterApi.Tell(meter);
            object? Of(string name) => told.GetValueOrDefault(name);
            csv.Row(meter.Id, Of("credit_code"), Of("carrier"), Of("kind"), Of("unit"), Of("parent"), Of("level"), Of("multiplier"), Of("rollover"), Of("from"), Of("to"), Of("name"), Of("flow"), Of("place"), Of("interval"), Of("stamp"),
                Of("accuracy"), Of("calibration_due"), Of("capacity"), Of("low"), Of("high"));
        }
        return csv.As("meters", Words.MeterBook);
    }
}
