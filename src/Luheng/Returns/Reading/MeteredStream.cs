using System.IO.Hashing;

namespace Luheng.Returns;

/// <summary>A part of a package as it unpacks: refuses to give more than was allowed, and to end without its check sum.</summary>
sealed class MeteredStream(Stream inner, long allowed, string name, uint? checkSum = null) : Stream
{
    readonly Crc32 sum = new();

    public long Taken { get; private set; }
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => Taken; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Taken += read;
        if (Taken > allowed) throw WorkbookCheck.Bomb($"{name} unpacks to more than {allowed >> 20} MB");
        sum.Append(buffer[..read]);
        if (read == 0 && buffer.Length > 0 && checkSum is { } right && sum.GetCurrentHashAsUInt32() != right) throw new InvalidDataException($"the check sum of {name} does not hold");
        return read;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
