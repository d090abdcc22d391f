using Luheng.Benchmarks;

const int Usage = 2;

Console.OutputEncoding = System.Text.Encoding.UTF8;
var asked = args.Where((a, i) => !IsOption(a) && (i == 0 || !IsOption(args[i - 1]))).FirstOrDefault() ?? "all";
static bool IsOption(string text) => text.StartsWith("--", StringComparison.Ordinal);
string? Named(string option) => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
int Count(int usual) => Named("--count") is { } said ? int.Parse(said, System.Globalization.CultureInfo.InvariantCulture) : usual;

if (asked == PacksLine.ColdOnly) return PacksLine.LoadCold(Bench.FindRoot());
if (asked == FormulaLine.HereOnly) return FormulaLine.MeasureHere(Bench.FindRoot());

Dictionary<string, Func<Bench, IEnumerable<Line>>> all = new()
{
    ["packs"] = PacksLine.Measure,
    ["plans"] = PlansLine.Measure,
    ["formula"] = FormulaLine.Measure,
    ["import"] = ImportLine.Measure,
    ["demo"] = DemoLine.Measure,
    ["ask"] = AskLine.Measure,
    ["judge"] = b => [.. JudgeLine.Measure(b), .. GradeLine.Measure(b), .. JudgedLine.Measure(b)],
    ["pages"] = PagesLine.Measure,
    ["store"] = StoreLine.Measure,
    ["codec"] = CodecLine.Measure,
    ["rollup"] = RollupLine.Measure,
    ["doors"] = DoorsLine.Measure,
    ["hj212"] = Hj212Line.Measure,
    ["returns"] = b => ReturnsLine.Measure(b, Count(1_000)),
    ["fuzz"] = _ => FuzzLine.Measure(Count(100_000)),
    ["forecast"] = ForecastLine.Measure,
    ["targets"] = TargetsLine.Measure,
    ["reports"] = ReportsLine.Measure,
    ["restart"] = RestartLine.Measure,
    ["cases"] = CasesLine.Measure,
    ["audit"] = AuditLine.Measure,
    ["faults"] = FaultsLine.Measure,
    ["confirm"] = ConfirmLine.Measure,
    ["submit-kill"] = b => SubmitKillLine.Measure(b, Count(50)),
    ["kill"] = b => KillLine.Measure(b, Count(10), Machine.Read(Named("--machine")).Folder),
};
if (asked is not "all" && !all.ContainsKey(asked))
{
    Console.Error.WriteLine($"{string.Join('|', all.Keys)}|all [--machine NAME] [--work DIR] [--python PYTHON] [--steel FILE] [--count N]; '{asked}' is none of them");
    return Usage;
}

var work = Named("--work") ?? Directory.CreateTempSubdirectory("luheng-bench-").FullName;
var bench = new Bench(Bench.FindRoot(), Path.GetFullPath(work), Named("--python") ?? "python3") { Steel = Named("--steel") };
try
{
    var machine = Machine.Read(Named("--machine"));
    var lines = new List<Line>();
    foreach (var (name, measure) in all.Where(l => asked == "all" || l.Key == asked))
        foreach (var line in measure(bench))
        {
            Console.Error.WriteLine($"{name}: {line.What}: {(line.Measured is { } value ? Figures.Short(value) : "–")} {line.Unit} {line.Verdict} {line.Note}");
            lines.Add(line);
        }
    ResultBook.Keep(bench.ResultFolder, machine, bench.Revision(), asked, lines);
}
finally
{
    if (Named("--work") is null) Directory.Delete(work, recursive: true);
}
return 0;
