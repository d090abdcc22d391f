using System.Globalization;

namespace Luheng.Benchmarks;

/// <summary>The final evaluation report of a plan as a process of its own: of the demonstration's province from its folder, and of a real plan that has only what was published.</summary>
static class ReportsLine
{
    const int Rounds = 3;
    const string Day = "2025-11-20";

    public static IEnumerable<Line> Measure(Bench bench)
    {
        yield return Of(bench, "published outcomes alone", "sichuan-13fyp", []);
        var folder = bench.Fresh("reports");
        if (bench.Command(["demo", "--data", folder, "--once"]) is { ExitCode: not 0 } failed)
        {
            yield return Line.Absent("reports", "final evaluation report of the demonstration", "s", failed.Errors);
            yield break;
        }
        yield return Of(bench, "the demonstration's folder, frozen and registered", "demo-14fyp", ["--data", folder]);
    }

    static Line Of(Bench bench, string what, string plan, string[] more)
    {
        var file = Path.Combine(bench.Work, plan + ".docx");
        string[] arguments = ["plan", "report", plan, "--kind", "final", "--as-of", Day, "--out", file, .. more];
        var seconds = Repeat.MedianSeconds(Rounds, () =>
        {
            if (bench.Command(arguments) is { ExitCode: not 0 } failed) throw new InvalidOperationException(failed.Errors);
        });
        return new("reports", $"final evaluation report of {plan}, with annexes, as .docx: {what}", seconds, "s", new(5), string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(file).Length:N0} bytes")) { Command = Bench.Shown(arguments) };
    }
}
