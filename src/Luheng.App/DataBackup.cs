using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Luheng.Readings;
using Luheng.Records;

namespace Luheng.App;

/// <summary>A data folder in one file, and back: a consistent copy of each database, with their hashes in a manifest.</summary>
static class DataBackup
{
    const string Manifest = "manifest.json";
    const string Ledger = "luheng.db";

    /// <summary>Hashes of the databases; a backup of before there were readings has none of them.</summary>
    sealed record Contents(string Sha256, int Batches, string? ReadingsSha256 = null);

    public static int Write(string file, string data)
    {
        if (File.Exists(file)) throw new FormatException($"{file} exists already; name a new file");
        using var room = DataRoom.Open(data);
        var copy = Path.Combine(Path.GetFullPath(data), $".backup-{Environment.ProcessId}");
        var (ledger, readings) = (copy + ".db", copy + ".readings.db");
        try
        {
            ((SqliteLedger)room.Ledger).CopyTo(ledger);
            var elsewhere = room.HasReadings && !((ReadingStore)room.Station.Readings).CopyTo(readings);
            using (var zip = ZipFile.Open(file, ZipArchiveMode.Create))
            {
                zip.CreateEntryFromFile(ledger, Ledger, CompressionLevel.Fastest);
                if (File.Exists(readings)) zip.CreateEntryFromFile(readings, ReadingStore.FileName, CompressionLevel.Fastest);
                using var manifest = new StreamWriter(zip.CreateEntry(Manifest).Open());
                manifest.Write(JsonSerializer.Serialize(new Contents(Hash(ledger), room.Ledger.Batches().Count, File.Exists(readings) ? Hash(readings) : null)));
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {new FileInfo(file).Length:#,0} bytes"));
            if (elsewhere) Console.WriteLine("the readings are in PostgreSQL and not in this file: back them up there, with pg_dump -n readings");
        }
        finally
        {
            File.Delete(ledger);
            File.Delete(readings);
        }
        return 0;
    }

    public static int Restore(string file, string data)
    {
        foreach (var name in (string[])[Ledger, ReadingStore.FileName])
            if (File.Exists(Path.Combine(data, name))) throw new FormatException($"{Path.Combine(data, name)} exists already; restore into an empty folder");
        using var zip = Open(file);
        if (zip.GetEntry(Ledger) is not { } ledger || zip.GetEntry(Manifest) is not { } manifest)
            throw new FormatException($"{file} is not a backup of Luheng: it holds no {Ledger} or no {Manifest}");
        using var stream = manifest.Open();
        var contents = JsonSerializer.Deserialize<Contents>(stream) ?? throw new FormatException($"{file} was damaged: its {Manifest} is empty");
        var readings = zip.GetEntry(ReadingStore.FileName);
        if (readings is null != contents.ReadingsSha256 is null) throw new FormatException($"{file} was damaged: its {Manifest} does not say the same of {ReadingStore.FileName} as what is in it");
        Directory.CreateDirectory(data);
        var arriving = new List<(string Name, string File)>();
        try
        {
            arriving.Add((Ledger, Arriving(ledger, data, contents.Sha256, file)));
            if (readings is not null) arriving.Add((ReadingStore.FileName, Arriving(readings, data, contents.ReadingsSha256!, file)));
            // The ledger last: with it there is a data folder.
            foreach (var (name, path) in Enumerable.Reverse(arriving)) File.Move(path, Path.Combine(data, name));
        }
        finally
        {
            foreach (var (_, path) in arriving) File.Delete(path);
        }
        Console.WriteLine($"{data}: {contents.Batches} batches{(readings is null ? "" : " and the readings")}");
        return 0;
    }

    static string Arriving(ZipArchiveEntry entry, string data, string hash, string backup)
    {
        var path = Path.Combine(data, entry.Name + ".arriving");
        entry.ExtractToFile(path, overwrite: true);
        if (Hash(path) == hash) return path;
        File.Delete(path);
        throw new FormatException($"{backup} was damaged: the database {entry.Name} in it is not the one that was written");
    }

    static ZipArchive Open(string file)
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

    static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
