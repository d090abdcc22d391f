using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Luheng.Portal.Running;
using Luheng.Problems;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.App;

/// <summary>A data folder in one file: a consistent copy of each database, the files and the keys, with their hashes in a manifest.</summary>
/// <remarks>It holds secrets as the folder does: hashes of passwords, the keys of sessions and of archives. Keep it as the folder is kept.</remarks>
static class DataBackup
{
    public const string Manifest = "manifest.json";
    public const string Ledger = "luheng.db";

    /// <summary>Folders that are taken along, file by file.</summary>
    public static readonly string[] Folders = ["files", "keys"];

    /// <summary>Hashes of the databases and of every file; an earlier backup has fewer of them.</summary>
    /// <param name="Content">The hash over what the ledger holds, however its file is laid out.</param>
    /// <param name="Readings">The hash over what readings.db holds.</param>
    public sealed record Contents(string Sha256, int Batches, string? ReadingsSha256 = null, string? Content = null, IReadOnlyDictionary<string, string>? Files = null, string? Readings = null);

    public static int Write(string file, string data)
    {
        if (File.Exists(file)) throw new FormatException($"{file} exists already; name a new file");
        using var room = DataRoom.Open(data);
        if (room.MissingReadings is { } missing) throw new ProblemsException([missing]);
        var station = room.HasReadings ? room.Station : null; // before the ledger is copied, which remembers what was seen of them
        var copies = Own.Folder(Path.Combine(Path.GetFullPath(data), string.Create(CultureInfo.InvariantCulture, $".backup-{Environment.ProcessId}")));
        var (ledger, readings, arriving) = (Path.Combine(copies, Ledger), Path.Combine(copies, ReadingStore.FileName), file + ".arriving");
        try
        {
            ((SqliteLedger)room.Ledger).CopyTo(ledger);
            var elsewhere = station is not null && !((ReadingStore)station.Readings).CopyTo(readings);
            var files = Folders.SelectMany(f => Within(room.Folder, f)).ToDictionary(f => f, f => Hash(Path.Combine(room.Folder, f)), StringComparer.Ordinal); // after the ledger: whatever it names was kept before it
            var (content, batches) = Look(copies);
            var read = File.Exists(readings) ? LookAtReadings(copies) : null;
            File.Delete(arriving);
            using (var zip = new ZipArchive(Own.New(arriving), ZipArchiveMode.Create))
            {
                zip.CreateEntryFromFile(ledger, Ledger, CompressionLevel.Fastest);
                if (read is not null) zip.CreateEntryFromFile(readings, ReadingStore.FileName, CompressionLevel.Fastest);
                foreach (var name in files.Keys) zip.CreateEntryFromFile(Path.Combine(room.Folder, name), name, CompressionLevel.Fastest);
                using var manifest = new StreamWriter(zip.CreateEntry(Manifest).Open());
                manifest.Write(JsonSerializer.Serialize(new Contents(Hash(ledger), batches, read is null ? null : Hash(readings), content, files, read)));
            }
            File.Move(arriving, file);
            room.Ledger.SetMark(SystemView.BackupMark, $"{China.Text(room.Clock.GetUtcNow())[..19]} {Path.GetFileName(file)} {content}");
            room.Ledger.Note(new("", "backup", Path.GetFileName(file), ""));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {new FileInfo(file).Length:#,0} bytes, {batches} batches, {files.Count} files and keys"));
            Console.WriteLine($"content {content}");
            if (read is not null) Console.WriteLine($"readings {read}");
            if (elsewhere) Console.WriteLine("the readings are in PostgreSQL and not in this file: back them up there, with pg_dump -n readings");
        }
        finally
        {
            File.Delete(arriving);
            Directory.Delete(copies, recursive: true);
        }
        return 0;
    }

    static IEnumerable<string> Within(string folder, string name) => Directory.Exists(Path.Combine(folder, name))
        ? Directory.EnumerateFiles(Path.Combine(folder, name), "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".arriving", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal) : [];

    /// <summary>The hash over a folder's ledger and how many batches it holds.</summary>
    public static (string Content, int Batches) Look(string folder)
    {
        using var ledger = SqliteLedger.Open(folder, TimeProvider.System);
        return (ledger.ContentHash(), ledger.Batches().Count);
    }

    /// <summary>The hash over a folder's readings.</summary>
    public static string LookAtReadings(string folder)
    {
        using var readings = ReadingStore.Open(folder, TimeProvider.System);
        return ((ReadingStore)readings).ContentHash();
    }

    public static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
