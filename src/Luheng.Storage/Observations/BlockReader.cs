using System.Buffers.Binary;

namespace Luheng.Observations;

/// <summary>Unpacks what <see cref="BlockWriter"/> packed; fails with <see cref="InvalidDataException"/> on anything else.</summary>
ref struct BlockReader
{
    readonly ReadOnlySpan<byte> bytes;
    int at;

    BlockReader(ReadOnlySpan<byte> bytes) => this.bytes = bytes;

    public static void Unpack(ReadOnlySpan<byte> block, List<Figure> into)
    {
        into.Clear();
        if (block.Length < 5) throw new InvalidDataException("the block is cut short");
        if (BlockWriter.Sum(block[..^4]) != BinaryPrimitives.ReadUInt32LittleEndian(block[^4..]))
            throw new InvalidDataException("the block's check sum does not fit");
        if (block[0] != BlockWriter.Version) throw new InvalidDataException($"the block has version {block[0]}; this program reads {BlockWriter.Version}");
        new BlockReader(block[1..^4]).Runs(into);
    }

    void Runs(List<Figure> into)
    {
        var row = 0L;
        while (at < bytes.Length)
        {
            var (item, scope, source, count) = ((int)Number(), (int)Number(), (int)Number(), (int)Number());
            for (var i = 0; i < count; i++)
            {
                var period = (int)Number();
                var value = Value();
                row += Varint.Signed(Number());
                into.Add(new(item, scope, source, period, value, (int)row));
            }
        }
    }

    double Value()
    {
        var number = Number();
        var decimals = (int)(number & 7);
        if (decimals != BlockWriter.Raw) return Varint.Signed(number >> 3) / BlockWriter.Tens[decimals];
        if (at + 8 > bytes.Length) throw new InvalidDataException("the block ends inside a value");
        var bits = BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
        at += 8;
        return BitConverter.Int64BitsToDouble(bits);
    }

    ulong Number()
    {
        var number = 0ul;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= bytes.Length) throw new InvalidDataException("the block ends inside a number");
            var b = bytes[at++];
            number |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80) return number;
        }
        throw new InvalidDataException("the block holds a number that never ends");
    }
}
