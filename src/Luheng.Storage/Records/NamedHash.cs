using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;

namespace Luheng.Records;

/// <summary>A hash that stands in a record under a name, such as sha256 or snapshot.</summary>
public sealed partial record NamedHash(string Hash, string Record, string Name)
{
    static readonly string[] OfFiles = ["sha256", "snapshot", "file", "workbook", "attachment"];

    /// <summary>Whether it says that a file of that hash is kept; others may be of anything.</summary>
    public bool OfFile => OfFiles.Contains(Name, StringComparer.OrdinalIgnoreCase) || (Name is "hash" && Record.StartsWith("evidence ", StringComparison.Ordinal));

    internal static IEnumerable<NamedHash> In(DbConnection db) =>
        from row in db.Query<(string Kind, string Id, string Body)>("select kind, id, body from document order by kind, id, batch", buffered: false)
        from match in Sha256().Matches(row.Body)
        select new NamedHash(match.Groups["hash"].Value, $"{row.Kind} {row.Id}", match.Groups["name"].Value);

    [GeneratedRegex("(?:\"(?<name>[A-Za-z0-9_-]+)\":\\s*\\[?\\s*)?\"(?<hash>[0-9a-f]{64})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}
