using System.Globalization;
using Luheng.Demo;
using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.App;

/// <summary>Brings the demo's meters and readings into a folder as its gateways would have sent them, day by day of the story.</summary>
static class DemoReadings
{
    /// <summary>The register of meters, as the batch that brings it.</summary>
    /// <param name="now">From when on the story is told live.</param>
    public static BatchDraft Register(DemoMetering metering, DateTimeOffset now) =>
        new("计量器具台账（演示数据）", DemoProvince.By, [], [])
        {
            Documents = [.. metering.Meters.Concat(metering.Showing(now)).Select(MeterBook.Write), .. metering.Monitors.Select(m => MonitorBook.Write(new(m.Mn, m.Owner, m.Password) { Name = m.Name, System = m.System })), .. Limits(metering), GatewayKey.Make("演示数据网关", null, now).Key.Write()], // whoever wants to send makes a key of his own: nobody knows this one
        };

    /// <summary>The province's metering, with the loads of those lowered that answer a demand-response call (需求响应).</summary>
    public static DemoMetering MeteringOf(DemoProvince province)
    {
        var metering = province.Metering();
        var participants = DemoLoads.ParticipantsOf(metering.Meters.Where(m => m is { Carrier: BalanceCarriers.Electricity, Flow: Flow.Intake }).Select(m => m.Owner.Enterprise).Distinct());
        foreach (var participant in participants) metering.Lower(participant, at => DemoLoads.TakenOff(participants, participant, at));
        return metering;
    }

    /// <summary>Contracts, shifts, planned consumption and calls, fitted to the last whole month of readings.</summary>
    public static BatchDraft Loads(Station station) =>
        new("供用电合同、班次、计划单耗与需求响应（演示数据）", DemoProvince.By, [], []) { Documents = DemoLoads.Documents(station, DemoProvince.Last) };

    /// <summary>The permitted hourly means of the demo's monitors, as invented as they are.</summary>
    static IEnumerable<Document> Limits(DemoMetering metering) => metering.Meters.Where(m => m.High is not null)
        .Select(m => LimitBook.Write(new(m.Id.Split('/')[0], m.Carrier, m.High!.Value, m.Unit, "演示数据：虚构的排污许可限值")));

    /// <summary>Stores what arrived until now, each day's readings recorded at its end; returns how many.</summary>
    public static long Fill(DemoMetering metering, IReadings readings, StoryClock clock, DateTimeOffset now, CancellationToken cancel)
    {
        var numbers = readings.Number([.. metering.Meters.Select(m => m.Id)]);
        var end = Instant.Of(now);
        var count = 0L;
        for (var day = DemoMetering.FirstDay; Instant.StartOf(day) < end; day = day.AddDays(1))
        {
            cancel.ThrowIfCancellationRequested();
            var until = Math.Min(Instant.StartOf(day.AddDays(1)), end);
            var batch = new ReadingBatch { By = DemoProvince.By };
            foreach (var reading in metering.Arriving(Instant.StartOf(day), until).Concat(metering.Emitted(Instant.StartOf(day), until).Select(e => e.Reading))) batch.Add(numbers[reading.Meter], reading.Time, reading.Value, reading.Quality);
            clock.StandAt(Instant.At(until).AddSeconds(30));
            ReadingSheets.Append(readings, batch);
            count += batch.Count;
            if (!Console.IsErrorRedirected) Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r演示数据 {day:yyyy-MM-dd}，{count:#,0} 条读数 \u001b[K"));
        }
        if (!Console.IsErrorRedirected) Console.Error.Write("\r\u001b[K");
        readings.Fold();
        return count;
    }
}
