using System.IO.Compression;
using Luheng.Monitoring;

namespace Luheng.Tests.Monitoring;

public class PackingTests
{
    static byte[] Pack(string encoding, byte[] plain)
    {
        using var packed = new MemoryStream();
        using (Stream pack = encoding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest) : new GZipStream(packed, CompressionLevel.Fastest)) pack.Write(plain);
        return packed.ToArray();
    }

    static async Task<byte[]> Unpack(string encoding, byte[] packed)
    {
        await using var stream = Packing.Unpack(encoding, new MemoryStream(packed))!;
        using var plain = new MemoryStream();
        await stream.CopyToAsync(plain, 777);
        return plain.ToArray();
    }

    static byte[] Text(int length)
    {
        var (random, text) = (new Random(length), new byte[length]);
        for (var i = 0; i < length; i++) text[i] = (byte)('0' + random.Next(4));
        return text;
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task What_was_packed_is_unpacked(string encoding)
    {
        foreach (var length in (int[])[1, 100, 70_000, 1_000_000]) Assert.Equal(Text(length), await Unpack(encoding, Pack(encoding, Text(length))));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Cut_off_anywhere_it_is_an_error(string encoding)
    {
        var packed = Pack(encoding, Text(3000));
        for (var length = 0; length < packed.Length; length += 3) await Assert.ThrowsAsync<InvalidDataException>(() => Unpack(encoding, packed[..length]));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Bytes_behind_it_are_an_error(string encoding) => await Assert.ThrowsAsync<InvalidDataException>(() => Unpack(encoding, [.. Pack(encoding, Text(300)), 1, 2, 3, 4, 5]));

    [Fact]
    public void Another_packing_is_not_known() => Assert.Null(Packing.Unpack("zstd", Stream.Null));
}
