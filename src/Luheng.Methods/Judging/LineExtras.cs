using Luheng.Engine;
using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Judging;

/// <summary>What stands beside a judged line: its share of the energy, its capacity, its carbon, and the way to the next rung.</summary>
static class LineExtras
{
    public static IEnumerable<BenchmarkLine> Add(World world, FirmColumns firms, Period period, IReadOnlyList<BenchmarkLine> lines)
    {
        var catalogue = world.Catalogue;
        var carbon = firms.Any("co2.total") && firms.Any("energy.comprehensive") && catalogue.Items["co2.total"].Unit.Symbol == "tCO2" ? firms.Pair("co2.total", "energy.comprehensive", period) : null;
        var whole = new Dictionary<int, double>();
        foreach (var line in lines.Where(l => l.Judged && l.Main))
            whole[firms.IndexOf(line.Firm.Id)] = whole.GetValueOrDefault(firms.IndexOf(line.Firm.Id)) + Math.Abs(line.Energy);
        foreach (var line in lines)
        {
            if (!line.Judged)
            {
                yield return line;
                continue;
            }
            var firm = firms.IndexOf(line.Firm.Id);
            var perTce = carbon is not null && carbon.Made[firm] > 0 ? carbon.Used[firm] / carbon.Made[firm] : double.NaN;
            var with = line with
            {
                Standing = line.Standing with { EnergyShare = line.Main && whole.GetValueOrDefault(firm) is > 0 and var all ? Math.Abs(line.Energy) / all : 0 },
                Carbon = line.Main ? perTce * line.Energy / line.Output : double.NaN,
                Capacity = line.Rule?.Product is { } product && firms.Any($"capacity.{product}") && firms.Latest($"capacity.{product}", period.Last)[firm] is > 0 and var capacity ? capacity : double.NaN,
            };
            yield return with with { Next = Way(catalogue, with, perTce) };
        }
    }

    static Distance? Way(Catalogue catalogue, BenchmarkLine line, double perTce)
    {
        var standing = line.Standing;
        var ladder = new Ladder(new[] { (BenchmarkRung.Advanced, standing.Advanced), (BenchmarkRung.Baseline, standing.Baseline), (BenchmarkRung.Level3, standing.Limit) }.Where(l => l.Item2 is not null).ToDictionary(l => l.Item1, l => l.Item2!.Value), standing.HigherIsBetter);
        if (ladder.Next(standing.Value) is not { } next || ladder[next] is not { } limit) return null;
        var off = Math.Abs(standing.Value - limit);
        // Where the figure was divided as the norm says, the energy is by as much more.
        var tce = off * (standing.Value != 0 && line.Energy > 0 ? line.Energy / standing.Value : line.Output * line.TcePer);
        var estimated = double.IsNaN(perTce);
        return new(BenchmarkLevel.Name(next).Zh, off, Math.Abs(tce), Math.Abs(tce) * (estimated ? BenchmarkTable.Number(catalogue, "co2_per_tce") : perTce), Math.Abs(tce) * BenchmarkTable.Number(catalogue, "price_per_tce"), estimated);
    }
}
