using System.Text.RegularExpressions;

namespace Luheng.Benchmarks;

/// <summary>The demo provinces made, computed and summed up; and the large one computed again after a coefficient was changed.</summary>
static class DemoLine
{
    const string Before = "value: 0.7143,", After = "value: 0.7144,";
    const string Factors = "cn/energy/factors/coefficients.yaml";
    static readonly Limit SmallLimit = new(20), ProvinceLimit = new(120), MemoryLimit = new(4000), AgainLimit = new(10);

    public static string ProvinceData(Bench bench) => Path.Combine(bench.Work, "province", "data");

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var small = Made(bench, "small", Path.Combine(bench.Fresh("small"), "data"));
        foreach (var line in Lines("small (600 enterprises × 36 months)", "small", small, SmallLimit)) yield return line;
        bench.Fresh("province");
        var province = Made(bench, "province", ProvinceData(bench));
        foreach (var line in Lines("province (18,044 × 36)", "province", province, ProvinceLimit)) yield return line;
        if (province.ExitCode == 0)
            foreach (var line in Recomputed(bench, province)) yield return line;
    }

    public static Finished Made(Bench bench, string size, string data) => bench.Command(["demo", "--data", data, "--size", size, "--once"]);

    static IEnumerable<Line> Lines(string what, string size, Finished made, Limit limit)
    {
        if (made.ExitCode != 0)
        {
            yield return Line.Absent("demo", what, "s", made.Said);
            yield break;
        }
        yield return new("demo", what, made.Seconds, "s", limit, Stages(made)) { Command = Bench.Shown(["demo", "--data", "DIR", "--size", size, "--once"]) };
        yield return new("demo", what + ", peak memory", made.PeakMegabytes, "MB", size == "province" ? MemoryLimit : null);
    }

    /// <summary>Computes with nothing changed, then from a copy of the packs in which the coefficient of raw coal differs in its last digit.</summary>
    static IEnumerable<Line> Recomputed(Bench bench, Finished made)
    {
        string[] compute = ["compute", "--data", ProvinceData(bench)];
        var beside = bench.Fresh("packs-changed");
        CopyFolder(bench.PackFolder, Path.Combine(beside, "packs"));
        var factors = Path.Combine(beside, "packs", Factors);
        var text = File.ReadAllText(factors);
        if (!text.Contains(Before, StringComparison.Ordinal)) throw new InvalidOperationException($"{Factors} no longer holds {Before}");
        File.WriteAllText(factors, text.Replace(Before, After, StringComparison.Ordinal));

        var idle = bench.Command(compute);
        var changed = bench.Command(compute, beside);
        if (idle.ExitCode != 0 || changed.ExitCode != 0)
        {
            yield return Line.Absent("demo", "province recomputed after a factor change", "s", idle.Said + changed.Said);
            yield break;
        }
        yield return new("demo", "province recomputed after a factor change", changed.Seconds, "s", AgainLimit, Stages(changed))
        {
            Beside = [new("nothing changed", idle.Seconds), new("the province from nothing", made.Seconds)],
            Command = Bench.Shown(compute),
        };
        yield return new("demo", "province recomputed, peak memory", changed.PeakMegabytes, "MB");
    }

    /// <summary>What the command itself said of its stages: a word, what it concerned, seconds.</summary>
    static string Stages(Finished run) => string.Join(" / ", run.Output.Split('\n', StringSplitOptions.TrimEntries)
        .Where(l => Regex.IsMatch(l, @"^[a-z-]+ .*\d s\b")).Select(l => Regex.Replace(l, " +", " ")));

    static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
