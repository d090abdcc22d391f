using Luheng.Access;
using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Monitoring;

/// <summary>The factory's own use: load against contract and tariff, unit consumption against plan, demand-response calls.</summary>
static class LoadsEndpoints
{
    public static void MapLoads(this IEndpointRouteBuilder app)
    {
        var list = app.Needing(Act.SeeReadings).Taking(Takes.Month("in"));
        list.MapGet("/loads", (Reader reader) => Front.Page<LoadsPage>(new { Board = Board(reader) }));
        list.MapTable("/loads", (Reader reader) => Table(reader, Board(reader)));
        list.MapGet("/loads/calls", (Reader reader) => Front.Page<CallsPage>(new { Of = Calls(reader) }));
        list.MapTable("/loads/calls", (Reader reader) => Delivered(reader));
        var one = app.Needing(Act.SeeReadings, Whom.Route("code")).Taking(Takes.Month("in"), Takes.Whole("shift", 0, 100));
        one.MapGet("/loads/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, code, view => Front.Page<LoadPage>(new { Of = view })));
        one.MapTable("/loads/{code}", (Reader reader, HttpContext context, string code) => With(reader, context, code, Curve));
        app.Needing(Act.SeeReadings, Whom.Query("of")).MapGet("/api/v1/loads", (Reader reader, HttpContext context) => reader.Query("of") is { Length: > 0 } of ? With(reader, context, of, Api) : Results.Json((Board(reader)?.Rows ?? []).Select(Row))).Taking(Takes.Subject("of"), Takes.Month("in"));
        app.MapPost("/api/v1/demand-response/{call}/answers", CallAnswerPost.Take).HasItsOwnKey();
        list.MapGet("/api/v1/demand-response", (Reader reader) => Results.Json(Calls(reader).Select(Call)));
    }

    /// <summary>The enterprises that the reader may see, with contract and cost where they may see those.</summary>
    static LoadBoard? Board(Reader reader)
    {
        if (reader.Desk.Station is not { } station) return null;
        var board = LoadBoard.Of(reader.Desk, station, Months.Asked(reader, station));
        var rows = board.Rows.Where(r => reader.Sees(r.Enterprise, Act.SeeReadings)).Select(r => reader.Sees(r.Enterprise, Act.SeeConfidential) ? r : r.Open()).ToList();
        if (rows.Exists(r => r.Bill is not null || r.Load.Contracts.Count > 0)) reader.Looked(null, Words.ContractsAndBills);
        return board with { Rows = rows };
    }

    static IReadOnlyList<(Call Call, IReadOnlyList<Delivery> Of)> Calls(Reader reader) => reader.Desk.Station is not { } station ? []
        : [.. LoadDocuments.Calls(station.Ledger).OrderByDescending(c => c.From).Take(50).Select(c => (c, DemandResponse.Of(station, reader.Desk.World.Population, c)))
            .Select(c => (c.c, (IReadOnlyList<Delivery>)[.. c.Item2.Where(d => reader.Sees(d.Commitment.Enterprise, Act.SeeReadings))])).Where(c => c.Item2.Count > 0 || reader.Horizon(Act.SeeReadings).Everyone)];

    static IResult With(Reader reader, HttpContext context, string code, Func<LoadView, IResult> answer) =>
        SubjectId.TryParse(code, out var id, out _) && id.Kind == SubjectKind.Enterprise && reader.Desk.World.Population.Find(id) is { } subject && reader.Desk.Station is { } station
            ? answer(Open(reader, LoadView.Of(reader.Desk, station, subject, Months.Asked(reader, station, subject.Id))))
            : Front.Nobody(reader, context, code);

    /// <summary>Without what is confidential for those who may not see it; the others' look is noted.</summary>
    static LoadView Open(Reader reader, LoadView view)
    {
        if (!reader.May(Act.SeeConfidential, view.Subject.Id)) return view.Open();
        if (view.Bill is not null || view.Load.Contracts.Count > 0) reader.Looked(view.Subject.Id, Words.ContractsAndBills);
        return view;
    }

    static IResult Table(Reader reader, LoadBoard? board)
    {
        var csv = new Table("credit_code", "name", "month", "peak_kw", "peak_at", "agreed_kw", "used", "mean_kw", "load_factor", "kwh", "missing_hours", "energy_cost_yuan", "fixed_yuan") { Confidential = true };
        foreach (var r in board?.Rows ?? [])
            csv.Row(r.Enterprise.Text, reader.Desk.World.Population.NameOf(r.Enterprise), board!.Month.ToString(), r.Load.Peak, r.Load.PeakAt == 0 ? "" : China.Text(Instant.At(r.Load.PeakAt)), r.Load.Agreed ?? double.NaN, r.Load.Used, r.Load.Mean, r.Load.Factor, r.Kwh, r.MissingHours, r.Bill?.EnergyCost ?? double.NaN, r.Bill?.Fixed ?? double.NaN);
        return csv.As("loads", Words.Loads);
    }

    static IResult Curve(LoadView view)
    {
        var csv = new Table("time", "kw", "kwh");
        for (var i = 0; i < view.Load.Curve.Past; i++) csv.Row(China.Text(Instant.At(view.Load.Curve.TimeOf(i))), view.Load.Curve.Kw[i], view.Load.Curve.Kwh[i]);
        return csv.As($"load-{view.Subject.Id}-{view.Month}", new($"{view.Subject.Name} {view.Month} 负荷曲线", ""));
    }

    static IResult Delivered(Reader reader)
    {
        var csv = new Table("call", "from", "to", "credit_code", "name", "load", "committed_kw", "answer", "reason", "quarter", "baseline_kw", "actual_kw", "delivered_kw", "settled");
        foreach (var d in Calls(reader).SelectMany(c => c.Of))
            for (var q = 0; q < d.Actual.Length; q++)
                csv.Row(d.Call.Id, China.Text(d.Call.From), China.Text(d.Call.To), d.Commitment.Enterprise.Text, reader.Desk.World.Population.NameOf(d.Commitment.Enterprise), d.Commitment.Load, d.Commitment.Kw, Word(d.Answer), d.Answer?.Reason, q + 1, d.Baseline.Kw[q], d.Actual[q], d.Baseline.Kw[q] - d.Actual[q], d.Settled ? 1 : 0);
        return csv.As("demand-response", Words.DemandCalls);
    }

    static IResult Api(LoadView v) => Results.Json(new
    {
        of = v.Subject.Id.Text,
        @in = v.Month.ToString(),
        peak = new { kw = Known(v.Load.Peak), at = v.Load.PeakAt == 0 ? null : China.Text(Instant.At(v.Load.PeakAt)), agreed = v.Load.Agreed, used = Known(v.Load.Used) },
        mean = Known(v.Load.Mean),
        loadFactor = Known(v.Load.Factor),
        coverage = v.Load.Curve.Coverage,
        missingHours = v.Load.Curve.MissingHours,
        bill = v.Bill is null ? null : new
        {
            tariff = v.Bill.Tariff.Id,
            demo = v.Bill.Tariff.Demo,
            bands = v.Bill.Lines.Select(l => new { band = Tariff.Word(l.Band), kwh = Known(l.Kwh), price = l.Price, cost = Known(l.Cost) }),
            kwh = Known(v.Bill.Kwh),
            energyCost = Known(v.Bill.EnergyCost),
            @fixed = Known(v.Bill.Fixed),
        },
        unitConsumption = v.Consumption.Select(c => new { place = c.Plan.Place, product = c.Plan.Product, shift = c.Shift?.Name, unit = c.Plan.Unit, planned = c.Plan.Planned, actual = Known(c.Actual), variance = Known(c.Variance), hours = c.Hours, hoursDue = c.HoursDue, why = c.Why?.Zh }),
    });

    static object Row(LoadRow r) => new
    {
        of = r.Enterprise.Text,
        peak = Known(r.Load.Peak),
        at = r.Load.PeakAt == 0 ? null : China.Text(Instant.At(r.Load.PeakAt)),
        agreed = r.Load.Agreed,
        used = Known(r.Load.Used),
        loadFactor = Known(r.Load.Factor),
        kwh = Known(r.Kwh),
        missingHours = r.MissingHours,
        energyCost = Known(r.Bill?.EnergyCost ?? double.NaN),
        tariff = r.Bill?.Tariff.Id,
        demo = r.Bill?.Tariff.Demo,
    };

    static object Call((Call Call, IReadOnlyList<Delivery> Of) c) => new
    {
        call = c.Call.Id,
        from = China.Text(c.Call.From),
        to = China.Text(c.Call.To),
        called = c.Call.Called,
        loads = c.Of.Select(d => new
        {
            enterprise = d.Commitment.Enterprise.Text,
            load = d.Commitment.Load,
            committed = d.Commitment.Kw,
            answer = Word(d.Answer),
            reason = d.Answer?.Reason,
            baseline = d.Baseline.Kw.Select(Known),
            actual = d.Actual.Select(Known),
            delivered = Known(d.Mean),
            share = Known(d.Share),
            settled = d.Settled,
            why = d.Why?.Zh,
            baselineDays = d.Baseline.Days,
            passedOver = d.Baseline.Passed.Select(p => new { day = p.Day, why = p.Why.Zh }),
        }),
    };

    static string? Word(CallAnswer? answer) => answer is null ? null : answer.Accepted ? "accepted" : "declined";

    static double? Known(double value) => BalanceEndpoints.Known(value);
}
