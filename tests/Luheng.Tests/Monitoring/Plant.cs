using Luheng.Identifiers;
using Luheng.Monitoring;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Tests.Storage;
using Luheng.Time;

namespace Luheng.Tests.Monitoring;

/// <summary>Some firms with meters and readings in memory, looked at from a time of their own: one line per act.</summary>
sealed class Plant
{
    public static readonly Period November = Period.Month(2025, 11), October = Period.Month(2025, 10);
    public static readonly SubjectId Mill = Firm("91510104MA6C8R2Q4"), Works = Firm("91510107MA62K0P33"), Boiler = Firm("91510100MA6100001");

    readonly StandingClock clock = new() { Now = new(2025, 12, 1, 0, 0, 0, China.Offset) };
    readonly List<Meter> meters = [];
    readonly List<Document> documents = [];
    readonly List<Subject> subjects = [];
    readonly List<Observation> filed = [];
    Station? station;

    public MemoryReadings Readings { get; } = new();
    public MemoryLedger Ledger { get; } = new();
    public Catalogue Catalogue => RealPacks.Rules;
    public Population Population => new(subjects, Catalogue.Regions, Catalogue.Industries);
    public Amounts Amounts => new(Station);

    public Station Station
    {
        get
        {
            if (station is not null) return station;
            Ledger.Commit(new("plant", "tester", subjects, filed) { Documents = [.. meters.Select(MeterBook.Write), .. documents] });
            return station = new(Ledger, Readings, Catalogue, clock);
        }
    }

    public static SubjectId Firm(string seventeen) => SubjectId.OfEnterprise(seventeen + CreditCode.Check(seventeen));

    public Plant At(int year, int month, int day, int hour = 0, int minute = 0)
    {
        clock.Now = new(year, month, day, hour, minute, 0, China.Offset);
        return this;
    }

    public Plant With(params Document[] more)
    {
        documents.AddRange(more);
        station = null;
        return this;
    }

    /// <summary>A figure that the mill filed for 2025.</summary>
    public Plant Filed(string item, double value)
    {
        filed.Add(new(Mill, item, Period.Calendar(2025), value, "", Source.Usual(SourceKind.Filed), 0));
        station = null;
        return this;
    }

    public Plant Registered(SubjectId id, params Placement[] placements)
    {
        subjects.Add(new(id, id.Text, placements));
        return this;
    }

    /// <summary>A meter of hourly amounts unless said otherwise.</summary>
    public Meter Meter(string id, string carrier = "electricity", string unit = "kWh", SubjectId? owner = null, string? parent = null, Flow flow = Flow.Intake, MeterKind kind = MeterKind.Amount, string place = "", SubjectId? other = null, int interval = 3600)
    {
        var meter = new Meter(id, owner ?? Mill, carrier, kind, unit) { Parent = parent, Flow = flow, Place = place, Counterparty = other, Interval = interval, Level = parent is null ? 1 : 2, Accuracy = "0.5S" };
        meters.Add(meter);
        station = null;
        return meter;
    }

    /// <summary>Fills days with a value for each interval, by the beginning of the interval; null is missing.</summary>
    public Plant Fill(Meter meter, DateOnly first, DateOnly last, Func<DateTimeOffset, double?> value)
    {
        var batch = new ReadingBatch();
        var number = Readings.Number([meter.Id])[0];
        for (var at = Instant.StartOf(first); at < Instant.StartOf(last.AddDays(1)); at += meter.Interval * 1000L)
            if (value(Instant.At(at)) is { } known) batch.Add(number, at + meter.Interval * 1000L, known);
        Readings.Append(batch).AsTask().GetAwaiter().GetResult();
        return this;
    }

    public Plant Fill(Meter meter, Period period, double value) => Fill(meter, period.First, period.Last, _ => value);

    /// <summary>A counter of an amount a step, from zero at the beginning of a period.</summary>
    public Plant Count(Meter meter, Period period, double step)
    {
        var batch = new ReadingBatch();
        var number = Readings.Number([meter.Id])[0];
        var (total, at) = (0.0, Instant.StartOf(period.First));
        for (; at <= Instant.StartOf(period.Last.AddDays(1)); at += meter.Interval * 1000L, total += step) batch.Add(number, at, total);
        Readings.Append(batch).AsTask().GetAwaiter().GetResult();
        return this;
    }
}
