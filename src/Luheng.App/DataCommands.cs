using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Luheng.Engine;
using Luheng.Records;

namespace Luheng.App;

/// <summary>compute, backup, restore, verify: a data folder's keeping.</summary>
static class DataCommands
{
    const string Database = "luheng.db";
    const string Manifest = "manifest.json";

    public static IEnumerable<Command> All()
    {
        var data = new Option<string>("--data") { Description = "the data folder", Required = true };
        var period = new Option<string?>("--period") { Description = "accepted for scripts; only what changed is computed in any case" };
        var compute = new Command("compute", "runs the pipeline for what changed") { data, period };
        compute.SetAction((p, cancel) => Task.FromResult(CommandTable.Guard(() => Compute(p.GetValue(data)!, cancel))));
        yield return compute;

        var file = new Argument<string>("FILE") { Description = "the backup" };
        var backup = new Command("backup", "copies a data folder into one file") { file, data };
        backup.SetAction(p => CommandTable.Guard(() => Backup(p.GetValue(file)!, p.GetValue(data)!)));
        yield return backup;
        var restore = new Command("restore", "makes a data folder from a backup") { file, data };
        restore.SetAction(p => CommandTable.Guard(() => Restore(p.GetValue(file)!, p.GetValue(data)!)));
        yield return restore;
        var verify = new Command("verify", "checks that nothing kept was altered") { data };
        verify.SetAction(p => CommandTable.Guard(() => Verify(p.GetValue(data)!)));
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
        foreach (var result in new Pipeline(room.Station).Run(room.Ledger, room.Catalogue, world, cancel: cancel))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Stage,-14} {(result.Changed ? $"{result.Subjects} subjects" : "nothing changed"),-20} {result.Took.TotalSeconds,7:0.00} s"));
    }

    static int Backup(string file, string data)
    {
        if (File.Exists(file)) throw new FormatException($"{file} exists already; name a new file");
        using var room = DataRoom.Open(data);
        var copy = Path.Combine(Path.GetFullPath(data), $".backup-{Environment.ProcessId}.db");
        try
        {
            ((SqliteLedger)room.Ledger).CopyTo(copy);
            using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
            zip.CreateEntryFromFile(copy, Database, CompressionLevel.Fastest);
            using var manifest = new StreamWriter(zip.CreateEntry(Manifest).Open());
            manifest.Write(JsonSerializer.Serialize(new Contents(Hash(copy), room.Ledger.Batches().Count)));
        }
        finally
        {
            File.Delete(copy);
        }
        Console.WriteLine($"{file}: {new FileInfo(file).Length:#,0} bytes");
        return 0;
    }

    static int Restore(string file, string data)
    {
        var target = Path.Combine(data, Database);
        if (File.Exists(target)) throw new FormatException($"{target} exists already; restore into an empty folder");
        using var zip = OpenBackup(file);
        if (zip.GetEntry(Database) is not { } entry || zip.GetEntry(Manifest) is not { } manifest)
            throw new FormatException($"{file} is not a backup of Luheng: it holds no {Database} or no {Manifest}");
        Directory.CreateDirectory(data);
        var arriving = target + ".arriving";
        entry.ExtractToFile(arriving, overwrite: true);
        using var stream = manifest.Open();
        var contents = JsonSerializer.Deserialize<Contents>(stream);
        if (contents is null || Hash(arriving) != contents.Sha256)
        {
            File.Delete(arriving);
            throw new FormatException($"{file} was damaged: the database in it is not the one that was written");
        }
        File.Move(arriving, target);
        Console.WriteLine($"{data}: {contents.Batches} batches");
        return 0;
    }

    static ZipArchive OpenBackup(string file)
    {
        try
        {
            return ZipFile.OpenRead(file);
        }
        catch (InvalidDataException)
        {
            throw new FormatException($"{file} is not a backup of Luheng, or was cut short");
        }
    }

    static int Verify(string data)
    {
        using var room = DataRoom.Open(data);
        var problems = ((SqliteLedger)room.Ledger).Verify();
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        Console.WriteLine(problems.Count == 0 ? $"{room.Ledger.Batches().Count} batches, all as written" : $"{problems.Count} problem(s)");
        return problems.Count == 0 ? 0 : 1;
    }

    static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    sealed record Contents(string Sha256, int Batches);
}
