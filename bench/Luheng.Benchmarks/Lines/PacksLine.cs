using System.Globalization;
using Luheng.Packs;

namespace Luheng.Benchmarks;

/// <summary>All packs loaded and checked: in a process that has just started, and in one that has done it before.</summary>
static class PacksLine
{
    public const string ColdOnly = "packs-cold-only";
    const int Starts = 5, Rounds = 10;

    public static IEnumerable<Line> Measure(Bench bench)
    {
        string[] check = ["packs", "check", bench.PackFolder], nothing = ["--version"];
        var commands = Enumerable.Range(0, Starts).Select(_ => (Check: bench.Command(check), Nothing: bench.Command(nothing))).ToList();
        if (commands[0].Check.ExitCode != 0)
        {
            yield return Line.Absent("packs", "all packs loaded and checked", "s", commands[0].Check.Said);
            yield break;
        }
        var cold = Repeat.Median([.. Enumerable.Range(0, Starts).Select(_ => double.Parse(bench.Again(ColdOnly).Output, CultureInfo.InvariantCulture))]);
        Catalogue? catalogue = null;
        var warm = Repeat.MedianSeconds(Rounds, () => catalogue = PackLoader.Load(bench.PackFolder));
        var size = $"{catalogue!.Packs.Count} packs, {catalogue.Items.Count} items, {catalogue.Factors.Count} factors, {catalogue.Plans.Count} plans";

        yield return new("packs", "all packs loaded and checked, whole process", Repeat.Median([.. commands.Select(c => c.Check.Seconds)]), "s", new(1), size)
        {
            Beside = [new("a process that only says its version", Repeat.Median([.. commands.Select(c => c.Nothing.Seconds)]))],
            Command = Bench.Shown(check),
        };
        yield return new("packs", "all packs loaded and checked, for the first time in a process", cold, "s", new(1))
        {
            Beside = [new("again in the same process", warm)],
        };
    }

    /// <summary>Prints the seconds of one load in this process.</summary>
    public static int LoadCold(string root)
    {
        Console.WriteLine(Repeat.Seconds(() => PackLoader.Load(Path.Combine(root, "packs"))).ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
