using System.Buffers.Binary;

namespace Luheng.Evidence;

/// <summary>Takes the place (GPS) out of a phone's photo, and leaves the picture and its other notes as they are.</summary>
public static class PhotoPlace
{
    const ushort Pointer = 0x8825;

    /// <summary>Blanks the place in a JPEG, in the bytes given; whether there was one.</summary>
    public static bool Forget(Span<byte> jpeg)
    {
        var found = false;
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF;)
        {
            var (mark, length) = (jpeg[at + 1], BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]));
            if (mark == 0xDA || length < 2 || at + 2 + length > jpeg.Length) break;
            var part = jpeg.Slice(at + 4, length - 2);
            if (mark == 0xE1 && part.StartsWith("Exif\0\0"u8)) found |= Blank(part[6..]);
            else if (mark == 0xE1 && part.StartsWith("http://ns.adobe.com/xap/1.0/\0"u8) && part.IndexOf("GPS"u8) >= 0)
            {
                part["http://ns.adobe.com/xap/1.0/\0"u8.Length..].Fill((byte)' ');
                found = true;
            }
            at += 2 + length;
        }
        return found;
    }

    static bool Blank(Span<byte> tiff)
    {
        if (tiff.Length < 14) return false;
        var little = tiff[0] == 'I';
        var first = Whole(tiff[4..], little);
        if (first + 2 > tiff.Length) return false;
        var count = Half(tiff[(int)first..], little);
        for (var i = 0; i < count && first + 2 + (i + 1) * 12 <= tiff.Length; i++)
        {
            var entry = tiff.Slice((int)first + 2 + i * 12, 12);
            if (Half(entry, little) != Pointer) continue;
            var place = Whole(entry[8..], little);
            if (place + 2 > tiff.Length) return false;
            var entries = Half(tiff[(int)place..], little);
            for (var j = 0; j < entries && place + 2 + (j + 1) * 12 <= tiff.Length; j++) Wipe(tiff, tiff.Slice((int)place + 2 + j * 12, 12), little);
            tiff.Slice((int)place, 2).Clear();
            return entries > 0;
        }
        return false;
    }

    /// <summary>An entry and the fractions it points to.</summary>
    static void Wipe(Span<byte> tiff, Span<byte> entry, bool little)
    {
        var size = Half(entry[2..], little) switch { 3 => 2u, 4 or 9 => 4u, 5 or 10 or 12 => 8u, _ => 1u } * (long)Whole(entry[4..], little);
        var at = Whole(entry[8..], little);
        if (size > 4 && at + size <= tiff.Length) tiff.Slice((int)at, (int)size).Clear();
        entry.Clear();
    }

    static ushort Half(ReadOnlySpan<byte> from, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(from) : BinaryPrimitives.ReadUInt16BigEndian(from);

    static uint Whole(ReadOnlySpan<byte> from, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(from) : BinaryPrimitives.ReadUInt32BigEndian(from);
}
