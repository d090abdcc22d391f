using System.Security.Cryptography;

namespace Luheng.Evidence;

/// <summary>Holds the files kept against what the records name.</summary>
/// <param name="Problems">Files that were changed, and files that a record names and nobody finds.</param>
/// <param name="Spare">Files that no record names: of a step that was cut off before it was recorded.</param>
public sealed record FileCheck(int Files, IReadOnlyList<string> Problems, IReadOnlyList<string> Spare)
{
    /// <param name="needed">Hashes that must be there, with the record that names each.</param>
    /// <param name="mentioned">Every hash that stands in any record.</param>
    public static FileCheck Of(string folder, IEnumerable<(string Hash, string Record)> needed, IReadOnlySet<string> mentioned)
    {
        var root = Path.Combine(folder, "files");
        var (problems, spare, there) = (new List<string>(), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var path in (Directory.Exists(root) ? Directory.GetFiles(root, "*", SearchOption.AllDirectories) : []).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (name.EndsWith(".arriving", StringComparison.Ordinal)) continue; // being written, or left by a crash; never named
            using (var file = File.OpenRead(path))
                if (Convert.ToHexStringLower(SHA256.HashData(file)) != name) problems.Add($"file {name}: it was changed since it was kept");
            there.Add(name);
            if (!mentioned.Contains(name)) spare.Add($"file {name}: no record names it");
        }
        problems.AddRange(needed.Where(n => !there.Contains(n.Hash)).Select(n => $"file {n.Hash}: it is gone, but {n.Record} names it").Distinct());
        return new(there.Count, problems, spare);
    }
}
