using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Luheng.Grading;
using Luheng.Monitoring;
using Luheng.Registry;
using Luheng.Returns;

namespace Luheng.App;

/// <summary>import and import undo: the door for files.</summary>
static class ImportCommands
{
    /// <summary>What is shown on a terminal; the JSON and the annotated copy have all.</summary>
    const int ProblemsShown = 200;

    public static IEnumerable<Command> All()
    {
        var files = new Argument<string[]>("FILE") { Description = ".csv or .xlsx files: registry, observations, tables, filled forms, meters, monitors, readings, supervision", Arity = ArgumentArity.OneOrMore };
        var data = new Option<string>("--data") { Description = "the data folder", Required = true, Recursive = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "check only, store nothing" };
        var partial = new Option<bool>("--partial") { Description = "store what is right although something is wrong" };
        var by = new Option<string>("--by") { Description = "in whose name", DefaultValueFactory = _ => "" };
        var json = new Option<bool>("--json") { Description = "write the JSON that outsiders rely on" };
        var owner = new Option<string?>("--for") { Description = "the credit code of the enterprise that a recognised wide file of readings belongs to (its own, labelled one unless said)" };
        var embargo = new Option<string?>("--embargo") { Description = "the day, such as 2025-12-15, before which the aggregates of these files are only for those who may see them before their release" };
        var import = new Command("import", "reads files into the data folder; nothing is stored if anything is wrong") { files, data, dryRun, partial, by, json, owner, embargo };
        import.SetAction((p, cancel) => Task.FromResult(CommandTable.Guard(() => Run(p.GetValue(files)!, p.GetValue(data)!,
            new() { DryRun = p.GetValue(dryRun), Partial = p.GetValue(partial), By = p.GetValue(by)!, Embargo = p.GetValue(embargo) is not { } day ? null : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) ? until : throw new FormatException($"--embargo: '{day}' is not a day like 2025-12-15") }, p.GetValue(json), p.GetValue(owner), cancel))));

        var id = new Argument<long>("ID") { Description = "the number of the batch" };
        var undo = new Command("undo", "takes an import back as a unit") { id };
        undo.SetAction(p => CommandTable.Guard(() => Undo(p.GetValue(id), p.GetValue(data)!)));
        import.Add(undo);
        yield return import;
    }

    static int Run(string[] files, string data, ImportOptions options, bool json, string? owner, CancellationToken cancel)
    {
        foreach (var file in files.Where(f => !File.Exists(f))) throw new FileNotFoundException($"there is no file {Path.GetFullPath(file)}");
        using var room = DataRoom.Open(data, create: true);
        var progress = new ProgressLine();
        var meters = new MeterRegister(room.Catalogue, room.Ledger);
        var readings = new ReadingSheets(room.Catalogue, meters, () => room.Station.Readings, owner is null ? null : SubjectId.Parse(owner));
        var whole = new ReadingFiles(meters, () => room.Station.Readings, TimeProvider.System);
        var monitors = new MonitorRegister(room.Ledger);
        var result = new Import(room.Catalogue, room.Ledger, TimeProvider.System, [meters, monitors, new LoadSheets(room.Catalogue, room.Ledger), new LimitRegister(room.Ledger, room.Catalogue, monitors.Knows), new SupervisionSheets(room.Ledger, room.Catalogue), whole, readings]).Run(files, options, progress, cancel);
        ProgressLine.Clear();
        var annotated = result.Problems.Count == 0 ? [] : files.Select(f => Annotate.Write(f, result.Problems, cancel: cancel)).OfType<string>().ToList();

        if (json) Console.WriteLine(JsonSerializer.Serialize(result, ImportJson.Options));
        else Console.WriteLine($"read {result.Read} = accepted {result.Accepted} (of them corrected {result.Corrected}) + unchanged {result.Unchanged} + rejected {result.Rejected}{(result.Batch is { } batch ? $"; batch {batch}" : "; nothing stored")}");
        foreach (var coerced in json ? [] : result.Coerced) Console.WriteLine($"read as meant: {coerced}");
        foreach (var note in json ? [] : result.Notes) Console.WriteLine($"note: {note}");
        foreach (var problem in result.Problems.Take(ProblemsShown)) Console.Error.WriteLine(problem);
        if (result.Problems.Count > ProblemsShown) Console.Error.WriteLine($"… and {result.Problems.Count - ProblemsShown} more");
        if ((readings.HasReadings || whole.Any) && result.Batch is not null) Size(room, json ? Console.Error : Console.Out);
        foreach (var copy in annotated) Console.Error.WriteLine($"the problems are marked in {copy}");
        return result.Rejected == 0 && result.Problems.Count == 0 ? 0 : 1;
    }

    /// <summary>What is kept of readings, in blocks, everything counted.</summary>
    static void Size(DataRoom room, TextWriter to)
    {
        room.Station.Readings.Fold();
        var size = room.Station.Readings.Size();
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"readings kept {size.Readings:#,0} in {size.Bytes:#,0} bytes, {(double)size.Bytes / Math.Max(1, size.Readings):0.00} bytes each"));
    }

    static int Undo(long id, string data)
    {
        using var room = DataRoom.Open(data);
        var before = room.Ledger.Subjects().Select(s => s.Id).ToHashSet();
        if (room.Ledger.Undo(id, "") is { } wrong) throw new FormatException(wrong);
        Console.WriteLine($"batch {id} is taken back; it still answers --known-by");
        before.ExceptWith(room.Ledger.Subjects().Select(s => s.Id));
        var stranded = before.Count == 0 ? 0 : room.Ledger.Observations(null, before).Select(o => o.Observation.Subject).Distinct().Count();
        if (stranded > 0) Console.Error.WriteLine($"{stranded} subject(s) it registered have figures from other batches, which cannot be asked for until they are registered again");
        return 0;
    }

    /// <summary>One line on the terminal that says how far a long import has come.</summary>
    sealed class ProgressLine : IProgress<ImportProgress>
    {
        readonly System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();

        public void Report(ImportProgress value)
        {
            if (!Console.IsErrorRedirected) Console.Error.Write($"\r{Path.GetFileName(value.File)} {value.Sheet} {value.Rows:#,0} rows, {value.Rows / Math.Max(1, watch.Elapsed.TotalSeconds):#,0}/s ");
        }

        public static void Clear()
        {
            if (!Console.IsErrorRedirected) Console.Error.Write("\r\u001b[K");
        }
    }
}
