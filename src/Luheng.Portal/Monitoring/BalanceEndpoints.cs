using Luheng.Access;
using Luheng.Monitoring;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

/// <summary>Whether the meters add up: enterprises, one enterprise's tree, parks and the region.</summary>
static class BalanceEndpoints
{
    public static void MapBalance(this IEndpointRouteBuilder app)
    {
        var list = app.Needing(Act.SeeReadings).Taking(Takes.Month("in"));
        list.MapGet("/balance", (Reader reader) => Front.Page<BalancePage>(new { Board = Board(reader) }));
        list.MapTable("/balance", (Reader reader) => Board(reader) is { } board ? Table(reader, board) : new Table("credit_code").As("balance"));
        var one = app.Needing(Act.SeeReadings, Whom.Route("code")).Taking(Takes.Month("in"), Takes.Day("day"), Takes.OneOf("carrier", CarriersOf));
        one.MapGet("/balance/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, code, view => Front.Page<BalanceOfPage>(new { Of = view })));
        one.MapTable("/balance/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, code, Tree));
        var park = app.Needing(Act.SeeReadings, Whom.Route("id", "park:")).Taking(Takes.Month("in"));
        park.MapGet("/parks/{id}", (Reader reader, HttpContext context, string id) => Park(reader, context, id, (station, balances, group, month) => Front.Page<ParkPage>(new { Group = group, Month = month, Of = balances, Station = station })));
        park.MapTable("/parks/{id}", (Reader reader, HttpContext context, string id) => Park(reader, context, id, (_, balances, group, _) => Members(reader, balances, group)));
        app.Needing(Act.SeeReadings, Whom.Query("of")).MapGet("/api/v1/balance", Api).Taking(Takes.Subject("of") with { Needed = true }, Takes.Month("in"), Takes.OneOf("carrier", r => r.Desk.Station?.Book.Meters.Select(m => m.Carrier).Distinct().Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>()));
    }

    static BalanceBoard? Board(Reader reader) => reader.Desk.Station is { } station && BalanceBoard.Of(reader.Desk, station, Months.Asked(reader, station)) is var board
        ? board with { Rows = [.. board.Rows.Where(r => reader.Sees(r.Enterprise, Act.SeeReadings))], Groups = [.. board.Groups.Where(g => reader.Sees(g.Group, Act.SeeReadings))] } : null;

    static IEnumerable<string> CarriersOf(Reader reader) => SubjectId.TryParse(reader.Route("code"), out var id, out _) && reader.Desk.Station is { } station ? CarrierBalance.CarriersOf(station, id.Enterprise) : [];

    static IResult With(Reader reader, HttpContext context, string code, Func<BalanceView, IResult> answer)
    {
        if (!SubjectId.TryParse(code, out var id, out _) || id.Kind != SubjectKind.Enterprise || reader.Desk.World.Population.Find(id) is not { } subject || reader.Desk.Station is not { } station)
            return Front.Nobody(reader, context, code);
        DateOnly? day = DateOnly.TryParseExact(reader.Query("day"), "yyyy-MM-dd", out var asked) ? asked : null;
        return answer(BalanceView.Of(reader.Desk, station, subject, reader.Query("carrier"), Months.Asked(reader, station, subject.Id), day));
    }

    static IResult Park(Reader reader, HttpContext context, string id, Func<Station, IReadOnlyList<GroupBalance>, SubjectId, Period, IResult> answer)
    {
        var group = SubjectId.Park(id);
        if (reader.Desk.World.Population.Unknown(group) is { } unknown) return Front.Nobody(reader, context, group, unknown);
        if (reader.Desk.Station is not { } station) return Front.NotFound(reader, context);
        var month = Months.Asked(reader, station);
        return answer(station, Groups(reader.Desk, station, group, month), group, month);
    }

    static List<GroupBalance> Groups(Desk desk, Station station, SubjectId group, Period month)
    {
        var amounts = new Amounts(station);
        return [.. GroupBalance.CarriersOf(station, desk.World.Population, group, month).Select(c => GroupBalance.Of(amounts, desk.World.Population, group, c, month)).OfType<GroupBalance>()];
    }

    static IResult Table(Reader reader, BalanceBoard board)
    {
        var csv = new Table("credit_code", "name", "month", "carrier", "unit", "in", "generated", "out", "net", "submeters", "remainder", "share", "missing_meters", "coverage");
        foreach (var row in board.Rows)
            foreach (var (carrier, b) in row.Of)
                csv.Row(row.Enterprise.Text, reader.Desk.World.Population.NameOf(row.Enterprise), board.Month.ToString(), carrier, b.Unit?.Symbol, b.In.Amount, b.Generated.Amount, b.Out.Amount, b.Net, b.HasTree ? b.Metered : double.NaN, b.Remainder, b.Share, b.Missing, b.Coverage);
        return csv.As($"balance-{board.Month}", Words.Balance);
    }

    static IResult Tree(BalanceView view)
    {
        var csv = new Table("carrier", "meter", "name", "parent", "level", "flow", "place", "unit", "amount", "coverage", "submeters", "remainder", "share", "missing_meters");
        if (view.Balance is { } balance)
            foreach (var (n, _) in balance.Nodes)
                csv.Row(balance.Carrier, n.Meter.Id, n.Meter.Name, n.Meter.Parent, n.Meter.Level, n.Meter.Flow.ToString().ToLowerInvariant(), n.Meter.Place, balance.Unit?.Symbol, n.Own.Amount, n.Own.Coverage, n.Under.Count == 0 ? double.NaN : n.Metered, n.Remainder, n.Share, n.Missing);
        return csv.As($"balance-{view.Subject.Id}-{view.Month}");
    }

    static IResult Members(Reader reader, IReadOnlyList<GroupBalance> balances, SubjectId group)
    {
        var csv = new Table("carrier", "unit", "owner", "name", "utility", "days", "in", "generated", "out", "coverage");
        foreach (var b in balances)
            foreach (var m in b.Members) csv.Row(b.Carrier, b.Unit.Symbol, m.Owner.Text, reader.Desk.World.Population.NameOf(m.Owner), m.Utility ? 1 : 0, m.Days, m.In, m.Generated, m.Out, m.Coverage);
        return csv.As($"park-{group.Local}");
    }

    /// <summary>GET /api/v1/balance?of=CODE or park:ID or a region, carrier, in: the tree of an enterprise, or the sums of a group.</summary>
    static IResult Api(Reader reader, HttpContext context)
    {
        if (reader.Desk.Station is not { } station) return Front.NotFound(reader, context, Words.NoReadings);
        var of = SubjectId.Parse(reader.Query("of"));
        var month = Months.Asked(reader, station);
        if (of.IsGroup)
            return Results.Json(new
            {
                of = of.Text,
                @in = month.ToString(),
                balances = Groups(reader.Desk, station, of, month).Where(g => Wanted(g.Carrier)).Select(Group),
                enterprises = Within(reader.Desk, station, of, month).Select(r => new { of = r.Enterprise.Text, balances = r.Of.Values.Where(b => Wanted(b.Carrier)).Select(Brief) }),
            });
        var amounts = new Amounts(station);
        var carriers = CarrierBalance.CarriersOf(station, of.Enterprise).Where(Wanted);
        return Results.Json(new { of = of.Enterprise.Text, @in = month.ToString(), balances = carriers.Select(c => Carrier(CarrierBalance.Of(amounts, of.Enterprise, c, month))) });

        bool Wanted(string carrier) => reader.Query("carrier") is "" || carrier == reader.Query("carrier");
    }

    /// <summary>The metered enterprises of a group at the end of a month.</summary>
    static IEnumerable<BalanceRow> Within(Desk desk, Station station, SubjectId group, Period month) => BalanceBoard.Of(desk, station, month).Rows
        .Where(r => desk.World.Population.Find(r.Enterprise)?.Placements.Any(p => desk.World.Population.Belongs(p, group, month.Last)) == true);

    static object Brief(CarrierBalance b) => new { carrier = b.Carrier, unit = b.Unit?.Symbol, remainder = Known(b.Remainder), share = Known(b.Share), missing = b.Missing, coverage = b.Coverage };

    static object Carrier(CarrierBalance b) => new
    {
        carrier = b.Carrier,
        unit = b.Unit?.Symbol,
        @in = Known(b.In.Amount),
        generated = Known(b.Generated.Amount),
        @out = Known(b.Out.Amount),
        net = Known(b.Net),
        remainder = Known(b.Remainder),
        share = Known(b.Share),
        missing = b.Missing,
        coverage = b.Coverage,
        meters = b.Nodes.Select(n => new { meter = n.Node.Meter.Id, parent = n.Node.Meter.Parent, depth = n.Depth, amount = Known(n.Node.Own.Amount), coverage = n.Node.Own.Coverage, remainder = Known(n.Node.Remainder), share = Known(n.Node.Share), missing = n.Node.Missing, wrong = n.Node.Wrong }),
    };

    static object Group(GroupBalance g) => new
    {
        carrier = g.Carrier,
        unit = g.Unit.Symbol,
        members = Known(g.MembersIn),
        infrastructure = Known(g.UtilitiesIn),
        internalTransfers = Known(g.InternalTaken),
        @in = Known(g.In),
        generated = Known(g.Generated),
        @out = Known(g.Out),
        net = Known(g.Net),
        due = g.Due,
        withData = g.WithData,
        coverage = g.Coverage,
        transfers = g.Transfers.Select(t => new { giver = t.Giver.Text, taker = t.Taker.Text, given = Known(t.Given), taken = Known(t.Taken) }),
    };

    internal static double? Known(double value) => double.IsFinite(value) ? value : null;
}
