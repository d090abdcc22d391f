using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Boards;

/// <summary>Why it changed, as page, .csv and JSON.</summary>
static class WhyEndpoints
{
    public static void MapWhy(this IEndpointRouteBuilder app)
    {
        app = app.Needing(Act.SeeAggregate).Taking(WhyQuery.Takes);
        Get("/why", (reader, _, why) => Front.Page<WhyPage>(new { Of = why }));
        app.MapTable("/why", (Reader reader, HttpContext context) => Asked(reader, context, (_, _, why) => Table(reader, why)));
        Get("/api/v1/why", (reader, _, why) => Json(reader, why));
        Get("/why/reasons", (reader, context, why) => why.Explain(reader) is { } reasons ? RankingsEndpoints.Say(reader, reasons, "/why") : Front.NotFound(reader, context, why.NotThere(reader)));

        void Get(string path, Func<Reader, HttpContext, Why, IResult> answer) => app.MapGet(path, (Reader reader, HttpContext context) => Asked(reader, context, answer));
    }

    static IResult Asked(Reader reader, HttpContext context, Func<Reader, HttpContext, Why, IResult> answer)
    {
        var query = WhyQuery.Read(reader);
        return reader.May(query.Of.IsGroup ? Act.SeeAggregate : Act.SeeFirm, query.Of) ? answer(reader, context, Why.Of(reader, query)) : Front.Refused(reader, context, reader[Words.NotYours]);
    }

    static IResult Table(Reader reader, Why why)
    {
        var csv = new Table(["id", "name", $"{why.Query.With} ({why.Item.Unit})", $"{why.Query.In} ({why.Item.Unit})", "change", .. why.Change.Effects.Select(e => Why.Id(e))]);
        foreach (var part in why.Change.Parts)
            csv.Row([part.Part.Id, part.Part.Name, part.Part.Before, part.Part.After, part.Change, .. why.Change.Effects.Select(e => (object)part.Of(e))]);
        csv.Row(["", reader[Words.Total], why.Change.Before, why.Change.After, why.Change.Change, .. why.Change.Effects.Select(e => (object)why.Change.Of(e))]);
        return csv.As($"why-{why.Query.Of.Text.Replace('/', '-').Replace(':', '-')}-{why.Query.In}", Words.WhyChanged);
    }

    static IResult Json(Reader reader, Why why) => Results.Json(new
    {
        of = why.Query.Of.Text,
        name = reader.Desk.World.Population.NameOf(why.Query.Of),
        @in = why.Query.In.ToString(),
        with = why.Query.With.ToString(),
        by = why.Query.By,
        unit = why.Item.Unit.Symbol,
        official = why.From.Official,
        before = RankingsEndpoints.Known(why.Change.Before),
        after = RankingsEndpoints.Known(why.Change.After),
        change = RankingsEndpoints.Known(why.Change.Change),
        effects = why.Change.Effects.ToDictionary(e => Why.Id(e), e => why.Change.Of(e)),
        residual = RankingsEndpoints.Known(why.Change.Residual),
        parts = why.Change.Parts.Select(p => new { id = p.Part.Id, name = p.Part.Name, before = RankingsEndpoints.Known(p.Part.Before), after = RankingsEndpoints.Known(p.Part.After), effects = p.Effects.ToDictionary(e => Why.Id(e.Key), e => e.Value) }),
    });
}
