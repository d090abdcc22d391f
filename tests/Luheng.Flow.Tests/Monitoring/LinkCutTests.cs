using System.Globalization;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Flow.Tests.Monitoring;

public sealed class LinkCutTests
{
    const int PerBatch = 60;

    [Fact]
    public async Task A_link_cut_for_72_hours_and_resumed_leaves_the_same_series_as_one_never_cut()
    {
        var start = new DateTimeOffset(2025, 11, 10, 0, 0, 0, China.Offset);
        var lines = Enumerable.Range(0, 5 * 24 * 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"m-{i % 2 + 1},{start.AddMinutes(i):yyyy-MM-ddTHH:mm:sszzz},{i * 0.37:0.00}")).ToList();
        var batches = lines.Chunk(PerBatch).ToList();
        var (cut, resumed) = (24, 24 + 72); // hours, a batch each
        var random = new Random(72);

        var never = await Sent(batches);
        var buffered = batches[cut..resumed].SelectMany(b => b).ToList();
        List<string[]> late =
        [
            .. buffered.Chunk(97), // as the gateway kept them
            .. batches[(cut - 2)..(cut + 3)], // what may or may not have been answered before the cut
            .. Enumerable.Range(0, 40).Select(_ => buffered.Skip(random.Next(buffered.Count - 200)).Take(200).OrderBy(_ => random.Next()).ToArray()),
        ];
        Assert.Equal(never, await Sent([.. batches[..cut], .. late.OrderBy(_ => random.Next()), .. batches[resumed..]]));
    }

    /// <summary>Both series as they are after all was sent, to a store of its own; every line accepted once.</summary>
    static async Task<string> Sent(IReadOnlyList<string[]> batches)
    {
        var folder = Directory.CreateTempSubdirectory("luheng-cut-").FullName;
        try
        {
            using var readings = ReadingStore.Open(folder, TimeProvider.System);
            await using var site = await GateSite.Start(readings: readings);
            var accepted = 0L;
            foreach (var batch in batches)
            {
                var (status, said, _) = await site.Post("text/csv", "meter,time,value\n" + string.Join('\n', batch));
                Assert.Equal((200, 0, 0), (status, said.GetProperty("corrected").GetInt32(), said.GetProperty("rejected").GetInt32()));
                accepted += said.GetProperty("accepted").GetInt64();
            }
            Assert.Equal(5 * 24 * 60, accepted);
            return (await site.Get("/api/v1/readings?meter=m-1&from=2025-11-01&to=2025-12-01&format=csv")).Text + (await site.Get("/api/v1/readings?meter=m-2&from=2025-11-01&to=2025-12-01&format=csv")).Text;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
