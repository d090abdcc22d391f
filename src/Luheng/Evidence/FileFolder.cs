using System.Security.Cryptography;

namespace Luheng.Evidence;

/// <summary>Files kept under the hash of what they hold (SHA-256, lower-case hex): the same file twice is one, and a changed one is noticed. Nothing kept is ever run.</summary>
/// <param name="folder">The data folder; files lie in its subfolder files.</param>
public sealed class FileFolder(string folder)
{
    readonly string root = Path.Combine(folder, "files");

    /// <summary>Keeps a file and returns its hash; whole or not at all.</summary>
    public string Keep(ReadOnlySpan<byte> content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var path = PathOf(hash);
        if (File.Exists(path)) return hash;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var arriving = $"{path}.{Guid.NewGuid():N}.arriving";
        try
        {
            using (var file = new FileStream(arriving, FileMode.CreateNew))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }
            File.Move(arriving, path, overwrite: true);
        }
        catch
        {
            File.Delete(arriving); // a full disk leaves no half file behind
            throw;
        }
        return hash;
    }

    /// <summary>What was kept under a hash; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The file was changed since.</exception>
    public byte[]? Read(string hash)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower) || !File.Exists(PathOf(hash))) return null;
        var content = File.ReadAllBytes(PathOf(hash));
        return Convert.ToHexStringLower(SHA256.HashData(content)) == hash ? content : throw new InvalidDataException($"the file {hash} was changed since it was kept");
    }

    string PathOf(string hash) => Path.Combine(root, hash[..2], hash);
}
