using System.Security.Cryptography;
using Luheng.Records;

namespace Luheng.Readings;

/// <summary>One hash over the rows of every table of readings, as they are laid out: what is folded is laid out anew.</summary>
static class ReadingHash
{
    static readonly (string Table, string Columns)[] Tables =
    [
        ("meter", "number, id, first, last"),
        ("journal", "seq, recorded_at, payload"),
        ("revision", SqliteView.RevisionColumns),
        ("change", "bucket, seq, days"),
        ("state", "folded, recorded_at, readings, blocks, revisions, changes, meters, groups"),
    ];

    public static string Of(IReadingView view)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (table, columns) in Tables)
        {
            foreach (var row in view.Cells(table, columns))
                foreach (var cell in row) ContentHash.Add(hash, cell);
            ContentHash.Add(hash, table);
        }
        foreach (var (meter, day, payload) in view.AllBlocks())
            foreach (var cell in (object[])[meter, day, payload]) ContentHash.Add(hash, cell);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
