using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Luheng.Packs;

/// <summary>The files of all packs, from a folder or from the copy kept beside earlier results.</summary>
public sealed class PackFiles
{
    readonly SortedDictionary<string, byte[]> files;

    PackFiles(SortedDictionary<string, byte[]> files) => this.files = files;

    public IEnumerable<(string Path, byte[] Bytes)> All => files.Select(f => (f.Key, f.Value));

    public static PackFiles FromFolder(string folder)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"there is no folder of packs at {root}");
        return new(Sorted(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".csv", StringComparison.Ordinal))
            .Select(f => (Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllBytes(f)))));
    }

    public static PackFiles FromText(params (string Path, string Text)[] files) =>
        new(Sorted(files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text)))));

    public static PackFiles FromZip(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        return new(Sorted(zip.Entries.Select(entry =>
        {
            using var from = entry.Open();
            using var to = new MemoryStream();
            from.CopyTo(to);
            return (entry.FullName, to.ToArray());
        }).ToArray()));
    }

    /// <summary>The same packs with another file in place, so that a change can be tried before it is made.</summary>
    public PackFiles With(string path, string text)
    {
        var changed = new SortedDictionary<string, byte[]>(files, StringComparer.Ordinal) { [path] = Encoding.UTF8.GetBytes(text) };
        return new(changed);
    }

    /// <summary>The same packs with others beside them.</summary>
    public PackFiles With(IEnumerable<PackFiles> more) => new(Sorted(All.Concat(more.SelectMany(m => m.All))));

    public string TextOf(string path) => Encoding.UTF8.GetString(files[path]);

    public byte[] ToZip()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, bytes) in files)
            {
                using var to = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
                to.Write(bytes);
            }
        return stream.ToArray();
    }

    public string Hash()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, bytes) in files)
        {
            sha.AppendData(Encoding.UTF8.GetBytes($"{path}\n{bytes.Length}\n"));
            sha.AppendData(bytes);
        }
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    static SortedDictionary<string, byte[]> Sorted(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        var sorted = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (path, bytes) in files) sorted[path] = bytes;
        return sorted;
    }
}
