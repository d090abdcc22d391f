using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Luheng.Readings;

/// <summary>A short sum over the cells of a row, its key among them, kept in the row: a damaged one is named.</summary>
static class ReadingSum
{
    public static long Of(params ReadOnlySpan<object?> cells)
    {
        var sink = new ByteSink();
        foreach (var cell in cells)
            switch (cell)
            {
                case byte[] raw:
                    sink.Number((ulong)raw.Length);
                    sink.Bytes(raw);
                    break;
                case ReadOnlyMemory<byte> raw:
                    sink.Number((ulong)raw.Length);
                    sink.Bytes(raw.Span);
                    break;
                default:
                    sink.Text(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "");
                    break;
            }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(sink.Written, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    public static long OfMeter(int number, string id) => Of(number, id);

    public static long OfReach(int number, int? first, int? last) => Of(number, first, last);

    public static long OfJournal(long seq, long recordedAt, ReadOnlyMemory<byte> payload) => Of(seq, recordedAt, payload);
}
