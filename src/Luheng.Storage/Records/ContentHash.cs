using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Luheng.Records;

/// <summary>One hash over everything that has a history: the same for the same content, whichever database keeps it and however its file is laid out.</summary>
static class ContentHash
{
    static readonly string[] Tables =
    [
        "select id, recorded_at, title, recorded_by, subjects, observations, committed_in, undone_at, undone_in from batch order by id",
        "select seq, at, who, what, hash from audit order by seq",
        "select id, batch, text from word order by id",
        "select kind, id, batch, body from document order by kind, id, batch",
        "select subject, batch, year, count, payload from observation order by subject, batch, year",
        "select seq, hash, recorded_at, content from pack order by seq",
    ];

    public static string Of(DbConnection db)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in Tables)
        {
            using var command = db.CreateCommand();
            command.CommandText = table;
            using var rows = command.ExecuteReader();
            var cells = new object[rows.FieldCount];
            while (rows.Read())
            {
                rows.GetValues(cells);
                foreach (var cell in cells) Add(hash, cell);
            }
            Add(hash, table);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static void Add(IncrementalHash hash, object cell)
    {
        var bytes = cell as byte[] ?? Encoding.UTF8.GetBytes(cell is DBNull ? "\0" : Convert.ToString(cell, CultureInfo.InvariantCulture)!);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
