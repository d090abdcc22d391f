using System.Text.Json;
using Luheng.Engine;
using Luheng.Formulas;

namespace Luheng.Benchmarks;

/// <summary>A 20-term formula over 100,000 subjects × 60 months, beside a row-by-row compiled expression and numpy.</summary>
static class FormulaLine
{
    public const string HereOnly = "formula-here-only";
    const int Subjects = 100_000, FirstYear = 2022, LastYear = 2026, Years = LastYear - FirstYear + 1, Rounds = 7, NumpyRounds = 3, NumpyBlock = 8192;
    const string What = "20-term formula, 100,000 subjects × 60 months", Unit = "M subject-months/s";

    /// <summary>Million subject-months per second; how many cells differ from the row-by-row expression.</summary>
    sealed record Rates(double First, double Columns, double Best, double RowByRow, int Differ, double OwnCoefficients, double OwnRowByRow, int OwnDiffer);

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var all = bench.Again(HereOnly);
        var one = bench.Again(HereOnly, ("DOTNET_PROCESSOR_COUNT", "1"));
        if (all.ExitCode != 0 || one.ExitCode != 0)
        {
            yield return Line.Absent("formula", What, Unit, all.Said + one.Said);
            yield break;
        }
        var (many, single) = (Read(all), Read(one));
        var numpy = Numpy(bench).ToList();
        var absent = numpy.Count == 0 ? $"; numpy: not installed ({bench.Python})" : "";
        yield return new("formula", What + ", all cores", many.Columns, Unit, new(30, AtMost: false), $"median of {Rounds}, the best {Figures.Short(many.Best)}, the first in the process {Figures.Short(many.First)}; cells that differ: {many.Differ}{absent}")
        {
            Beside = [new("row by row, all cores", many.RowByRow), .. numpy],
        };
        yield return new("formula", What + ", one core", single.Columns, Unit, new(30, AtMost: false), $"median of {Rounds}, the best {Figures.Short(single.Best)}, the first in the process {Figures.Short(single.First)}; cells that differ: {single.Differ}{absent}")
        {
            Beside = [new("row by row, one core", single.RowByRow), .. numpy],
        };
        yield return new("formula", "the same, every firm and month with its own 20 coefficients (12 months), all cores", many.OwnCoefficients, Unit, Note: $"cells that differ: {many.OwnDiffer}")
        {
            Beside = [new("row by row", many.OwnRowByRow)],
        };
    }

    static Rates Read(Finished finished) => JsonSerializer.Deserialize<Rates>(finished.Output)!;

    static IEnumerable<Beside> Numpy(Bench bench)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Formula", "formula.py");
        int[] sizes = [Subjects * 12, Years, 20, NumpyRounds, NumpyBlock];
        Finished said;
        try
        {
            said = Child.Run(bench.Python, sizes.Select(n => $"{n}").Prepend(script));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            yield break;
        }
        if (said.ExitCode != 0) yield break;
        using var json = JsonDocument.Parse(said.Output);
        yield return new($"numpy {json.RootElement.GetProperty("version")}, whole columns", json.RootElement.GetProperty("whole").GetDouble());
        yield return new($"numpy, blocks of {NumpyBlock}", json.RootElement.GetProperty("blocks").GetDouble());
    }

    /// <summary>Measures in this process and prints the rates as JSON.</summary>
    public static int MeasureHere(string root)
    {
        var catalogue = FormulaWorld.Catalogue(root, FirstYear, LastYear);
        var published = Of(FormulaWorld.Fill(catalogue, Subjects, FirstYear, LastYear, measured: false), FirstYear);
        var own = Of(FormulaWorld.Fill(catalogue, Subjects, LastYear, LastYear, measured: true), LastYear);
        Console.WriteLine(JsonSerializer.Serialize(new Rates(published.First, published.Columns, published.Best, published.Rows, published.Differ, own.Columns, own.Rows, own.Differ)));
        return 0;
    }

    static (double First, double Columns, double Best, double Rows, int Differ) Of(World world, int firstYear)
    {
        var item = world.Catalogue.Items[FormulaWorld.Indicator];
        var (sum, scale) = ((SumOver)item.Formula!.Tree, item.Formula.Tree.Unit.To(item.Unit));
        var years = Enumerable.Range(firstYear, LastYear - firstYear + 1).ToList();
        double[] byColumns = [], byRows = [];
        double Rate(double seconds) => world.Frame.Cells * years.Count / seconds / 1e6;
        void Columns() { var columns = new Columns(world); foreach (var year in years) byColumns = columns.Of(item.Id, year)!; }
        var first = Rate(Repeat.Seconds(Columns));
        var times = Repeat.Times(Rounds, Columns);
        var prepared = years.Select(year => new RowByRow(world, sum, scale, year)).ToList();
        void Rows() { foreach (var year in prepared) byRows = year.Compute(); }
        Rows();
        var rows = Rate(Repeat.MedianSeconds(Rounds / 2, Rows));
        return (first, Rate(Repeat.Median(times)), Rate(times.Min()), rows, byColumns.Zip(byRows).Count(c => !c.First.Equals(c.Second)));
    }
}
