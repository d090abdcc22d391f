using System.IO.Compression;
using Luheng.Benchmarks;
using Luheng.Flow.Tests.Monitoring;
using Luheng.Readings;

namespace Luheng.Flow.Tests.Faults;

public sealed class DamagedBodyTests
{
    const int Requests = 500;

    static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var pack = new GZipStream(packed, CompressionLevel.Fastest)) pack.Write(plain);
        return packed.ToArray();
    }

    public static TheoryData<string, bool> All => new MatrixTheoryData<string, bool>(Bodies.Types, [false, true]);

    [Theory, MemberData(nameof(All))]
    public async Task No_damaged_body_is_an_error_of_ours(string type, bool packed)
    {
        var batch = new ReadingBatch();
        for (var i = 0; i < 4; i++) batch.Add(1, Start.AddMinutes(i).ToUnixTimeMilliseconds(), i * 1.5);
        var seed = Bodies.Of(type, batch, _ => "m-1");
        var mutator = new Mutator(new(5), [packed ? Gzip(seed) : seed]);
        await using var site = await GateSite.Start();
        var counts = new Dictionary<int, int>();
        for (var i = 0; i < Requests; i++)
        {
            var (status, _, _) = await site.Post(type, mutator.Next(), encoding: packed ? "gzip" : null);
            counts[status] = counts.GetValueOrDefault(status) + 1;
        }
        Assert.Empty(counts.Keys.Except([200, 400]));
    }

    static readonly DateTimeOffset Start = new(2025, 11, 20, 9, 0, 0, TimeSpan.FromHours(8));
}
