using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Luheng.Records;

/// <summary>A short sum over a row and its key, kept in the row: a damaged one is named, where the digest of its batch names only the batch.</summary>
static class RowSum
{
    public static long Document(string kind, string id, long batch, string body) => Of([], kind, id, Text(batch), body);

    public static long Word(long number, long batch, string text) => Of([], Text(number), Text(batch), text);

    public static long Block(string subject, long batch, long year, long count, byte[] payload) => Of(payload, subject, Text(batch), Text(year), Text(count));

    public static long Result(string layout, string subject, long year, byte[] bytes) => Of(bytes, layout, subject, Text(year));

    public static long Finding(string subject, string stage, long place, long year, long period, string kind, long level, string text, string evidence) =>
        Of([], subject, stage, Text(place), Text(year), Text(period), kind, Text(level), text, evidence);

    public static long Mark(string name, string value) => Of([], name, value);

    public static long Passing(string kind, string id, string body, long keptAt) => Of([], kind, id, body, Text(keptAt));

    /// <summary>Gives every row of a database that had none its sum.</summary>
    public static void Fill(DbConnection db)
    {
        foreach (var table in (string[])["document", "word", "observation"]) db.Execute($"alter table {table} add column sum bigint not null default 0");
        using (var update = new Statement(db, "update document set sum = @sum where kind = @kind and id = @id and batch = @batch", "@sum", "@kind", "@id", "@batch"))
            foreach (var (kind, id, batch, body) in db.Query<(string, string, long, string)>("select kind, id, batch, body from document").AsList()) update.Run(Document(kind, id, batch, body), kind, id, batch);
        using (var update = new Statement(db, "update word set sum = @sum where id = @id", "@sum", "@id"))
            foreach (var (id, batch, text) in db.Query<(long, long, string)>("select id, batch, text from word").AsList()) update.Run(Word(id, batch, text), id);
        using (var update = new Statement(db, "update observation set sum = @sum where subject = @subject and batch = @batch and year = @year", "@sum", "@subject", "@batch", "@year"))
            foreach (var subject in db.Query<string>("select distinct subject from observation").AsList())
                foreach (var (batch, year, count, payload) in db.Query<(long, long, long, byte[])>("select batch, year, count, payload from observation where subject = @subject", new { subject }).AsList())
                    update.Run(Block(subject, batch, year, count, payload), subject, batch, year);
    }

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    static long Of(ReadOnlySpan<byte> payload, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
        hash.AppendData(payload);
        return BinaryPrimitives.ReadInt64LittleEndian(hash.GetHashAndReset());
    }
}
