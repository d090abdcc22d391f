using Luheng.Access;
using Luheng.Observations;
using Luheng.Portal.Access;
using Luheng.Portal.Boards;
using Luheng.Portal.Shell;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Returns;

/// <summary>What meters say beside a filed figure, with its reasons: where the filed one is in force, the question of the item by itself answers that and not this.</summary>
static class MeteredReasons
{
    const string Path = "/metered";

    public static void MapMetered(this IEndpointRouteBuilder app) =>
        app.MapGet(FormEndpoints.At + Path, (Reader reader, HttpContext context) => FormEndpoints.For(reader, context, one => Of(one, reader.Query("item")) is { } reasons ? RankingsEndpoints.Say(reader, reasons, "/returns") : Front.NotFound(reader, context, reader.Query("item")))).Needs(Act.SeeReturn, Whom.Route("code"));

    /// <summary>Where the monitored figure of an item opens.</summary>
    public static string Address(OneReturn one, string item) =>
        one.Reader.Desk.World.Frame is var frame && one.Key.Period.Kind == PeriodKind.Month && frame.KindOf(item, frame.RowOf(one.Key.Subject), one.Key.Period) == SourceKind.Monitored
            ? Links.Explain(item, one.Key.Subject, one.Key.Period) : Links.To(one.At(Path[1..]), ("item", item));

    static Reasons? Of(OneReturn one, string id)
    {
        if (one.Hidden || !one.Reader.Desk.World.Catalogue.Items.TryGetValue(id, out var item)) return null;
        var (metered, filed) = (one.History.Monitored(id, one.Key.Period), one.History.Filed(id, one.Key.Period));
        if (double.IsNaN(metered)) return null;
        var facts = one.Reader.Desk.World.Facts.At(one.Key.Subject, id, one.Key.Period).Where(f => f.Source.Kind == SourceKind.Monitored).Select(f => f.Source.Document).Distinct();
        return new(one.Reader[item.Name], one.Name, Dates.Say(one.Key.Period, one.Reader.English), metered, item.Unit.Symbol, 1, one.Reader[FormWords.MeteredFormula])
        {
            Inputs = double.IsNaN(filed) ? [] : [new(one.Reader[FormWords.FiledNow], filed, item.Unit.Symbol, Links.Explain(id, one.Key.Subject, one.Key.Period))],
            Notes = [.. facts.Select(f => (Note)f)],
        };
    }
}
