using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Luheng.Flow.Tests.Running;

/// <summary>Where one request ends and the next begins, on the wire: what a proxy could read in two ways is refused.</summary>
public sealed partial class MessageBoundaryTests(ServedDemo demo)
{
    async Task<string> Sent(string head, string body)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(demo.Address.Host, demo.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head}\r\n\r\n{body}"), TestContext.Current.CancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var answer = new StreamReader(stream, Encoding.UTF8);
        return await answer.ReadToEndAsync(patience.Token); // the connection is closed, whatever else stood in it
    }

    [Theory]
    [InlineData("Content-Length: 4\r\nContent-Length: 5", "abcde")]
    [InlineData("Content-Length: 4, 4", "abcd")]
    [InlineData("Content-Length: -1", "")]
    [InlineData("Content-Length : 4", "abcd")]
    [InlineData("X-Note: a\rContent-Length: 4", "abcd")]
    [InlineData("X-Note: a\r\n Content-Length: 4", "abcd")]
    [InlineData("Transfer-Encoding: xchunked", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity", "0\r\n\r\n")]
    [InlineData("Host: elsewhere.example", "")]
    public async Task A_request_whose_end_can_be_read_in_two_ways_is_400_and_nothing_after_it_is_answered(string header, string body)
    {
        var answer = await Sent($"POST /sign-in HTTP/1.1\r\nHost: {demo.Address.Authority}\r\n{header}", body + $"GET /healthz HTTP/1.1\r\nHost: {demo.Address.Authority}\r\n\r\n");
        Assert.Equal("HTTP/1.1 400", Assert.Single(StatusLine().Matches(answer)).Value);
    }

    [Fact]
    public async Task A_request_with_a_length_and_chunks_is_read_by_its_chunks_and_ends_the_connection()
    {
        var answer = await Sent($"POST /sign-in HTTP/1.1\r\nHost: {demo.Address.Authority}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked", $"0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: {demo.Address.Authority}\r\n\r\n");
        Assert.Single(StatusLine().Matches(answer));
    }

    [GeneratedRegex(@"HTTP/1\.1 \d{3}")]
    private static partial Regex StatusLine();
}
