using System.Buffers.Binary;
using System.IO.Compression;

namespace Luheng.Browser.Tests;

/// <summary>Makes a picture of a page small: the 256 colours that it uses most, in a PNG with a palette.</summary>
static class SmallPng
{
    const int Colours = 256;
    static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <param name="png">8 bits a channel, not interlaced, as browsers write it.</param>
    public static byte[] Of(byte[] png)
    {
        var (width, height, pixels) = Read(png);
        var counts = new Dictionary<int, int>();
        foreach (var pixel in pixels) counts[pixel] = counts.GetValueOrDefault(pixel) + 1;
        var palette = counts.OrderByDescending(c => c.Value).Take(Colours).Select(c => c.Key).ToArray();
        var nearest = palette.Select((colour, i) => (colour, i)).ToDictionary(p => p.colour, p => (byte)p.i);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            for (var y = 0; y < height; y++)
            {
                zip.WriteByte(0);
                for (var x = 0; x < width; x++)
                {
                    var pixel = pixels[y * width + x];
                    if (!nearest.TryGetValue(pixel, out var at)) nearest[pixel] = at = Nearest(palette, pixel);
                    zip.WriteByte(at);
                }
            }
        using var file = new MemoryStream();
        file.Write(Signature);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 3);
        Chunk(file, "IHDR", head);
        Chunk(file, "PLTE", [.. palette.SelectMany(c => new[] { (byte)(c >> 16), (byte)(c >> 8), (byte)c })]);
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    static byte Nearest(int[] palette, int pixel)
    {
        var (best, least) = (0, int.MaxValue);
        for (var i = 0; i < palette.Length; i++)
        {
            var (r, g, b) = ((palette[i] >> 16) - (pixel >> 16), (palette[i] >> 8 & 255) - (pixel >> 8 & 255), (palette[i] & 255) - (pixel & 255));
            if (r * r + g * g + b * b is var far && far < least) (best, least) = (i, far);
        }
        return (byte)best;
    }

    static (int Width, int Height, int[] Pixels) Read(byte[] png)
    {
        using var packed = new MemoryStream();
        var (width, height, depth) = (0, 0, 3);
        for (var at = Signature.Length; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var body = png.AsSpan(at + 8, length);
            if (png.AsSpan(at + 4, 4).SequenceEqual("IHDR"u8)) (width, height, depth) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]), body[9] == 6 ? 4 : 3);
            else if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) packed.Write(body);
            at += length + 12;
        }
        packed.Position = 0;
        using var zip = new ZLibStream(packed, CompressionMode.Decompress);
        var (stride, pixels) = (width * depth, new int[width * height]);
        var (before, row) = (new byte[stride], new byte[stride]);
        for (var y = 0; y < height; y++)
        {
            var filter = zip.ReadByte();
            zip.ReadExactly(row);
            for (var i = 0; i < stride; i++)
            {
                int left = i >= depth ? row[i - depth] : 0, up = before[i], corner = i >= depth ? before[i - depth] : 0;
                row[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }
            for (var x = 0; x < width; x++) pixels[y * width + x] = row[x * depth] << 16 | row[x * depth + 1] << 8 | row[x * depth + 2];
            (before, row) = (row, before);
        }
        return (width, height, pixels);
    }

    static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    /// <summary>CRC-32 as PNG asks for it.</summary>
    static uint Crc(byte[] bytes)
    {
        const uint polynomial = 0xEDB88320;
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ polynomial;
        }
        return ~crc;
    }

    static void Chunk(MemoryStream file, string name, byte[] body)
    {
        var (length, whole, sum) = (new byte[4], (byte[])[.. name.Select(c => (byte)c), .. body], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(whole));
        file.Write(length);
        file.Write(whole);
        file.Write(sum);
    }
}
