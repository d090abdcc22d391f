using System.Buffers.Binary;
using System.IO.Compression;

namespace Luheng.Monitoring;

/// <summary>Unpacks gzip of one member, whose last four bytes say how long it is unpacked: where they do not, it was cut off.</summary>
sealed class GzipBody : Packing.Forward
{
    const int Least = 18; // header and trailer

    readonly Tail tail;
    readonly GZipStream unpacked;
    uint length;

    public GzipBody(Stream body)
    {
        tail = new(body);
        unpacked = new(tail, CompressionMode.Decompress);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await unpacked.ReadAsync(buffer, cancellationToken);
        length += (uint)count;
        if (count == 0 && buffer.Length > 0 && (tail.Last != length || tail.Seen < Least)) throw new InvalidDataException("the gzip body was cut off, or is of several members");
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Remembers the last four bytes that went through.</summary>
    sealed class Tail(Stream body) : Packing.Forward
    {
        readonly byte[] last = new byte[4];

        public long Seen { get; private set; }
        public uint Last => BinaryPrimitives.ReadUInt32LittleEndian(last);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await body.ReadAsync(buffer, cancellationToken);
            Seen += count;
            var kept = Math.Min(count, last.Length);
            last.AsSpan(kept).CopyTo(last);
            buffer.Span[(count - kept)..count].CopyTo(last.AsSpan(last.Length - kept));
            return count;
        }
    }
}
