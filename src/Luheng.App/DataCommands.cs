using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Luheng.Auditing;
using Luheng.Engine;
using Luheng.Evidence;
using Luheng.Problems;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.App;

/// <summary>compute, backup, restore, verify: a data folder's keeping.</summary>
static class DataCommands
{
    public static IEnumerable<Command> All()
    {
        var data = new Option<string>("--data") { Description = "the data folder", Required = true };
        var period = new Option<string?>("--period") { Description = "accepted for scripts; only what changed is computed in any case" };
        var compute = new Command("compute", "runs the pipeline for what changed") { data, period };
        compute.SetAction((p, cancel) => Task.FromResult(CommandTable.Guard(() => Compute(p.GetValue(data)!, cancel))));
        yield return compute;

        var file = new Argument<string>("FILE") { Description = "the backup" };
        var backup = new Command("backup", "copies a data folder into one file") { file, data };
        backup.SetAction(p => CommandTable.Guard(() => DataBackup.Write(p.GetValue(file)!, p.GetValue(data)!)));
        yield return backup;
        var restore = new Command("restore", "makes a data folder from a backup") { file, data };
        restore.SetAction(p => CommandTable.Guard(() => DataRestore.Run(p.GetValue(file)!, p.GetValue(data)!)));
        yield return restore;
        var anchors = new Option<string?>("--anchors") { Description = $"a file of anchors kept elsewhere; {Anchors.FileName} in the data folder is looked at in any case" };
        var verify = new Command("verify", "checks that nothing kept was altered: records, audit trail, readings, files, anchors") { data, anchors };
        verify.SetAction(p => CommandTable.Guard(() => Verify(p.GetValue(data)!, p.GetValue(anchors))));
        yield return verify;
    }

    static int Compute(string data, CancellationToken cancel)
    {
        using var room = DataRoom.Open(data);
        Run(room, cancel: cancel);
        return 0;
    }

    /// <summary>Runs the pipeline and says what each stage did.</summary>
    public static void Run(DataRoom room, Lazy<World>? world = null, CancellationToken cancel = default)
    {
        foreach (var result in new Pipeline(room.Station, room.Clock.Today()).Run(room.Ledger, room.Catalogue, world, cancel: cancel))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Stage,-14} {(result.Changed ? $"{result.Subjects} subjects" : "nothing changed"),-20} {result.Took.TotalSeconds,7:0.00} s"));
    }

    /// <summary>What is wrong with the readings; a file that cannot even be opened is that.</summary>
    static IReadOnlyList<string> Readings(DataRoom room)
    {
        if (room.MissingReadings is { } missing) return [$"{missing}"];
        if (!room.HasReadings) return [];
        try
        {
            return room.Station.Readings.Verify();
        }
        catch (ProblemsException wrong)
        {
            return [.. wrong.Problems.Select(p => $"{p}")];
        }
        catch (Exception wrong) when (wrong is DbException or InvalidDataException)
        {
            return [$"readings in {room.ReadingsPlace}: what is there cannot be read ({wrong.Message}): restore them from a backup"];
        }
    }

    static int Verify(string data, string? elsewhere)
    {
        using var room = DataRoom.Open(data);
        var ledger = (SqliteLedger)room.Ledger;
        var own = Path.Combine(room.Folder, Anchors.FileName);
        List<string> problems = [.. ledger.Verify(), .. Readings(room), .. new[] { own, elsewhere }.OfType<string>().Where(f => f == elsewhere || File.Exists(f)).SelectMany(f => Anchors.Check(ledger, f))];
        var named = problems.Count == 0 ? ledger.HashesNamed() : []; // of a damaged ledger the records may not be readable
        var files = FileCheck.Of(room.Folder, named.Where(n => n.OfFile).Select(n => (n.Hash, n.Record)), named.Select(n => n.Hash).ToHashSet());
        problems.AddRange(files.Problems);
        if (problems.Count == 0) problems.AddRange(KeptWorld.Check(room));
        foreach (var spare in named.Count == 0 ? [] : files.Spare) Console.Error.WriteLine($"note: {spare}");
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        var readings = room.HasReadings && problems.Count == 0 ? string.Create(CultureInfo.InvariantCulture, $", {room.Station.Readings.Size().Readings:#,0} readings") : "";
        if (files.Files > 0) readings += string.Create(CultureInfo.InvariantCulture, $", {files.Files} files");
        if (problems.Count == 0 && elsewhere is null) Console.Error.WriteLine("note: that nothing was cut off the end of the audit trail is shown only against anchors kept elsewhere (--anchors FILE)");
        Console.WriteLine(problems.Count == 0 ? $"{room.Ledger.Batches().Count} batches{readings}, all as written" : $"{problems.Count} problem(s)");
        return problems.Count == 0 ? 0 : 1;
    }
}
