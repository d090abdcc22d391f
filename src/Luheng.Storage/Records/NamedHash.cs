using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;

namespace Luheng.Records;

/// <summary>A hash that stands in a record under a name, such as sha256 or snapshot.</summary>
public sealed partial record NamedHash(string Hash, string Record, string Name)
{
    /// <summary>The fields of each kind of record that name a file which is kept; hashes in others may be of keys, or of what was handed out.</summary>
    static readonly HashSet<(string Kind, string Name)> OfFiles = [("evidence", "hash"), ("bulletin", "sha256"), ("bulletin", "snapshot"), ("step", "receipt"), ("step", "file")];

    /// <summary>Whether it says that a file of that hash is kept.</summary>
    public bool OfFile => OfFiles.Contains((Record.Split(' ')[0], Name));

    internal static IEnumerable<NamedHash> In(DbConnection db) =>
        from row in db.Query<(string Kind, string Id, string Body)>("select kind, id, body from document union all select 'passing ' || kind, id, body from passing", buffered: false)
        from match in Sha256().Matches(row.Body)
        select new NamedHash(match.Groups["hash"].Value, $"{row.Kind} {row.Id}", match.Groups["name"].Value);

    [GeneratedRegex("(?:\"(?<name>[A-Za-z0-9_-]+)\":\\s*\\[?\\s*)?\"(?<hash>[0-9a-f]{64})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}
