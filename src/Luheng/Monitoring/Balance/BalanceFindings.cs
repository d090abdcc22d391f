using System.Globalization;
using Luheng.Findings;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>What balances, transfers, water and load give to notice about an enterprise in a month.</summary>
public static class BalanceFindings
{
    public const string Exceeds = "balance-exceeds";
    public const string Open = "balance-open";
    public const string TransferDiffers = "transfer-differs";
    public const string OverContract = "load-over-contract";

    /// <summary>All findings of a month; where data are too few for a judgement, none.</summary>
    public static IReadOnlyList<Finding> In(Station station, SubjectId enterprise, Period month) =>
        In(station, enterprise, month, [.. LoadDocuments.Contracts(station.Ledger).Where(c => c.Enterprise == enterprise)]);

    /// <param name="contracts">Those of the enterprise.</param>
    public static IReadOnlyList<Finding> In(Station station, SubjectId enterprise, Period month, IReadOnlyList<Contract> contracts)
    {
        var amounts = new Amounts(station);
        var found = new List<Finding>();
        foreach (var carrier in CarrierBalance.CarriersOf(station, enterprise))
            found.AddRange(In(CarrierBalance.Of(amounts, enterprise, carrier, month), BalanceRules.In(station.Catalogue)));
        found.AddRange(Transfers(amounts, enterprise, month));
        found.AddRange(WaterAlarms.In(WaterBalance.Of(station, enterprise, month), station.Catalogue));
        found.AddRange(OverContracts(station, enterprise, month, contracts));
        return found;
    }

    /// <summary>Nodes of a tree whose sub-meters exceed them beyond accuracy, and main meters that leave more open than the rule allows; below them not everything need be metered.</summary>
    public static IEnumerable<Finding> In(CarrierBalance balance, BalanceRules rules)
    {
        foreach (var (node, depth) in balance.Nodes.Where(n => n.Node.Under.Count > 0))
        {
            if (!(node.Own.Coverage >= rules.CoverageAtLeast) || double.IsNaN(node.Supply)) continue;
            var allowed = node.Own.Amount * rules.AccuracyOf(node.Meter) + node.Under.Where(u => u.Own.Known).Sum(u => u.Own.Amount * rules.AccuracyOf(u.Meter));
            var excess = node.MeteredAsKnown - node.Supply;
            if (excess > allowed)
                yield return Of(balance, node, Exceeds, FindingLevel.Warning, string.Create(CultureInfo.InvariantCulture,
                    $"{NameOf(node.Meter)}：下级表合计 {node.MeteredAsKnown:0.##} {balance.Unit}，大于本表 {node.Supply:0.##} {balance.Unit}，超出 {excess / node.Supply:P1}"));
            else if (depth == 0 && node.Coverage >= rules.CoverageAtLeast && node.Share > rules.RemainderAtMost)
                yield return Of(balance, node, Open, FindingLevel.Notice, string.Create(CultureInfo.InvariantCulture,
                    $"{NameOf(node.Meter)}：不平衡量 {node.Remainder:0.##} {balance.Unit}，占 {node.Share:P1}，超过 {rules.RemainderAtMost:P0}"));
        }
    }

    static Finding Of(CarrierBalance balance, BalanceNode node, string kind, FindingLevel level, string text) =>
        new(balance.Enterprise, balance.Period, kind, level, text, Evidence(node.Meter, balance.Period.First, balance.Period.Last,
            $"carrier={balance.Carrier} supply={Number(node.Supply)} submeters={Number(node.MeteredAsKnown)} unit={balance.Unit} of={string.Join('+', node.Under.Select(u => u.Meter.Id))}"));

    /// <summary>What was given and taken between two firms, where both measure it and differ beyond the accuracy of their meters.</summary>
    static IEnumerable<Finding> Transfers(Amounts amounts, SubjectId taker, Period month)
    {
        var rules = BalanceRules.In(amounts.Station.Catalogue);
        var taken = amounts.Station.Book.Of(taker).Where(m => m.Flow == Flow.Intake && m.Counterparty is not null && Amounts.Due(m, month.First, month.Last));
        foreach (var pair in taken.GroupBy(m => (m.Carrier, Giver: m.Counterparty!.Value.Enterprise)))
        {
            if (BalanceCarriers.UnitOf(amounts.Station.Catalogue, pair.Key.Carrier) is not { } unit) continue;
            var given = amounts.Station.Book.Of(pair.Key.Giver).Where(m => m.Flow == Flow.Output && m.Carrier == pair.Key.Carrier && m.Counterparty?.Enterprise == taker.Enterprise).ToList();
            if (given.Count == 0) continue;
            var sides = (Given: given.Select(m => (Meter: m, Sum: amounts.Of(m, month.First, month.Last, unit))).ToList(), Taken: pair.Select(m => (Meter: m, Sum: amounts.Of(m, month.First, month.Last, unit))).ToList());
            var all = sides.Given.Concat(sides.Taken).ToList();
            if (!all.All(s => s.Sum.Coverage >= rules.CoverageAtLeast && s.Sum.Known)) continue;
            var (gave, took) = (sides.Given.Sum(s => s.Sum.Amount), sides.Taken.Sum(s => s.Sum.Amount));
            if (Math.Abs(gave - took) <= all.Sum(s => Math.Abs(s.Sum.Amount) * rules.AccuracyOf(s.Meter))) continue;
            yield return new(taker, month, TransferDiffers, FindingLevel.Notice, string.Create(CultureInfo.InvariantCulture,
                $"{BalanceCarriers.NameOf(amounts.Station.Catalogue, pair.Key.Carrier).Zh}：{pair.Key.Giver} 供出 {gave:0.##} {unit}，本企业收到 {took:0.##} {unit}"),
                Evidence(sides.Taken[0].Meter, month.First, month.Last, $"given={Number(gave)} taken={Number(took)} unit={unit} meters={string.Join('+', all.Select(s => s.Meter.Id))}"));
        }
    }

    static IEnumerable<Finding> OverContracts(Station station, SubjectId enterprise, Period month, IReadOnlyList<Contract> contracts)
    {
        var holding = contracts.Where(c => c.Holds(month.Last)).ToList();
        if (holding.Count == 0) yield break;
        var load = LoadMonth.Of(LoadCurve.Of(station, enterprise, month), holding);
        if (load.Agreed is { } agreed && load.Peak > agreed)
            yield return new(enterprise, month, OverContract, FindingLevel.Warning, string.Create(CultureInfo.InvariantCulture,
                $"最大需量 {load.Peak:0.#} kW（{Instant.At(load.PeakAt):yyyy-MM-dd HH:mm}），超过合同需量 {agreed:0.#} kW"),
                Evidence(load.Curve.Meters[0], month.First, month.Last, $"peak={Number(load.Peak)} agreed={Number(agreed)} unit=kW at={Instant.At(load.PeakAt):yyyy-MM-ddTHH:mm:sszzz}"));
    }

    internal static string NameOf(Meter meter) => meter.Name is "" ? meter.Id : $"{meter.Name}（{meter.Id}）";

    internal static string Evidence(Meter meter, DateOnly first, DateOnly last, string detail) =>
        new MeterSpan(meter.Id, Instant.StartOf(first), Instant.StartOf(last.AddDays(1)), detail).ToString();

    static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
