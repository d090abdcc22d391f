using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Luheng.Records;

/// <summary>How the lines of the audit trail hang together: each hash is made from the one before it and everything its line says.</summary>
public static class AuditChain
{
    /// <summary>The hash before the first line.</summary>
    public static byte[] Start => new byte[SHA256.HashSizeInBytes];

    /// <param name="at">Microseconds since 1970, UTC.</param>
    /// <param name="what">What the line says, as it is kept.</param>
    public static byte[] Hash(byte[] before, long seq, long at, string who, string what)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> eight = stackalloc byte[sizeof(long)];
        hash.AppendData(before);
        foreach (var number in (long[])[seq, at])
        {
            BinaryPrimitives.WriteInt64LittleEndian(eight, number);
            hash.AppendData(eight);
        }
        foreach (var text in (string[])[who, what])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            AppendLength(hash, (uint)bytes.Length);
            hash.AppendData(bytes);
        }
        return hash.GetHashAndReset();
    }

    /// <summary>Seven bits a byte, the lowest first, as BinaryWriter writes it.</summary>
    static void AppendLength(IncrementalHash hash, uint length)
    {
        for (; length >= 0x80; length >>= 7) hash.AppendData([(byte)(length | 0x80)]);
        hash.AppendData([(byte)length]);
    }
}
