using System.Text.RegularExpressions;
using Luheng.Engine;
using Luheng.Judging;
using Luheng.Packs;
using Luheng.Portal.Boards;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Benchmarking;

/// <summary>Why the figure of a product line that was judged is what it is: the figure filed, its unit, what the norm divides it by, the levels it was held against.</summary>
static partial class LineReasons
{
    public const string Tce = "tce", Co2 = "co2", Yuan = "yuan", Carbon = "carbon";

    /// <param name="what">Empty for the figure that was judged; else what getting to the next level would save, or the carbon of a unit.</param>
    public static string Address(BenchmarkLine line, Period period, string what = "") => Address(line.Standing, period, what);

    public static string Address(LineStanding line, Period period, string what = "") => Links.To($"/benchmarks/{line.Benchmark}/reasons", ("of", line.Subject.Enterprise.Text), ("in", period.ToString()), ("what", what));

    /// <summary>What an address may say.</summary>
    internal static Takes[] Takes => [Shell.Takes.Subject("of") with { Needed = true }, Shell.Takes.Months("in"), Shell.Takes.OneOf("what", Tce, Co2, Yuan, Carbon)];

    /// <summary>Null where the enterprise that the address names has no judged line of the product, or none of what is asked; says which.</summary>
    public static Reasons? Of(Reader reader, string product, out Said wrong)
    {
        var (firm, table) = (SubjectId.Parse(reader.Query("of")), BenchmarkView.Of(reader).Table);
        wrong = table.World.Catalogue.Benchmarks.Find(product) is null ? Words.NoSuchBenchmark.Filled(product) : Words.NoJudgedLine.Filled(reader.Desk.World.Population.NameOf(firm), product, table.Period);
        if (table.LinesOf(firm).FirstOrDefault(l => l.Judged && l.Standing.Benchmark == product) is not { Rule: { } rule } line) return null;
        wrong = Words.LineHasNone.Filled(reader.Query("what"));
        return reader.Query("what") switch
        {
            "" => Figure(reader, table, line, rule),
            Tce or Co2 or Yuan when line.Next is { } next => new LineSavings(reader, table, line, next).Of(reader.Query("what")),
            Carbon when double.IsFinite(line.Carbon) => new LineSavings(reader, table, line, line.Next).OfCarbon(),
            _ => null,
        };
    }

    static Reasons Figure(Reader reader, BenchmarkTable table, BenchmarkLine line, Benchmark rule)
    {
        var catalogue = table.World.Catalogue;
        var divisors = rule.Corrections.Where(c => c.Kind == CorrectionKind.Divide).ToList();
        var formula = new[] { reader.Say(line.Item == rule.Value ? Words.LineNorm : Words.LineFormula, reader[catalogue.Items[line.Item].Name]) }.Concat(divisors.Select(d => "÷ " + reader[catalogue.Items[d.Item].Name]));
        return new(reader[line.Standing.Product], line.Firm.Name, Dates.Say(table.Period, reader.English), line.Standing.Value, line.Standing.Unit, 1, reader.Say(Words.LineIs, string.Join(' ', formula), line.Standing.Unit))
        {
            Source = line.Standing.Source,
            Confidence = line.Standing.Confidence,
            Inputs = [Filed(reader, table, line), .. divisors.SelectMany(d => line.Rungs.Where(r => r.Rule == d.Id).Select(r => new ReasonLine(reader[catalogue.Items[d.Item].Name], r.Value ?? double.NaN, r.Unit, "", r.Source?.ToString() ?? "")))],
            Notes = [.. line.Rungs.Select(r => Held(reader, r, reader.Say(Words.LineIs, string.Join(' ', formula), line.Standing.Unit)))],
            List = Links.To($"/benchmarks/{rule.Id}", ("in", table.Period.ToString())),
        };
    }

    /// <summary>What a rung says: the figure opens how it came about, the limit whose it is.</summary>
    static Note Held(Reader reader, JudgedBy rung, string formula)
    {
        var text = reader[rung.Says];
        return rung.Source is null ? new Note(text) { Rest = Opening.Other(reader[Words.WorkedBoth]) } : new Note(text, Marks(reader, rung, formula)) { Source = rung.Source, Rest = Opening.SetBy(reader, rung.Source) };
    }

    /// <summary>The numbers of what a rung says.</summary>
    /// <param name="formula">How the figure came about; empty where its reasons have the address.</param>
    public static IReadOnlyList<Opening> Marks(Reader reader, JudgedBy rung, string formula, string address = "")
    {
        if (rung.Source is null) return [];
        var (text, set) = (reader[rung.Says], reader.Say(Words.WorkedSet, $"{rung.Source}"));
        var marks = Shares().Matches(text).Select(m => new Opening(m.Value, set)).ToList();
        if (rung.Limit is { } limit) marks.Insert(0, Opening.In(limit, set));
        if (rung.Value is { } value) marks.Insert(0, Opening.In(value, formula, address));
        return marks;
    }

    /// <summary>The figure as filed; it opens where asking for it gives the very figure judged, and not where only some months of it were.</summary>
    static ReasonLine Filed(Reader reader, BenchmarkTable table, BenchmarkLine line)
    {
        var asked = Asker.Ask(reader.Desk.World, line.Item, line.Firm.Id, table.Period);
        var name = reader[table.World.Catalogue.Items[line.Item].Name];
        return !asked.Missing && Math.Abs(asked.Value * asked.Unit.To(line.Rule!.Unit) - line.Filed) <= Rounding * Math.Abs(line.Filed)
            ? new(name, asked.Value, asked.Unit.Symbol, Links.Explain(line.Item, line.Firm.Id, table.Period))
            : new(name, line.Filed, line.Standing.Unit, "", reader.Say(Words.LineMonths, line.Months, line.PeriodMonths));
    }

    /// <summary>A share that a norm makes a condition, such as that of clinker.</summary>
    [GeneratedRegex(@"[\d.]+(?=\s?%)")]
    private static partial Regex Shares();

    internal const double Rounding = 1e-9;
}
