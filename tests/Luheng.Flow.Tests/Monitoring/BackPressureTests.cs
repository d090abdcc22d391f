using Luheng.Readings;
using Luheng.Tests;

namespace Luheng.Flow.Tests.Monitoring;

public sealed class BackPressureTests
{
    const string Csv = "meter,time,value\nm-1,2025-11-20T10:00:00+08:00,1\n";

    [Fact]
    public async Task A_busy_store_is_429_and_one_that_cannot_write_503_each_with_a_time_to_come_back()
    {
        var readings = new Unwilling();
        await using var site = await GateSite.Start(readings: readings);
        readings.Says = new ReadingsBusyException(TimeSpan.FromSeconds(2.5));
        var (status, _, headers) = await site.Post("text/csv", Csv);
        Assert.Equal((429, TimeSpan.FromSeconds(3)), (status, headers.RetryAfter?.Delta));
        readings.Says = new ReadingsRefusedException("the disk is full");
        (status, var said, headers) = await site.Post("text/csv", Csv);
        Assert.Equal((503, "the disk is full"), (status, said.GetProperty("detail").GetString()));
        Assert.NotNull(headers.RetryAfter?.Delta);
        readings.Says = null;
        Assert.Equal(200, (await site.Post("text/csv", Csv)).Status);
    }

    [Fact]
    public async Task A_store_that_counts_wrong_is_found_out()
    {
        await using var site = await GateSite.Start(readings: new Unwilling { Loses = true });
        Assert.Equal(500, (await site.Post("text/csv", Csv)).Status);
    }

    [Fact]
    public async Task A_key_that_asks_too_often_is_429_and_another_is_not()
    {
        await using var site = await GateSite.Start(new() { Burst = 3, PerSecond = 1 });
        for (var i = 0; i < 3; i++) Assert.Equal(200, (await site.Post("text/csv", Csv)).Status);
        var (status, _, headers) = await site.Post("text/csv", Csv);
        Assert.Equal((429, TimeSpan.FromSeconds(1)), (status, headers.RetryAfter?.Delta));
        Assert.Equal(200, (await site.Post("text/csv", Csv, site.Single)).Status);
    }

    [Fact]
    public async Task More_requests_at_once_than_are_read_wait_outside()
    {
        var readings = new Unwilling { Holds = new() };
        await using var site = await GateSite.Start(new() { AtOnce = 2, AtOncePerKey = 1 }, readings);
        var first = site.Post("text/csv", Csv);
        await readings.Came.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(429, (await site.Post("text/csv", Csv)).Status);
        var second = site.Post("text/csv", Csv, site.Single);
        readings.Holds.SetResult();
        Assert.Equal((200, 200), ((await first).Status, (await second).Status));
    }

    /// <summary>A store that does not want to, or miscounts, or takes its time.</summary>
    sealed class Unwilling : IReadings
    {
        readonly MemoryReadings memory = new();

        public Exception? Says { get; set; }
        public bool Loses { get; init; }
        public TaskCompletionSource? Holds { get; init; }
        public TaskCompletionSource Came { get; } = new();

        public async ValueTask<Taken> Append(ReadingBatch batch, CancellationToken cancel = default)
        {
            Came.TrySetResult();
            if (Holds is not null) await Holds.Task;
            if (Says is not null) throw Says;
            return Loses ? new(0, 0, 0) : await memory.Append(batch, cancel);
        }

        public IReadOnlyList<int> Number(IReadOnlyList<string> ids) => memory.Number(ids);
        public IReadOnlyDictionary<string, int> Numbers() => memory.Numbers();
        public int Void(int meter, long from, long to, string reason, string by) => memory.Void(meter, from, to, reason, by);
        public void Read(int meter, long from, long to, Series into, DateTimeOffset? knownBy = null) => memory.Read(meter, from, to, into, knownBy);
        public IReadOnlyList<Revision> Revisions(int meter, long from, long to) => memory.Revisions(meter, from, to);
        public (Reading Reading, DateTimeOffset RecordedAt)? Latest(int meter) => memory.Latest(meter);
        public IReadOnlyCollection<(int Meter, DateOnly Day)> ChangedSince(long mark, out long now) => memory.ChangedSince(mark, out now);
        public (DateOnly First, DateOnly Last)? Span(int meter) => memory.Span(meter);
        public IDisposable Watch(Action<ReadingBatch, DateTimeOffset> committed) => memory.Watch(committed);
        public void Fold() => memory.Fold();
        public StoreSize Size() => memory.Size();
        public IReadOnlyList<string> Verify() => memory.Verify();
        public void Dispose() => memory.Dispose();
    }
}
