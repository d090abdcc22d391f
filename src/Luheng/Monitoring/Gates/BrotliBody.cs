using System.Buffers;
using System.IO.Compression;

namespace Luheng.Monitoring;

/// <summary>Unpacks brotli; one that wants more when nothing comes any more was cut off.</summary>
sealed class BrotliBody(Stream body) : Packing.Forward
{
    readonly byte[] packed = ArrayPool<byte>.Shared.Rent(16 << 10);
    BrotliDecoder decoder;
    int from, to;
    bool done;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!done && buffer.Length > 0)
        {
            var status = decoder.Decompress(packed.AsSpan(from..to), buffer.Span, out var used, out var written);
            from += used;
            done = status == OperationStatus.Done;
            if (status == OperationStatus.InvalidData) throw new InvalidDataException("it is not brotli");
            if (done && (from < to || await body.ReadAsync(packed, cancellationToken) > 0)) throw new InvalidDataException("something follows the brotli body");
            if (written > 0) return written;
            if (status != OperationStatus.NeedMoreData) continue;
            packed.AsSpan(from..to).CopyTo(packed);
            (from, to) = (0, to - from);
            var count = await body.ReadAsync(packed.AsMemory(to), cancellationToken);
            if (count == 0) throw new InvalidDataException("the brotli body was cut off");
            to += count;
        }
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decoder.Dispose();
            ArrayPool<byte>.Shared.Return(packed);
        }
        base.Dispose(disposing);
    }
}
