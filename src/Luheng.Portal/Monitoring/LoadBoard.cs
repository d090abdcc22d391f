using Luheng.Monitoring;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>An enterprise's load of a month, with what it cost; no bill where no contract or tariff is known.</summary>
public sealed record LoadRow(SubjectId Enterprise, LoadMonth Load, Bill? Bill, double Kwh, double MissingHours, double Coverage)
{
    /// <summary>Without contract, price and cost.</summary>
    public LoadRow Open() => this with { Bill = null, Load = Load with { Agreed = null, Contracts = [] } };
}

/// <summary>Every enterprise with electricity meters, the fullest contract first. Made again every few minutes, as readings arrive.</summary>
public sealed record LoadBoard(Period Month, IReadOnlyList<LoadRow> Rows)
{
    const long MadeAgainAfter = Instant.Hour / 6;

    public static LoadBoard Of(Desk desk, Station station, Period month) =>
        desk.Whole.Remember($"loads/{month}/{Instant.Of(station.Clock.GetUtcNow()) / MadeAgainAfter}", () => Make(station, month));

    static LoadBoard Make(Station station, Period month)
    {
        var contracts = LoadDocuments.Contracts(station.Ledger).Where(c => c.Holds(month.Last)).ToLookup(c => c.Enterprise);
        var rows = station.Book.Owners.Where(o => !o.IsGroup && LoadCurve.Boundary(station.Book, o).Count > 0).Select(o =>
        {
            var load = LoadMonth.Of(LoadCurve.Of(station, o, month), [.. contracts[o]]);
            // A list keeps what it shows, not every quarter-hour of everyone.
            var kwh = load.Curve.Kwh.Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Sum();
            return new LoadRow(o, load with { Curve = load.Curve with { Kw = [], Kwh = [], Past = 0 } }, Bill.Of(station, load), kwh, load.Curve.MissingHours, load.Curve.Coverage);
        });
        return new(month, [.. rows.OrderByDescending(r => double.IsNaN(r.Load.Used) ? -1 : r.Load.Used).ThenByDescending(r => double.IsNaN(r.Load.Peak) ? -1 : r.Load.Peak).ThenBy(r => r.Enterprise)]);
    }
}

/// <summary>One enterprise's month: its load, bill, unit consumption and the calls it is part of.</summary>
public sealed record LoadView(Subject Subject, Period Month, LoadMonth Load, Bill? Bill, IReadOnlyList<ShiftConsumption> Consumption, IReadOnlyList<Delivery> Calls, bool Tariffs)
{
    /// <summary>Whether contract, price and cost are left out, which are commercial secrets.</summary>
    public bool Hidden { get; private init; }

    public LoadView Open() => this with { Bill = null, Load = Load with { Agreed = null, Contracts = [] }, Hidden = true };

    public static LoadView Of(Desk desk, Station station, Subject subject, Period month)
    {
        var contracts = LoadDocuments.Contracts(station.Ledger).Where(c => c.Enterprise == subject.Id && c.Holds(month.Last)).ToList();
        var load = LoadMonth.Of(LoadCurve.Of(station, subject.Id, month), contracts);
        var calls = LoadDocuments.Calls(station.Ledger).Where(c => month.Contains(Instant.DayOf(Instant.Of(c.From))) && DemandResponse.IsFor(c, subject.Id, desk.World.Population)).OrderBy(c => c.From);
        return new(subject, month, load, Bill.Of(station, load), UnitConsumption.Of(station, subject.Id, month),
            [.. calls.SelectMany(c => DemandResponse.Of(station, desk.World.Population, c)).Where(d => d.Commitment.Enterprise == subject.Id)], contracts.Count > 0);
    }
}
