using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Api;

/// <summary>Keeps an answer until it is whole; one that is too long, or a stream of events, passes through.</summary>
sealed class KeptBody(Stream body, HttpResponse response, int most) : Stream
{
    readonly MemoryStream kept = new();

    /// <summary>Whether it went through and is no longer here.</summary>
    public bool Passing { get; private set; }
    public ReadOnlyMemory<byte> Bytes => kept.GetBuffer().AsMemory(0, (int)kept.Length);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!Passing && (kept.Length + buffer.Length > most || IsEvents)) await Pass(cancellationToken);
        await (Passing ? body : kept).WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (!Passing && IsEvents) await Pass(cancellationToken);
        if (Passing) await body.FlushAsync(cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count) => (Passing ? body : kept).Write(buffer, offset, count);

    public override void Flush()
    {
        if (Passing) body.Flush();
    }

    bool IsEvents => response.ContentType?.StartsWith("text/event-stream", StringComparison.Ordinal) == true;

    async Task Pass(CancellationToken cancel)
    {
        Passing = true;
        await body.WriteAsync(Bytes, cancel);
        kept.SetLength(0);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) kept.Dispose();
        base.Dispose(disposing);
    }
}
