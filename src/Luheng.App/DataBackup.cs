using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Luheng.Portal.Running;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.App;

/// <summary>A data folder in one file, and back: a consistent copy of each database, the files and the keys, with their hashes in a manifest.</summary>
/// <remarks>It holds secrets as the folder does: hashes of passwords, the keys of sessions and of archives. Keep it as the folder is kept.</remarks>
static class DataBackup
{
    const string Manifest = "manifest.json";
    const string Ledger = "luheng.db";

    /// <summary>Folders that are taken along, file by file.</summary>
    static readonly string[] Folders = ["files", "keys"];

    /// <summary>Hashes of the databases and of every file; an earlier backup has fewer of them.</summary>
    /// <param name="Content">The hash over what the ledger holds, however its file is laid out.</param>
    sealed record Contents(string Sha256, int Batches, string? ReadingsSha256 = null, string? Content = null, IReadOnlyDictionary<string, string>? Files = null);

    public static int Write(string file, string data)
    {
        if (File.Exists(file)) throw new FormatException($"{file} exists already; name a new file");
        using var room = DataRoom.Open(data);
        var copies = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(data), string.Create(CultureInfo.InvariantCulture, $".backup-{Environment.ProcessId}"))).FullName;
        var (ledger, readings, arriving) = (Path.Combine(copies, Ledger), Path.Combine(copies, ReadingStore.FileName), file + ".arriving");
        try
        {
            ((SqliteLedger)room.Ledger).CopyTo(ledger);
            var elsewhere = room.HasReadings && !((ReadingStore)room.Station.Readings).CopyTo(readings);
            var files = Folders.SelectMany(f => Within(room.Folder, f)).ToDictionary(f => f, f => Hash(Path.Combine(room.Folder, f)), StringComparer.Ordinal); // after the ledger: whatever it names was kept before it
            var (content, batches) = Look(copies);
            File.Delete(arriving);
            using (var zip = ZipFile.Open(arriving, ZipArchiveMode.Create))
            {
                zip.CreateEntryFromFile(ledger, Ledger, CompressionLevel.Fastest);
                if (File.Exists(readings)) zip.CreateEntryFromFile(readings, ReadingStore.FileName, CompressionLevel.Fastest);
                foreach (var name in files.Keys) zip.CreateEntryFromFile(Path.Combine(room.Folder, name), name, CompressionLevel.Fastest);
                using var manifest = new StreamWriter(zip.CreateEntry(Manifest).Open());
                manifest.Write(JsonSerializer.Serialize(new Contents(Hash(ledger), batches, File.Exists(readings) ? Hash(readings) : null, content, files)));
            }
            File.Move(arriving, file);
            room.Ledger.SetMark(SystemView.BackupMark, $"{China.Text(room.Clock.GetUtcNow())[..19]} {Path.GetFileName(file)} {content}");
            room.Ledger.Note(new("", "backup", Path.GetFileName(file), ""));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {new FileInfo(file).Length:#,0} bytes, {batches} batches, {files.Count} files and keys"));
            Console.WriteLine($"content {content}");
            if (elsewhere) Console.WriteLine("the readings are in PostgreSQL and not in this file: back them up there, with pg_dump -n readings");
        }
        finally
        {
            File.Delete(arriving);
            Directory.Delete(copies, recursive: true);
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
        var files = contents.Files ?? new Dictionary<string, string>();
        Directory.CreateDirectory(data);
        var arriving = new List<(string Name, string File)>();
        try
        {
            arriving.Add((Ledger, Arriving(ledger, data, contents.Sha256, file)));
            if (readings is not null) arriving.Add((ReadingStore.FileName, Arriving(readings, data, contents.ReadingsSha256!, file)));
            foreach (var (name, hash) in files) arriving.Add((name, Arriving(Entry(zip, name, file), data, hash, file)));
            // The ledger last: with it there is a data folder.
            foreach (var (name, path) in Enumerable.Reverse(arriving)) File.Move(path, Path.Combine(data, name));
        }
        finally
        {
            foreach (var (_, path) in arriving) File.Delete(path);
        }
        Console.WriteLine($"{data}: {contents.Batches} batches{(readings is null ? "" : " and the readings")}{(files.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {files.Count} files and keys"))}");
        if (contents.Content is { } said && Look(data) is var (content, _))
        {
            Console.WriteLine($"content {content}");
            if (content != said) throw new FormatException($"{file}: what was restored is not what was backed up ({said})");
        }
        return 0;
    }

    /// <summary>The entry of a file, whose name may lead nowhere but into the folders that are taken along.</summary>
    static ZipArchiveEntry Entry(ZipArchive zip, string name, string backup) =>
        name.Split('/') is { Length: > 1 } parts && Folders.Contains(parts[0]) && parts.All(p => p is not ("" or "." or "..") && p.IndexOfAny(['\\', ':']) < 0) && zip.GetEntry(name) is { } entry
            ? entry : throw new FormatException($"{backup} was damaged: it names {name}, which is not in it or leads elsewhere");

    static IEnumerable<string> Within(string folder, string name) => Directory.Exists(Path.Combine(folder, name))
        ? Directory.EnumerateFiles(Path.Combine(folder, name), "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".arriving", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal) : [];

    /// <summary>The hash over a folder's ledger and how many batches it holds.</summary>
    static (string Content, int Batches) Look(string folder)
    {
        using var ledger = SqliteLedger.Open(folder, TimeProvider.System);
        return (ledger.ContentHash(), ledger.Batches().Count);
    }

    static string Arriving(ZipArchiveEntry entry, string data, string hash, string backup)
    {
        var path = Path.Combine(data, entry.FullName + ".arriving");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (entry.FullName.StartsWith("keys/", StringComparison.Ordinal) && !OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        entry.ExtractToFile(path, overwrite: true);
        if (Hash(path) == hash) return path;
        File.Delete(path);
        throw new FormatException($"{backup} was damaged: {(entry.FullName.Contains('/', StringComparison.Ordinal) ? "the file" : "the database")} {entry.Name} in it is not the one that was written");
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
