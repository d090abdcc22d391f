using Luheng.Chance;
using Luheng.Packs;

namespace Luheng.Demo;

/// <summary>Draws which figures an enterprise files, from its trade.</summary>
sealed class Lines(Catalogue catalogue)
{
    static readonly HashSet<string> Stocked = ["raw-coal", "cleaned-coal", "coke", "crude-oil", "coal-gangue", "diesel", "gasoline"];

    readonly Dictionary<string, (double Low, double High)> known = [];

    /// <param name="spread">How far unit consumption lies around the trade's: a large works is nearer to it than the others.</param>
    public (IReadOnlyList<Line> Lines, IReadOnlyList<Measured> Measures) Draw(Trade trade, int firm, double spread, ref Dice dice)
    {
        var uses = new List<Use>();
        foreach (var use in trade.Uses) if (dice.Happens(use.Chance)) uses.Add(use);
        uses.RemoveAll(u => u.Kind == UseKind.RawMaterial && !Consumes(uses, u.Carrier));
        var whole = uses.Sum(u => u.Net);
        var measures = new Dictionary<string, Measured>();
        foreach (var carrier in uses.Select(u => u.Carrier).Distinct())
            if (Range(carrier) is var (low, high) && high > low)
                measures[carrier] = new($"energy.coefficient.{carrier}", Math.Round(dice.Between(low, high) * 1000) / 1000);

        var lines = new List<Line>
        {
            Of("output_value.comparable_price", Driver.Output, 1, 6, 0),
            Of("output_value.current", Driver.CurrentOutput, 1, 6, 0),
        };
        foreach (var use in uses)
        {
            var coefficient = measures.TryGetValue(use.Carrier, out var own) ? own.Value : Range(use.Carrier).Low;
            lines.AddRange(OfUse(use, use.Share / whole / coefficient, uses, coefficient * whole));
        }
        if (uses.Any(u => u.Kind == UseKind.Made))
            lines.Add(Of($"energy.conversion_input.{uses[0].Carrier}", Driver.Energy, lines.First(l => l.Item == $"energy.consumed.{uses[0].Carrier}").PerDriver * 0.97, Slot(uses[0].Carrier), 0.02));
        foreach (var made in trade.Makes) lines.AddRange(OfProduct(made, firm, spread, ref dice));
        lines.AddRange(OfWater(trade, ref dice));
        lines.AddRange(trade.Wastes.SelectMany(OfWaste));
        return (lines, [.. measures.Values, .. Processes.Conditions(trade, firm)]);
    }

    static bool Consumes(List<Use> uses, string carrier) => uses.Any(u => u.Kind == UseKind.Consumed && u.Carrier == carrier);

    IEnumerable<Line> OfUse(Use use, double per, List<Use> uses, double tce)
    {
        var (carrier, slot) = (use.Carrier, Slot(use.Carrier));
        var noise = carrier is "diesel" or "gasoline" ? 0.08 : 0.02;
        switch (use.Kind)
        {
            case UseKind.RawMaterial: yield return Of($"energy.raw_material_use.{carrier}", Driver.Energy, per, slot, noise); break;
            case UseKind.Recovered: yield return Of($"energy.recovered.{carrier}", Driver.Energy, per, slot, noise); break;
            case UseKind.Made:
                yield return Of($"energy.output.{carrier}", Driver.Energy, per, slot, noise);
                if (carrier is "electricity" or "heat")
                    yield return Of($"energy.supplied.{carrier}", Driver.Energy, per - Own(uses, carrier, UseKind.Consumed) * 0.9 / tce, slot, noise);
                break;
            case UseKind.Consumed when Stocked.Contains(carrier):
                yield return Of($"energy.consumed.{carrier}", Driver.Energy, per, slot, noise) with { Purchased = $"energy.purchased.{carrier}", Stock = $"energy.stock.{carrier}" };
                break;
            default:
                yield return Of($"energy.consumed.{carrier}", Driver.Energy, per, slot, noise);
                var bought = use.Share - Own(uses, carrier, UseKind.Recovered) - 0.9 * Math.Min(use.Share, Own(uses, carrier, UseKind.Made));
                if (!carrier.EndsWith("furnace-gas", StringComparison.Ordinal) && carrier is not ("converter-gas" or "coke-oven-gas"))
                    yield return Of($"energy.purchased.{carrier}", Driver.Energy, Math.Max(bought, use.Share * 0.05) / tce, slot, noise);
                break;
        }
    }

    static double Own(List<Use> uses, string carrier, UseKind kind) => uses.Where(u => u.Kind == kind && u.Carrier == carrier).Sum(u => u.Share);

    List<Line> OfProduct(Made made, int firm, double spread, ref Dice dice)
    {
        var luck = dice.Bell();
        var unit = made.UnitEnergy * (1 + spread * luck) / 1000;
        var lines = new List<Line>
        {
            Of($"output.{made.Product}", Driver.Production, made.Share / unit, 6, 0),
            Of($"energy.product.{made.Product}", Driver.Energy, made.Share, 7, 0.004),
        };
        // Electricity of a cell varies far less than the fuel of a kiln.
        if (made.Electricity > 0) lines.Add(Of($"electricity.product.{made.Product}", Driver.Energy, made.Share / unit * made.Electricity * (1 + spread * luck / 4) / 1e4, 7, 0.004));
        if (Processes.Of(made.Product, firm) is { } process) lines.Add(Of($"line.output.{process}", Driver.Production, made.Share / unit, 6, 0));
        return lines;
    }

    List<Line> OfWater(Trade trade, ref Dice dice)
    {
        var lines = new List<Line> { Of("water.fresh", Driver.Water, 1, 4, 0.04) };
        if (dice.Happens(trade.Reuse + 0.15)) lines.Add(Of("water.reused", Driver.Water, trade.Reuse / (1 - trade.Reuse) * dice.Between(0.85, 1.15), 4, 0.04));
        if (dice.Happens(0.65)) lines.Add(Of("water.drained", Driver.Water, dice.Between(0.4, 0.7), 4, 0.04));
        return lines;
    }

    List<Line> OfWaste(Wasted waste)
    {
        var lines = new List<Line>
        {
            Of($"waste.generated.{waste.Waste}", Driver.Waste, waste.Generated, 5, 0.05),
            Of($"waste.utilised.{waste.Waste}", Driver.WasteUsed, waste.Generated * (waste.Used + waste.FromStock), 5, 0.05),
        };
        if (waste.FromStock > 0) lines.Add(Of($"waste.utilised_from_stock.{waste.Waste}", Driver.WasteUsed, waste.Generated * waste.FromStock, 5, 0.05));
        return lines;
    }

    Line Of(string item, Driver driver, double per, int slot, double noise) => new(item, driver, per, slot, noise, catalogue.Items[item].Unit.Symbol switch
    {
        "m³" or "重量箱" => 1,
        "万元" or "GJ" => 10,
        "万m³" => 1000,
        _ => 100,
    });

    static int Slot(string carrier) => carrier switch { "electricity" => 0, "natural-gas" => 1, "raw-coal" => 2, _ => 3 };

    /// <summary>tce per unit as the packs have it in the middle of the data: twice the value, or the ends of the published range.</summary>
    (double Low, double High) Range(string carrier)
    {
        if (known.TryGetValue(carrier, out var range)) return range;
        var factor = catalogue.FactorOf($"coefficient.{carrier}.calorific") ?? throw new InvalidOperationException($"no coefficient of {carrier}");
        var on = factor.On(Months.At(Months.Middle).First, []) ?? throw new InvalidOperationException($"no coefficient of {carrier} in the middle of the demo");
        var tce = factor.Unit.To(catalogue.Items[$"energy.coefficient.{carrier}"].Unit);
        return known[carrier] = ((on.Value ?? on.Low ?? 0) * tce, (on.Value ?? on.High ?? 0) * tce);
    }
}
