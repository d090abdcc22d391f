using Luheng.Engine;
using Luheng.Judging;
using Luheng.Packs;
using Luheng.Portal.Boards;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Benchmarking;

/// <summary>Why getting a product line to its next level saves so much energy, CO2 and money, and how much CO2 a unit of it carries.</summary>
/// <param name="next">Null at the top.</param>
sealed class LineSavings(Reader reader, BenchmarkTable table, BenchmarkLine line, Distance? next)
{
    const string PerEnergy = "co2.per_energy";

    /// <param name="what">One of the savings that <see cref="LineReasons"/> names.</param>
    public Reasons Of(string what) => what switch
    {
        LineReasons.Co2 => Make(Words.NextCo2, next!.Co2, "tCO2", Words.Co2Formula, [Saved, next.Estimated ? Number("co2_per_tce", Words.UsualCo2, "tCO2/tce") : PerTce(next.Co2 / next.Tce)], next.Estimated),
        LineReasons.Yuan => Make(Words.NextYuan, next!.Yuan / YuanInOne, "万元", Words.YuanFormula, [Saved, Number("price_per_tce", Words.PricePerTce, "元/tce")], design: true),
        _ => ByEnergy ? Make(Words.NextTce, next!.Tce, "tce", Words.TceFormula, [Off, Judged, Energy], design: false) : Make(Words.NextTce, next!.Tce, "tce", Words.TceByOutput, [Off, Output], design: false),
    };

    public Reasons OfCarbon() => Make(Words.CarbonPerUnit, line.Carbon, $"tCO2/{line.OutputUnit}", Words.CarbonFormula, [PerTce(line.Carbon * line.Output / line.Energy), Energy, Output], design: false);

    /// <summary>As the saving is computed: where the figure was divided as the norm says, the energy is by as much more.</summary>
    bool ByEnergy => line.Standing.Value != 0 && line.Energy > 0;

    ReasonLine Off => new(reader.Say(Words.OffTheNext, next!.To), next.PerUnit, line.Standing.Unit, "", By: reader.Say(Words.WorkedDifference, Figures.Fine(Math.Max(line.Standing.Value, Edge), next.PerUnit), Figures.Fine(Math.Min(line.Standing.Value, Edge), next.PerUnit)));

    /// <summary>Where the next level begins.</summary>
    internal static double EdgeOf(BenchmarkLine line, Distance next) => line.Standing.Value + (line.Standing.HigherIsBetter ? next.PerUnit : -next.PerUnit);

    double Edge => EdgeOf(line, next!);

    ReasonLine Judged => new(reader[Words.UnitConsumption], line.Standing.Value, line.Standing.Unit, LineReasons.Address(line, table.Period));

    ReasonLine Saved => new(reader[Words.NextTce], next!.Tce, "tce", LineReasons.Address(line, table.Period, LineReasons.Tce));

    ReasonLine Energy => new(reader[Words.LineEnergy], line.Energy, "tce", "", reader.Say(Words.LineMonths, line.Months, line.PeriodMonths));

    ReasonLine Output => new(reader[Words.LineOutput], line.Output, line.OutputUnit, "", reader.Say(Words.LineMonths, line.Months, line.PeriodMonths));

    /// <summary>What the enterprise emits for each tce; it opens where asking for it gives the very ratio.</summary>
    ReasonLine PerTce(double ratio)
    {
        var asked = reader.Desk.World.Catalogue.Items.ContainsKey(PerEnergy) ? Asker.Ask(reader.Desk.World, PerEnergy, line.Firm.Id, table.Period) : null;
        return asked is { Missing: false } && Math.Abs(asked.Value - ratio) <= LineReasons.Rounding * Math.Abs(ratio)
            ? new(reader[Words.Co2OfEach], ratio, asked.Unit.Symbol, Links.Explain(PerEnergy, line.Firm.Id, table.Period), reader[Words.Co2OverEnergy])
            : new(reader[Words.Co2OfEach], ratio, "tCO2/tce", "", reader[Words.Co2OfMonths]);
    }

    ReasonLine Number(string name, Said says, string unit) => new(reader[says], BenchmarkTable.Number(table.World.Catalogue, name), unit, "", reader[Words.DesignNumber]);

    Reasons Make(Said name, double value, string unit, Said formula, IReadOnlyList<ReasonLine> inputs, bool design) =>
        new($"{reader[line.Standing.Product]}：{reader[name]}", line.Firm.Name, Dates.Say(table.Period, reader.English), value, unit, 1, reader[formula])
        {
            Confidence = design ? Confidence.Design : line.Standing.Confidence,
            Inputs = inputs,
            List = Links.To($"/benchmarks/{line.Standing.Benchmark}", ("in", table.Period.ToString())),
        };

    const double YuanInOne = 1e4;
}
