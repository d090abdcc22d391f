using FsCheck;
using FsCheck.Fluent;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Tests.Readings;

/// <summary>What every store of readings must do, wherever it keeps them.</summary>
public abstract class ReadingsTests : IDisposable
{
    internal const long Quarter = 900_000;
    internal static readonly long Start = Instant.StartOf(new(2024, 5, 1));

    readonly List<ReadingsHome> homes = [];

    protected abstract ReadingsHome NewHome();

    ReadingsHome Home()
    {
        var home = NewHome();
        homes.Add(home);
        return home;
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        foreach (var home in homes) home.Dispose();
    }

    internal static ReadingBatch Batch(params IEnumerable<Reading> readings)
    {
        var batch = new ReadingBatch { By = "gateway" };
        foreach (var (meter, time, value, quality) in readings) batch.Add(meter, time, value, quality);
        return batch;
    }

    internal static Taken Send(IReadings store, params IEnumerable<Reading> readings) => store.Append(Batch(readings), TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();

    internal static List<Reading> Read(IReadings store, int meter, DateTimeOffset? knownBy = null, long from = long.MinValue / 2, long to = long.MaxValue / 2)
    {
        var series = new Series();
        store.Read(meter, from, to, series, knownBy);
        return [.. Enumerable.Range(0, series.Count).Select(i => new Reading(meter, series.Times[i], series.Values[i], series.Qualities[i]))];
    }

    static IEnumerable<Reading> Days(int meter, int days, double first = 100) =>
        Enumerable.Range(0, days * 96).Select(i => new Reading(meter, Start + i * Quarter, first + i * 1.25, ReadingQuality.Good));

    static readonly Action<IReadings>[] Ways = [_ => { }, store => store.Fold()];

    [Fact]
    public void A_meter_keeps_its_number_for_ever()
    {
        var home = Home();
        using (var store = home.Open())
        {
            Assert.Equal([1, 2, 1], store.Number(["a", "b", "a"]));
            Assert.Equal([3, 2], store.Number(["c", "b"]));
            Assert.Equal(3, store.Numbers()["c"]);
        }
        if (!home.Lasts) return;
        using var again = home.Open();
        Assert.Equal([2, 4], again.Number(["b", "d"]));
    }

    [Fact]
    public void What_was_sent_is_read_back_in_order_and_a_resend_changes_nothing()
    {
        foreach (var way in Ways)
        {
            using var store = Home().Open();
            store.Number(["a", "b"]);
            var sent = Days(1, 3).Concat(Days(2, 2, 7)).ToList();
            Assert.Equal(new(480, 0, 0), Send(store, sent));
            way(store);
            Assert.Equal(new(0, 480, 0), Send(store, sent));
            Assert.Equal(sent.Where(r => r.Meter == 1), Read(store, 1));
            Assert.Equal(sent.Where(r => r.Meter == 2), Read(store, 2));
            Assert.Equal(sent.Skip(10).Take(150), Read(store, 1, null, sent[10].Time, sent[160].Time));
            Assert.Empty(Read(store, 3));
            Assert.Equal((new DateOnly(2024, 5, 1), new DateOnly(2024, 5, 3)), store.Span(1));
            Assert.Null(store.Span(3));
            Assert.Empty(store.Verify());
            Assert.Equal(480, store.Size().Readings);
        }
    }

    [Fact]
    public void A_differing_resend_is_a_correction_with_its_history()
    {
        foreach (var way in Ways)
        {
            var home = Home();
            using var store = home.Open();
            store.Number(["a"]);
            var sent = Days(1, 2).ToList();
            Send(store, sent);
            var first = home.Clock.Now;
            way(store);
            home.Clock.Now += TimeSpan.FromHours(1);
            Assert.Equal(new(2, 1, 1), Send(store, sent[5] with { Value = 7 }, sent[6], new(1, Start + 1, 3, ReadingQuality.Manual)));
            var second = home.Clock.Now;
            way(store);
            home.Clock.Now += TimeSpan.FromHours(1);
            Assert.Equal(new(1, 0, 1), Send(store, sent[5] with { Quality = ReadingQuality.Suspect, Value = 7 }));
            Assert.Equal([(sent[5].Value, ReadingQuality.Good, "gateway"), (7, ReadingQuality.Good, "gateway")],
                store.Revisions(1, sent[5].Time, sent[5].Time + 1).Select(r => (r.Was, r.QualityWas, r.By)));
            Assert.Equal(sent, Read(store, 1, first));
            Assert.Equal([.. sent.Select(r => r == sent[5] ? r with { Value = 7 } : r).Append(new(1, Start + 1, 3, ReadingQuality.Manual)).OrderBy(r => r.Time)], Read(store, 1, second));
            Assert.Equal(ReadingQuality.Suspect, Read(store, 1)[6].Quality);
            Assert.Empty(Read(store, 1, first - TimeSpan.FromHours(2)));
            Assert.Empty(store.Verify());
        }
    }

    [Fact]
    public void What_was_taken_back_stays_void_when_it_is_sent_again_and_readable_as_known_before()
    {
        foreach (var way in Ways)
        {
            var home = Home();
            using var store = home.Open();
            store.Number(["a"]);
            var sent = Days(1, 3).ToList();
            Send(store, sent);
            var before = home.Clock.Now;
            way(store);
            home.Clock.Now += TimeSpan.FromHours(1);
            Assert.Equal(96, store.Void(1, sent[50].Time, sent[146].Time, "wrong wiring", "inspector"));
            Assert.Equal(0, store.Void(1, sent[50].Time, sent[146].Time, "wrong wiring", "inspector"));
            way(store);
            home.Clock.Now += TimeSpan.FromHours(1);
            Assert.Equal(new(1, 287, 1), Send(store, sent.Select((r, i) => i == 60 ? r with { Value = 1 } : r)));
            var now = Read(store, 1);
            Assert.Equal(95, now.Count(r => r.Quality == ReadingQuality.Void));
            Assert.Equal((1, ReadingQuality.Good), (now[60].Value, now[60].Quality));
            Assert.Equal(sent, Read(store, 1, before));
            Assert.Equal(("wrong wiring", "inspector"), store.Revisions(1, sent[51].Time, sent[52].Time).Select(r => (r.Reason, r.By)).Single());
            Assert.Empty(store.Verify());
        }
    }

    [Fact]
    public void The_newest_reading_says_when_it_was_recorded()
    {
        var home = Home();
        using var store = home.Open();
        store.Number(["a", "b"]);
        Assert.Null(store.Latest(1));
        Send(store, Days(1, 2));
        var at = home.Clock.Now;
        home.Clock.Now += TimeSpan.FromHours(1);
        Send(store, new Reading(1, Start - 1, 0, ReadingQuality.Good));
        Assert.Equal((Days(1, 2).Last(), at), store.Latest(1));
        store.Fold();
        Assert.Equal((Days(1, 2).Last(), at), store.Latest(1));
        Assert.Null(store.Latest(2));
        if (!home.Lasts) return;
        store.Dispose();
        using var again = home.Open();
        Assert.Equal((Days(1, 2).Last(), at), again.Latest(1));
        Assert.Equal((Days(1, 2).Last(), at), again.Latest(1));
        home.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(1, again.Void(1, Days(1, 2).Last().Time, long.MaxValue, "test", "test"));
        Assert.Equal((Days(1, 2).Last() with { Quality = ReadingQuality.Void }, home.Clock.Now), again.Latest(1));
    }

    [Fact]
    public void The_days_that_changed_after_a_mark_are_named_once()
    {
        foreach (var way in Ways)
        {
            using var store = Home().Open();
            store.Number(["a", "b"]);
            Send(store, Days(1, 2));
            Assert.Equal([(1, new DateOnly(2024, 5, 1)), (1, new(2024, 5, 2))], store.ChangedSince(0, out var first).Order());
            way(store);
            Assert.Empty(store.ChangedSince(first, out _));
            Send(store, Days(1, 2));
            Assert.Empty(store.ChangedSince(first, out _));
            Send(store, Days(2, 1).Append(new(1, Start + Instant.Day, 1, ReadingQuality.Good)));
            way(store);
            Assert.Equal([(1, new DateOnly(2024, 5, 2)), (2, new(2024, 5, 1))], store.ChangedSince(first, out var second).Order());
            store.Void(2, Start, Start + 1, "reason", "by");
            way(store);
            Assert.Equal([(2, new DateOnly(2024, 5, 1))], store.ChangedSince(second, out _));
            Assert.Equal(3, store.ChangedSince(0, out _).Count);
        }
    }

    [Fact]
    public void Who_watches_is_told_of_what_was_new()
    {
        using var store = Home().Open();
        store.Number(["a"]);
        var seen = new List<(int Count, string By)>();
        using (store.Watch((batch, _) => seen.Add((batch.Count, batch.By)))) Send(store, Days(1, 1));
        Send(store, Days(1, 2));
        Assert.Equal([(96, "gateway")], seen);
    }

    [Fact]
    public void The_order_of_arrival_does_not_matter_for_what_is_in_effect() => Prop.ForAll(Messages.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (messages, seed) =>
    {
        using var home = NewHome();
        using var store = home.Open();
        store.Number(["a", "b", "c"]);
        var random = new System.Random(seed);
        var shuffled = messages.Concat(messages.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next()).ToList();
        foreach (var part in shuffled.Chunk(7))
        {
            Send(store, part);
            if (random.Next(4) == 0) store.Fold();
        }
        for (var meter = 1; meter <= 3; meter++) Assert.Equal(messages.Where(m => m.Meter == meter).OrderBy(m => m.Time), Read(store, meter));
        Assert.Empty(store.Verify());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    static readonly Gen<Reading[]> Messages =
        from picks in Gen.ListOf(from meter in Gen.Choose(1, 3) from step in Gen.Choose(-300, 300) from value in Gen.Choose(0, 50) select (meter, step, value))
        select picks.DistinctBy(p => (p.meter, p.step)).Select(p => new Reading(p.meter, Start + p.step * Quarter, p.value / 4.0, (ReadingQuality)(p.value % 11))).ToArray();

    static readonly Gen<double> AnyBits =
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select BitConverter.Int64BitsToDouble((long)high << 32 | (uint)low);

    [Fact]
    public void Any_double_comes_back_bit_by_bit_at_any_millisecond()
    {
        var home = Home();
        var sent = new Dictionary<long, double>();
        var store = home.Open();
        store.Number(["a"]);
        Prop.ForAll(Gen.ListOf(Gen.OneOf(AnyBits, Gen.Elements(0.0, -0.0, double.NaN, BitConverter.Int64BitsToDouble(0x7ff0_0000_dead_beef), double.NegativeInfinity, double.Epsilon, double.MaxValue, 0.1, 0.1 + 0.2, 1e22))).ToArbitrary(),
            Gen.Choose(-100_000_000, 100_000_000).ToArbitrary(), (values, time) =>
            {
                var fresh = values.Select((v, i) => new Reading(1, Start + time + i * 977, v, ReadingQuality.Good)).Where(r => !sent.ContainsKey(r.Time)).ToList();
                Send(store, fresh);
                foreach (var reading in fresh) sent.Add(reading.Time, reading.Value);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
        store.Fold();
        if (home.Lasts)
        {
            store.Dispose();
            store = home.Open();
        }
        Assert.Equal(sent.OrderBy(s => s.Key).Select(s => (s.Key, BitConverter.DoubleToInt64Bits(s.Value))), Read(store, 1).Select(r => (r.Time, BitConverter.DoubleToInt64Bits(r.Value))));
        store.Dispose();
    }

    [Fact]
    public void Closed_and_opened_again_it_says_the_same()
    {
        var home = Home();
        if (!home.Lasts) return;
        var sent = Days(1, 3).ToList();
        using (var store = home.Open())
        {
            store.Number(["a"]);
            Send(store, sent);
            Send(store, sent[3] with { Value = 0 });
        }
        using var again = home.Open();
        Assert.Equal([.. sent.Select(r => r == sent[3] ? r with { Value = 0 } : r)], Read(again, 1));
        Assert.Single(again.Revisions(1, 0, long.MaxValue));
        Assert.Equal(new(0, 1, 0), Send(again, sent[4]));
        Assert.Equal(3, again.ChangedSince(0, out _).Count);
        Assert.Empty(again.Verify());
    }

    [Fact]
    public async Task Many_senders_at_once_lose_nothing()
    {
        using var store = Home().Open();
        var numbers = store.Number([.. Enumerable.Range(0, 40).Select(i => $"m{i}")]);
        await Parallel.ForEachAsync(numbers, TestContext.Current.CancellationToken, async (meter, cancel) =>
        {
            for (var i = 0; i < 200; i++)
                await store.Append(Batch(new Reading(meter, Start + i * Quarter, i, ReadingQuality.Good), new Reading(1, Start + i * Quarter, i, ReadingQuality.Good)), cancel);
            Assert.Equal(200, Read(store, meter).Count);
        });
        Assert.Equal(200 * 40, store.Size().Readings);
        Assert.Empty(store.Verify());
    }
}

public sealed class MemoryReadingsTests : ReadingsTests
{
    protected override ReadingsHome NewHome() => new NowhereHome();
}

public sealed class SqliteReadingsTests : ReadingsTests
{
    protected override ReadingsHome NewHome() => new FolderHome();
}

public sealed class PostgresReadingsTests : ReadingsTests
{
    protected override ReadingsHome NewHome() => new DatabaseHome();
}
