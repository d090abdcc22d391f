using System.Diagnostics;
using System.Text.Json;
using Luheng.Packs;

namespace Luheng.Benchmarks;

/// <summary>A wide table of 18,044 rows × 60 columns through the real `luheng import`: as a workbook, with faults and marked, and as text.</summary>
static class ImportLine
{
    const int Firms = 18_044, Columns = 60, RaisedExitCode = 1;
    static readonly Limit Slow = new(30), Quick = new(5), Memory = new(500);

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var catalogue = PackLoader.Load(bench.PackFolder);
        var folder = bench.Fresh("import");
        var registry = Path.Combine(folder, "registry.csv");
        File.WriteAllLines(registry, WideTable.Registry(catalogue, Firms));
        var (right, wrong) = (new WideTable(catalogue, Firms, Columns), new WideTable(catalogue, Firms, Columns, faults: true));
        if (right.Headings.Length != Columns) throw new InvalidOperationException($"the packs have items for {right.Headings.Length} columns only");
        var copy = TableFiles.WriteXlsx(right, Path.Combine(folder, "wide.xlsx"));
        var baseline = Reading(copy);

        foreach (var line in Imported(bench, folder, registry, copy, ".xlsx", Slow, baseline)) yield return line;
        foreach (var line in Imported(bench, folder, registry, TableFiles.WriteXlsx(wrong, Path.Combine(folder, "faulty.xlsx")), ".xlsx, rejected and annotated", Slow, baseline)) yield return line;
        foreach (var line in Imported(bench, folder, registry, TableFiles.WriteCsv(right, Path.Combine(folder, "wide.csv")), ".csv", Quick, [])) yield return line;
        foreach (var line in Imported(bench, folder, registry, TableFiles.WriteCsv(wrong, Path.Combine(folder, "faulty.csv")), ".csv, rejected and annotated", Quick, [])) yield return line;
    }

    /// <summary>Imports into a store of its own that knows the enterprises, once, and a second time where it was accepted.</summary>
    static IEnumerable<Line> Imported(Bench bench, string folder, string registry, string file, string kind, Limit limit, IReadOnlyList<Beside> baseline)
    {
        var what = $"{Firms:#,0} rows × {Columns} columns, {kind}";
        var data = Path.Combine(folder, "data-" + Path.GetFileName(file));
        string[] import = ["import", file, "--data", data, "--json"];
        var known = bench.Command(["import", registry, "--data", data]);
        var first = bench.Command(import);
        var rejected = first.ExitCode == RaisedExitCode;
        if (known.ExitCode != 0 || first.ExitCode is not (0 or RaisedExitCode))
        {
            yield return Line.Absent("import", what, "s", known.ExitCode != 0 ? known.Said : first.Said);
            yield break;
        }
        var marked = Path.ChangeExtension(file, ".problems" + Path.GetExtension(file));
        var note = Counts(first.Output) + (rejected ? $"; annotated copy {(File.Exists(marked) ? $"{new FileInfo(marked).Length / 1e6:0.0} MB" : "absent")}" : "");
        var again = rejected ? null : bench.Command(import);
        yield return new("import", what, first.Seconds, "s", limit, note)
        {
            Beside = [.. baseline, .. again is null ? [] : (Beside[])[new($"imported again ({Counts(again.Output)})", again.Seconds)]],
            Command = Bench.Shown(import),
        };
        yield return new("import", what + ", peak memory", first.PeakMegabytes, "MB", Memory) { Beside = again is null ? [] : [new("imported again", again.PeakMegabytes)] };
    }

    static string Counts(string output)
    {
        using var json = JsonDocument.Parse(output);
        return string.Join(", ", ((string[])["read", "accepted", "unchanged", "rejected"]).Select(n => $"{n} {json.RootElement.GetProperty(n).GetInt32():#,0}"));
    }

    /// <summary>The same workbook unpacked and its XML read to the end, which is the least any reader must do.</summary>
    static List<Beside> Reading(string file)
    {
        var watch = Stopwatch.StartNew();
        using var zip = System.IO.Compression.ZipFile.OpenRead(file);
        foreach (var entry in zip.Entries)
        {
            using var xml = System.Xml.XmlReader.Create(entry.Open());
            while (xml.Read()) { }
        }
        return [new("only unzipping and reading its XML", watch.Elapsed.TotalSeconds)];
    }
}
