namespace Luheng.Monitoring;

/// <summary>The packings of bodies (Content-Encoding). One that was cut off is an error, not an end: the framework's own streams would end without a word.</summary>
public static class Packing
{
    public const string Known = "gzip, br or none";

    /// <summary>The body without its packing; null where that is not known.</summary>
    public static Stream? Unpack(string encoding, Stream body) => encoding.Trim().ToLowerInvariant() switch
    {
        "" or "identity" => body,
        "gzip" or "x-gzip" => new GzipBody(body),
        "br" => new BrotliBody(body),
        _ => null,
    };

    /// <summary>A stream that is only read, from the beginning to the end.</summary>
    internal abstract class Forward : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Flush() { }
    }
}
