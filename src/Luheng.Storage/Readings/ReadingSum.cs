using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Luheng.Readings;

/// <summary>A short sum over the cells of a row, its key among them, kept in the row: a damaged one is named.</summary>
static class ReadingSum
{
    public static long Of(params ReadOnlySpan<object?> cells)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var cell in cells)
        {
            ReadOnlySpan<byte> bytes = cell switch
            {
                byte[] raw => raw,
                ReadOnlyMemory<byte> raw => raw.Span,
                _ => Encoding.UTF8.GetBytes(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""),
            };
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
        return BinaryPrimitives.ReadInt64LittleEndian(hash.GetHashAndReset());
    }

    public static long OfMeter(int number, string id) => Of(number, id);

    public static long OfReach(int number, int? first, int? last) => Of(number, first, last);

    public static long OfJournal(long seq, long recordedAt, ReadOnlyMemory<byte> payload) => Of(seq, recordedAt, payload);
}
