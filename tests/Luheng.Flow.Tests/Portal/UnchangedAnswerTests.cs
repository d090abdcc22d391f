using Luheng.Portal.Api;
using Microsoft.AspNetCore.Http;

namespace Luheng.Flow.Tests.Portal;

public class UnchangedAnswerTests
{
    [Fact]
    public async Task An_endpoint_that_answers_304_itself_has_nothing_written_after_it()
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Path = "/api/v1/returns/205-1/x/2025-11";
        context.Response.Body = new NoBody();
        await Tags.Add(context, c =>
        {
            c.Response.Headers.ETag = "\"3-1\"";
            c.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        });
        Assert.Equal(304, context.Response.StatusCode);
    }

    /// <summary>As the server's own body of a 304: whoever writes, be it nothing, is in the wrong.</summary>
    sealed class NoBody : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new InvalidOperationException("a 304 has no body");
    }
}
