using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Luheng.Monitoring.Nhjc;

/// <summary>SM4 (GB/T 32907) in ECB with PKCS#7 padding, as the end-device interface encrypts each value alone. .NET has none.</summary>
public sealed class Sm4
{
    const int Block = 16;
    const int Rounds = 32;

    static readonly byte[] Box = Convert.FromHexString(
        "D690E9FECCE13DB716B614C228FB2C052B679A762ABE04C3AA441326498606999C4250F491EF987A33540B43EDCFAC62E4B31CA9C908E89580DF94FA758F3FA6"
        + "4707A7FCF37317BA83593C19E6854FA8686B81B27164DA8BF8EB0F4B70569D351E240E5E6358D1A225227C3B01217887D40046579FD327524C3602E7A0C4C89E"
        + "EABF8AD240C738B5A3F7F2CEF96115A1E0AE5DA49B341A55AD933230F58CB1E31DF6E22E8266CA60C02923AB0D534E6FD5DB3745DEFD8E2F03FF6A726D6C5B51"
        + "8D1BAF92BBDDBC7F11D95C411F105AD80AC13188A5CD7BBD2D74D012B8E5B4B08969974A0C96777E65B9F109C56EC68418F07DEC3ADC4D2079EE5F3ED7CB3948");

    static readonly uint[] System = [0xA3B1BAC6, 0x56AA3350, 0x677D9197, 0xB27022DC];

    readonly uint[] keys = new uint[Rounds];

    /// <param name="key">16 bytes.</param>
    public Sm4(ReadOnlySpan<byte> key)
    {
        if (key.Length != Block) throw new CryptographicException($"a key has {Block} bytes, this one {key.Length}");
        Span<uint> k = stackalloc uint[4];
        for (var i = 0; i < 4; i++) k[i] = BinaryPrimitives.ReadUInt32BigEndian(key[(4 * i)..]) ^ System[i];
        for (var i = 0; i < Rounds; i++)
        {
            var mixed = Mix(k[1] ^ k[2] ^ k[3] ^ Constant(i));
            keys[i] = k[0] ^ mixed ^ BitOperations.RotateLeft(mixed, 13) ^ BitOperations.RotateLeft(mixed, 23);
            (k[0], k[1], k[2], k[3]) = (k[1], k[2], k[3], keys[i]);
        }
    }

    /// <summary>A text in UTF-8 as lower-case hex.</summary>
    public string Encrypt(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var padding = Block - plain.Length % Block;
        var bytes = new byte[plain.Length + padding];
        plain.CopyTo(bytes, 0);
        bytes.AsSpan(plain.Length).Fill((byte)padding);
        for (var i = 0; i < bytes.Length; i += Block) Turn(bytes.AsSpan(i, Block), forward: true);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>The text of a hex cipher; null where it is none of this key.</summary>
    public string? Decrypt(string hex)
    {
        if (hex.Length == 0 || hex.Length % (2 * Block) != 0 || hex.Any(c => !char.IsAsciiHexDigit(c))) return null;
        var bytes = Convert.FromHexString(hex);
        for (var i = 0; i < bytes.Length; i += Block) Turn(bytes.AsSpan(i, Block), forward: false);
        var padding = bytes[^1];
        if (padding is 0 or > Block || bytes.AsSpan(bytes.Length - padding).ContainsAnyExcept(padding)) return null;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, bytes.Length - padding);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>One block in place.</summary>
    internal void Turn(Span<byte> block, bool forward)
    {
        Span<uint> x = stackalloc uint[4];
        for (var i = 0; i < 4; i++) x[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        for (var i = 0; i < Rounds; i++)
        {
            var mixed = Mix(x[1] ^ x[2] ^ x[3] ^ keys[forward ? i : Rounds - 1 - i]);
            var next = x[0] ^ mixed ^ BitOperations.RotateLeft(mixed, 2) ^ BitOperations.RotateLeft(mixed, 10) ^ BitOperations.RotateLeft(mixed, 18) ^ BitOperations.RotateLeft(mixed, 24);
            (x[0], x[1], x[2], x[3]) = (x[1], x[2], x[3], next);
        }
        for (var i = 0; i < 4; i++) BinaryPrimitives.WriteUInt32BigEndian(block[(4 * i)..], x[3 - i]);
    }

    static uint Mix(uint word) =>
        (uint)Box[word >> 24] << 24 | (uint)Box[word >> 16 & 0xFF] << 16 | (uint)Box[word >> 8 & 0xFF] << 8 | Box[word & 0xFF];

    static uint Constant(int round)
    {
        var constant = 0u;
        for (var j = 0; j < 4; j++) constant = constant << 8 | (byte)((4 * round + j) * 7);
        return constant;
    }
}
