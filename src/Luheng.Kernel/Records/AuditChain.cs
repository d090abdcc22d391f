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
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8))
        {
            writer.Write(before);
            writer.Write(seq);
            writer.Write(at);
            writer.Write(who);
            writer.Write(what);
        }
        return SHA256.HashData(bytes.ToArray());
    }
}
