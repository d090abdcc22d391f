using Luheng.Engine;
using Luheng.Judging;
using Luheng.Packs;
using Luheng.Portal.Boards;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Benchmarking;

/// <summary>Why getting a product line to its next level saves so much energy, CO2 and money, and how much CO2 a unit of it carries.</summary>
/// <param name="next">Null at the top.</param>
sealed class LineSavings(Reader reader, BenchmarkTable table, BenchmarkLine line, Distance? next)
{
    const string Emissions = "co2.total";

    /// <param name="what">One of the savings that <see cref="LineReasons"/> names.</param>
    public Reasons Of(string what) => what switch
    {
        LineReasons.Co2 => Make(Words.NextCo2, next!.Co2, "tCO2", Words.Co2Formula, [Saved, next.Estimated ? Number("co2_per_tce", Words.UsualCo2, "tCO2/tce") : PerTce(next.Co2 / next.Tce)], next.Estimated),
        LineReasons.Yuan => Make(Words.NextYuan, next!.Yuan / YuanInOne, "万元", Words.YuanFormula, [Saved, Number("price_per_tce", Words.PricePerTce, "元/tce")], design: true),
        _ => Make(Words.NextTce, next!.Tce, "tce", line.Standing.Value != 0 && line.Energy > 0 ? Words.TceFormula : Words.TceByOutput, [Judged, new(reader.Say(Words.OffTheNext, next.To), next.PerUnit, line.Standing.Unit, ""), .. Amounts], design: false),
    };

    public Reasons OfCarbon() => Make(Words.CarbonPerUnit, line.Carbon, $"tCO2/{line.OutputUnit}", Words.CarbonFormula, [PerTce(line.Carbon * line.Output / line.Energy), .. Amounts], design: false);

    ReasonLine Judged => new(reader[Words.UnitConsumption], line.Standing.Value, line.Standing.Unit, LineReasons.Address(line, table.Period));

    ReasonLine Saved => new(reader[Words.NextTce], next!.Tce, "tce", LineReasons.Address(line, table.Period, LineReasons.Tce));

    IEnumerable<ReasonLine> Amounts => [new(reader[Words.LineEnergy], line.Energy, "tce", "", reader.Say(Words.LineMonths, line.Months, line.PeriodMonths)), new(reader[Words.LineOutput], line.Output, line.OutputUnit, "")];

    /// <summary>What the enterprise emits for each tce; it opens where asking for both gives the very ratio.</summary>
    ReasonLine PerTce(double ratio)
    {
        var (emitted, used) = (Asker.Ask(reader.Desk.World, Emissions, line.Firm.Id, table.Period), Asker.Ask(reader.Desk.World, Items.Energy, line.Firm.Id, table.Period));
        var same = !emitted.Missing && used.Value > 0 && Math.Abs(emitted.Value / used.Value - ratio) <= LineReasons.Rounding * Math.Abs(ratio);
        return new(reader[Words.Co2OfEach], ratio, "tCO2/tce", same ? Links.Explain(Emissions, line.Firm.Id, table.Period) : "", reader[same ? Words.Co2OverEnergy : Words.Co2OfMonths]);
    }

    ReasonLine Number(string name, Said says, string unit) => new(reader[says], BenchmarkTable.Number(table.World.Catalogue, name), unit, "", reader[Words.DesignNumber]);

    Reasons Make(Said name, double value, string unit, Said formula, IReadOnlyList<ReasonLine> inputs, bool design) =>
        new($"{reader[line.Standing.Product]}：{reader[name]}", line.Firm.Name, Dates.Say(table.Period, reader.English), value, unit, 1, reader[formula])
        {
            Confidence = design ? Confidence.Design : line.Standing.Confidence,
            Inputs = inputs,
            Notes = design ? [reader[Words.DesignNumber]] : [],
            List = Links.To($"/benchmarks/{line.Standing.Benchmark}", ("in", table.Period.ToString())),
        };

    const double YuanInOne = 1e4;
}
