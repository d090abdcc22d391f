using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>A band of an energy flow (能流) from one place to another.</summary>
public sealed record FlowBand(string From, string To, double Amount);

/// <summary>Where an enterprise's energy goes, from its meters: carriers → enterprise → units → processes and equipment → what no meter accounts for.</summary>
/// <param name="Unit">tce (当量值) of all carriers together, or the unit of the one asked for.</param>
/// <param name="LeftOut">Carriers and meters that could not be drawn, with why.</param>
public sealed record EnergyFlow(string Unit, IReadOnlyList<FlowBand> Bands, IReadOnlyList<(string What, Said Why)> LeftOut)
{
    static readonly Said NoFactor = new("没有折标系数（缺省值只是区间，企业未填报实测值）", "no coefficient: none by default, none filed");
    static readonly Said NoAmount = new("没有数据", "no data");
    static readonly Said Exceeds = new("分表合计大于总表，不画不平衡量", "sub-meters exceed it: no remainder is drawn");

    /// <summary>Of one carrier in its own unit, or of all energy carriers in tce.</summary>
    public static EnergyFlow Of(Amounts amounts, SubjectId enterprise, string name, string? carrier, Period period)
    {
        var catalogue = amounts.Station.Catalogue;
        var (bands, left) = (new List<FlowBand>(), new List<(string, Said)>());
        var carriers = CarrierBalance.CarriersOf(amounts.Station, enterprise).Where(c => carrier is null ? BalanceCarriers.IsEnergy(catalogue, c) : c == carrier).ToList();
        var unit = carrier is null ? "tce" : BalanceCarriers.UnitOf(catalogue, carrier)?.Symbol ?? "";
        var coefficients = Coefficients.Of(amounts.Station, enterprise);
        foreach (var one in carriers)
        {
            var balance = CarrierBalance.Of(amounts, enterprise, one, period);
            var said = BalanceCarriers.NameOf(catalogue, one).Zh;
            var factor = carrier is not null ? 1 : coefficients.On(one, period.Last)?.PerUnit ?? double.NaN;
            if (double.IsNaN(factor))
            {
                left.Add((said, NoFactor));
                continue;
            }
            foreach (var root in balance.Roots.Where(r => r.Meter.Flow is not Readings.Flow.Output)) Draw(root, said, factor);
            if (balance.Out is { Known: true, Amount: > 0 } outside) bands.Add(new(name, said + " 外供", outside.Amount * factor));
        }
        return new(unit, Merged(bands), left);

        void Draw(BalanceNode root, string said, double factor)
        {
            if (root.Meter.Flow is Readings.Flow.Intake or Readings.Flow.Generated)
            {
                if (!root.Own.Known) left.Add((BalanceFindings.NameOf(root.Meter), NoAmount));
                else if (root.Own.Amount > 0) bands.Add(new(root.Meter.Flow == Readings.Flow.Generated ? said + " 自产" : said, name, root.Own.Amount * factor));
                Below(root, name, said, factor);
            }
            else One(root, name, said, factor);
        }

        void Below(BalanceNode node, string from, string said, double factor)
        {
            foreach (var child in node.Under.Where(c => c.Meter.Flow is not Readings.Flow.Output))
                if (child.Meter.Flow == Readings.Flow.Generated) Draw(child, said, factor);
                else One(child, from, said, factor);
            if (node.Remainder > 0) bands.Add(new(from, said + " 未分摊", node.Remainder * factor));
            else if (node.Remainder < 0) left.Add((BalanceFindings.NameOf(node.Meter), Exceeds));
        }

        void One(BalanceNode node, string from, string said, double factor)
        {
            // The same place of another carrier is the same node: where energy meets, it is drawn together.
            var to = node.Meter.Place is not "" ? node.Meter.Place : node.Meter.Name is not "" ? node.Meter.Name : node.Meter.Id;
            if (to == from) to += " " + node.Meter.Id;
            if (!node.Own.Known) left.Add((BalanceFindings.NameOf(node.Meter), NoAmount));
            else if (node.Own.Amount > 0) bands.Add(new(from, to, node.Own.Amount * factor));
            Below(node, to, said, factor);
        }
    }

    /// <summary>Bands between the same two places are one; a band that would lead in a circle is left out, for a flow runs one way.</summary>
    static List<FlowBand> Merged(IEnumerable<FlowBand> bands)
    {
        var kept = new List<FlowBand>();
        var next = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var group in bands.GroupBy(b => (b.From, b.To)))
        {
            if (Reaches(group.Key.To, group.Key.From)) continue;
            if (!next.TryGetValue(group.Key.From, out var to)) next[group.Key.From] = to = [];
            to.Add(group.Key.To);
            kept.Add(new(group.Key.From, group.Key.To, group.Sum(b => b.Amount)));
        }
        return kept;

        bool Reaches(string from, string to) => from == to || (next.GetValueOrDefault(from) is { } all && all.Any(n => Reaches(n, to)));
    }
}
