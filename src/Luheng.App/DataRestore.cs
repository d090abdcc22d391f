using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text.Json;
using Luheng.Problems;
using Luheng.Readings;
using Luheng.Records;
using Contents = Luheng.App.DataBackup.Contents;

namespace Luheng.App;

/// <summary>A data folder from a backup: put together beside its place, held against the manifest, then moved there; a backup that is damaged leaves nothing behind.</summary>
static class DataRestore
{
    public static int Run(string file, string data)
    {
        if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).FirstOrDefault(e => Path.GetFileName(e) != "lost+found") is { } there) throw new FormatException($"{there} exists already; restore into an empty folder");
        var fresh = !Directory.Exists(data);
        var staging = Path.Combine(data, string.Create(CultureInfo.InvariantCulture, $".restore-{Environment.ProcessId}"));
        try
        {
            var contents = Legible(file, () => Extract(file, data, staging));
            var content = Understood(file, () => DataBackup.Look(staging).Content);
            var readings = contents.ReadingsSha256 is not null && contents.Readings is not null ? Understood(file, () => DataBackup.LookAtReadings(staging)) : null;
            if (contents.Content is { } said && content != said || readings != contents.Readings) throw new FormatException($"{file}: what was restored is not what was backed up ({contents.Content}{(contents.Readings is { } r ? $", readings {r}" : "")})");
            foreach (var folder in Directory.EnumerateDirectories(staging)) Directory.Move(folder, Path.Combine(data, Path.GetFileName(folder)));
            foreach (var name in (string[])[ReadingStore.FileName, DataBackup.Ledger]) // the ledger last: with it there is a data folder
                if (File.Exists(Path.Combine(staging, name))) File.Move(Path.Combine(staging, name), Path.Combine(data, name));
            Console.WriteLine($"{data}: {contents.Batches} batches{(contents.ReadingsSha256 is null ? "" : " and the readings")}{(contents.Files is not { Count: > 0 and var files } ? "" : string.Create(CultureInfo.InvariantCulture, $", {files} files and keys"))}");
            if (contents.Content is not null) Console.WriteLine($"content {content}");
            if (readings is not null) Console.WriteLine($"readings {readings}");
            return 0;
        }
        finally
        {
            if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
            if (fresh && Directory.Exists(data) && !Directory.EnumerateFileSystemEntries(data).Any()) Directory.Delete(data);
        }
    }

    /// <summary>Does work over a backup; whatever in it cannot be read is its damage.</summary>
    static T Legible<T>(string file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception wrong) when (wrong is InvalidDataException or JsonException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new FormatException($"{file} was damaged or cut short: {wrong.Message}", wrong);
        }
    }

    /// <summary>Does work over a database that is the one that was written: what is wrong with it is not damage, such as a newer program's tables.</summary>
    static T Understood<T>(string file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ProblemsException wrong)
        {
            throw new FormatException($"{file}: {string.Join("; ", wrong.Problems.Select(p => $"{Path.GetFileName(p.Where)} {p.Found}; {p.Expected}"))}", wrong);
        }
    }

    static ZipArchive Open(string file)
    {
        try
        {
            return ZipFile.OpenRead(file);
        }
        catch (InvalidDataException wrong)
        {
            throw new FormatException($"{file} is not a backup of Luheng, or was damaged or cut short: {wrong.Message}", wrong);
        }
    }

    static Contents Extract(string file, string data, string staging)
    {
        using var zip = Open(file);
        if (zip.GetEntry(DataBackup.Ledger) is not { } ledger || zip.GetEntry(DataBackup.Manifest) is not { } manifest)
            throw new FormatException($"{file} is not a backup of Luheng, or was damaged: it holds no {DataBackup.Ledger} or no {DataBackup.Manifest}");
        var contents = Read(manifest);
        var readings = zip.GetEntry(ReadingStore.FileName);
        if (readings is null != contents.ReadingsSha256 is null) throw new InvalidDataException($"its {DataBackup.Manifest} does not say the same of {ReadingStore.FileName} as what is in it");
        var files = contents.Files ?? new Dictionary<string, string>();
        var named = files.Select(f => (Entry: Entry(zip, f.Key), Hash: f.Value)).ToList();
        if (zip.Entries.FirstOrDefault(e => e != ledger && e != manifest && e != readings && !files.ContainsKey(e.FullName)) is { } spare) throw new InvalidDataException($"its {DataBackup.Manifest} does not name {spare.FullName}, which is in it");
        Own.Folder(data);
        Own.Folder(staging);
        Take(ledger, staging, contents.Sha256);
        if (readings is not null) Take(readings, staging, contents.ReadingsSha256!);
        foreach (var (entry, hash) in named) Take(entry, staging, hash);
        return contents;
    }

    /// <summary>The manifest, whose own sum in the archive is looked at: nothing else would tell a changed letter of it.</summary>
    static Contents Read(ZipArchiveEntry manifest)
    {
        using var stream = manifest.Open();
        using var held = new MemoryStream();
        stream.CopyTo(held);
        var bytes = held.ToArray();
        if (Crc32.HashToUInt32(bytes) != manifest.Crc32) throw new InvalidDataException($"its {DataBackup.Manifest} is not the one that was written");
        return JsonSerializer.Deserialize<Contents>(bytes) is { Sha256: not null } contents ? contents : throw new InvalidDataException($"its {DataBackup.Manifest} is empty");
    }

    /// <summary>The entry of a file, whose name may lead nowhere but into the folders that are taken along.</summary>
    static ZipArchiveEntry Entry(ZipArchive zip, string name) =>
        name.Split('/') is { Length: > 1 } parts && DataBackup.Folders.Contains(parts[0]) && parts.All(p => p is not ("" or "." or "..") && p.IndexOfAny(['\\', ':', '\0']) < 0) && zip.GetEntry(name) is { } entry
            ? entry : throw new InvalidDataException($"it names {name}, which is not in it or leads elsewhere");

    static void Take(ZipArchiveEntry entry, string staging, string hash)
    {
        var path = Path.Combine(staging, entry.FullName);
        Own.Folder(Path.Combine(staging, entry.FullName.Split('/')[0] is var top && top != entry.FullName ? top : ""));
        Own.Folder(Path.GetDirectoryName(path)!);
        var part = new byte[1 << 20];
        using (var from = entry.Open())
        using (var to = Own.New(path))
            while (Next(from, part) is > 0 and var read)
                to.Write(part, 0, read);
        if (DataBackup.Hash(path) != hash) throw new InvalidDataException($"{(entry.FullName.Contains('/', StringComparison.Ordinal) ? "the file" : "the database")} {entry.Name} in it is not the one that was written");
    }

    /// <summary>Reads on in an archive; what cannot be read is its damage, unlike what cannot be written.</summary>
    static int Next(Stream from, byte[] part)
    {
        try
        {
            return from.Read(part);
        }
        catch (IOException wrong)
        {
            throw new InvalidDataException(wrong.Message, wrong);
        }
    }
}
