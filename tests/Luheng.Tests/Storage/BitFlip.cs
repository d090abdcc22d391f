using System.Text;
using Microsoft.Data.Sqlite;

namespace Luheng.Tests.Storage;

/// <summary>One bit of a database changed behind its program's back.</summary>
static class BitFlip
{
    /// <summary>Flips one bit of one column of one row; gives the names under which it may be told, before and after.</summary>
    /// <param name="which">The column; null: any.</param>
    /// <param name="bits">How many of a whole number's bits may be meant.</param>
    public static (string[] Names, string Flip) Of(string file, string table, string key, Func<object[], string[]> names, Random random, string? which = null, int bits = 48)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        var rows = Rows(db, $"select {key}, * from {table}", out var columns);
        var keys = key.Split(", ");
        var (row, column) = (rows[0], 0);
        do (row, column) = (rows[random.Next(rows.Count)], which is null ? random.Next(keys.Length, columns.Length) : Array.LastIndexOf(columns, which));
        while (row[column] is DBNull or "" or byte[] { Length: 0 });
        object flipped = row[column] switch
        {
            long number => number ^ (1L << random.Next(0, bits)),
            byte[] bytes => Flipped([.. bytes], random),
            var text => Encoding.UTF8.GetBytes((string)text) is var bytes ? Flipped(bytes, random) : [],
        };
        using var update = db.CreateCommand();
        update.CommandText = $"update {table} set {columns[column]} = {(row[column] is string ? "cast(@value as text)" : "@value")} where {string.Join(" and ", keys.Select((k, i) => $"{k} = @k{i}"))}";
        update.Parameters.AddWithValue("@value", flipped);
        for (var i = 0; i < keys.Length; i++) update.Parameters.AddWithValue($"@k{i}", row[i]);
        try
        {
            Assert.Equal(1, update.ExecuteNonQuery());
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            return Of(file, table, key, names, random, which, bits); // another row has that key: the file itself refuses
        }
        var after = (object[])row.Clone();
        if (Array.IndexOf(keys, columns[column]) is >= 0 and var at) after[at] = Rows(db, $"select {columns[column]} from {table}", out _).Select(r => r[0]).Except(rows.Select(r => r[at])).FirstOrDefault(row[at]);
        return ([.. names(row), .. names(after)], $"{table}.{columns[column]} of {string.Join('/', row.Take(keys.Length))}");
    }

    static byte[] Flipped(byte[] bytes, Random random)
    {
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    public static List<object[]> Rows(SqliteConnection db, string sql, out string[] columns)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var cells = new object[reader.FieldCount];
            reader.GetValues(cells);
            rows.Add(cells);
        }
        return rows;
    }
}
