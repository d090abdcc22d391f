using System.CommandLine;
using System.Text.Json;
using Luheng.Monitoring;
using Luheng.Returns;

namespace Luheng.App;

/// <summary>import and import undo: the door for files.</summary>
static class ImportCommands
{
    /// <summary>What is shown on a terminal; the JSON and the annotated copy have all.</summary>
    const int ProblemsShown = 200;

    public static IEnumerable<Command> All()
    {
        var files = new Argument<string[]>("FILE") { Description = ".csv or .xlsx files: registry, observations, tables, filled forms", Arity = ArgumentArity.OneOrMore };
        var data = new Option<string>("--data") { Description = "the data folder", Required = true, Recursive = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "check only, store nothing" };
        var partial = new Option<bool>("--partial") { Description = "store what is right although something is wrong" };
        var by = new Option<string>("--by") { Description = "in whose name", DefaultValueFactory = _ => "" };
        var json = new Option<bool>("--json") { Description = "write the JSON that outsiders rely on" };
        var import = new Command("import", "reads files into the data folder; nothing is stored if anything is wrong") { files, data, dryRun, partial, by, json };
        import.SetAction((p, cancel) => Task.FromResult(CommandTable.Guard(() => Run(p.GetValue(files)!, p.GetValue(data)!,
            new() { DryRun = p.GetValue(dryRun), Partial = p.GetValue(partial), By = p.GetValue(by)! }, p.GetValue(json), cancel))));

        var id = new Argument<long>("ID") { Description = "the number of the batch" };
        var undo = new Command("undo", "takes an import back as a unit") { id };
        undo.SetAction(p => CommandTable.Guard(() => Undo(p.GetValue(id), p.GetValue(data)!)));
        import.Add(undo);
        yield return import;
    }

    static int Run(string[] files, string data, ImportOptions options, bool json, CancellationToken cancel)
    {
        foreach (var file in files.Where(f => !File.Exists(f))) throw new FileNotFoundException($"there is no file {Path.GetFullPath(file)}");
        using var room = DataRoom.Open(data, create: true);
        var progress = new ProgressLine();
        var result = new Import(room.Catalogue, room.Ledger, TimeProvider.System, [new MeterRegister(room.Catalogue, room.Ledger), new MonitorRegister(room.Ledger), new LoadSheets(room.Catalogue, room.Ledger)]).Run(files, options, progress, cancel);
        ProgressLine.Clear();
        var annotated = result.Problems.Count == 0 ? [] : files.Select(f => Annotate.Write(f, result.Problems, cancel: cancel)).OfType<string>().ToList();

        if (json) Console.WriteLine(JsonSerializer.Serialize(result, ImportJson.Options));
        else Console.WriteLine($"read {result.Read} = accepted {result.Accepted} (of them corrected {result.Corrected}) + unchanged {result.Unchanged} + rejected {result.Rejected}{(result.Batch is { } batch ? $"; batch {batch}" : "; nothing stored")}");
        foreach (var coerced in json ? [] : result.Coerced) Console.WriteLine($"read as meant: {coerced}");
        foreach (var note in json ? [] : result.Notes) Console.WriteLine($"note: {note}");
        foreach (var problem in result.Problems.Take(ProblemsShown)) Console.Error.WriteLine(problem);
        if (result.Problems.Count > ProblemsShown) Console.Error.WriteLine($"… and {result.Problems.Count - ProblemsShown} more");
        foreach (var copy in annotated) Console.Error.WriteLine($"the problems are marked in {copy}");
        return result.Rejected == 0 && result.Problems.Count == 0 ? 0 : 1;
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
