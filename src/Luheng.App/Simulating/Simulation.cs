using System.Globalization;
using System.Text.Json;
using Luheng.Findings;
using Luheng.Monitoring.Faults;
using Luheng.Monitoring.Hj212;
using Luheng.Monitoring.Simulating;
using Luheng.Quantities;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.App.Simulating;

/// <summary>Plays gateways and pollutant monitors against the doors of a server: realistic loads, faults planted and labelled, links that are cut, answers that get lost.</summary>
sealed class Simulation(SimulationPlan plan, IReadOnlyList<Meter> meters, IReadOnlyList<PollutantMonitor> monitors, UnitTable units) : IDisposable
{
    /// <summary>The share of answers that get lost, and of time in which a link is cut.</summary>
    const double LostAnswers = 0.02;
    const double CutShare = 0.03;

    static readonly JsonSerializerOptions LabelForm = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(2) };
    readonly List<HttpGateway> gateways = [];
    readonly List<SimulatedMonitor> devices = [];
    readonly List<FaultLabel> labels = [];
    long made;

    /// <summary>Plays it to its end; true when everything was delivered.</summary>
    public async Task<bool> Run(CancellationToken cancel)
    {
        if (plan.Hj212 is { } door) devices.AddRange(monitors.Select(m => new SimulatedMonitor(m, door.Host, door.Port, plan.Seed)));
        var plants = meters.GroupBy(m => m.Owner.Enterprise).OrderBy(g => g.Key).Select((g, at) => (At: at, Meters: g.ToList())).ToList();
        if (plan.Out is not null) await Write(plants, cancel);
        else if (plan.Speed is null) await History(plants, cancel);
        else await Live(plants, plan.Speed.Value, cancel);
        if (plan.Labels is { } file) await File.WriteAllTextAsync(file, Labels(file), cancel);
        return gateways.All(g => g.Waiting == 0);
    }

    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{made:#,0} readings of {meters.Count} meters, {labels.Count} faults planted")
        + (plan.Out is not null ? "" : string.Create(CultureInfo.InvariantCulture, $"; accepted {gateways.Sum(g => g.Accepted):#,0}, unchanged {gateways.Sum(g => g.Unchanged):#,0}, corrected {gateways.Sum(g => g.Corrected):#,0}, rejected {gateways.Sum(g => g.Rejected):#,0}; sent again {gateways.Sum(g => g.Repeated)}, waited {gateways.Sum(g => g.Waited)}, not reached {gateways.Sum(g => g.Unreached)}"))
        + (devices.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {devices.Count} monitors sent {devices.Sum(d => d.Line.Sent):#,0} packets, heard {devices.Sum(d => d.Line.Heard):#,0}, answered {devices.Sum(d => d.Line.Answered):#,0}, calls failed {devices.Sum(d => d.Line.Failed)}"))
        + (gateways.Select(g => g.FirstReason).FirstOrDefault(r => r is not null) is { } reason ? $"; rejected because: {reason}" : "");

    public void Dispose()
    {
        foreach (var device in devices) device.Dispose();
        http.Dispose();
    }

    /// <summary>The readings of an enterprise in the order in which they are sent, faults planted.</summary>
    List<SentReading> Play(int at, List<Meter> ofOne)
    {
        IReadOnlyList<MeterSeries> series = new SimulatedPlant(ofOne, units, plan.Seed).Between(plan.From, plan.To);
        if (plan.Faults is not 0)
        {
            var planting = FaultPlanter.Plant(series, plan.Seed + at, plan.Faults ?? 0);
            labels.AddRange(planting.Labels);
            series = planting.Series;
        }
        var sent = new List<SentReading>(series.Sum(s => s.Readings.Count));
        foreach (var (meter, readings) in series)
            for (var i = 0; i < readings.Count; i++) sent.Add(new(meter.Id, readings.Times[i], readings.Values[i], readings.Qualities[i]));
        made += sent.Count;
        return [.. sent.OrderBy(r => r.Time)];
    }

    async Task Write(List<(int At, List<Meter> Meters)> plants, CancellationToken cancel)
    {
        await using var file = new StreamWriter(plan.Out!);
        await file.WriteLineAsync("meter,time,value,quality");
        foreach (var (at, ofOne) in plants)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var reading in Play(at, ofOne)) await file.WriteLineAsync(ReadingBody.Line(reading));
        }
    }

    /// <summary>Months at once: every gateway sends all it has; what a cut link kept back comes at the end.</summary>
    async Task History(List<(int At, List<Meter> Meters)> plants, CancellationToken cancel)
    {
        foreach (var device in devices)
            for (var day = plan.From; day < plan.To; day += Instant.Day)
                if (!await device.Play(day, Math.Min(day + Instant.Day, plan.To), history: true, cancel)) await Task.Delay(Pause, cancel);
        if (plan.Server is null) return;
        foreach (var (at, ofOne) in plants)
        {
            var (gateway, dice) = (Gateway(at), new Random(plan.Seed * 31 + at));
            var readings = Play(at, ofOne);
            var cut = (int)(readings.Count * CutShare);
            var from = cut == 0 ? 0 : dice.Next(readings.Count - cut);
            gateway.Keep(readings.Where((_, i) => i < from || i >= from + cut));
            gateway.Keep(readings.Skip(from).Take(cut));
            await Deliver(gateway, cancel);
        }
    }

    static async Task Deliver(HttpGateway gateway, CancellationToken cancel)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            await gateway.Flush(cancel);
            if (gateway.Waiting == 0 || watch.Elapsed > Patience) return;
            await Task.Delay(Pause, cancel);
        }
    }

    /// <summary>As time passes: each gateway a little later than its readings, a few with their link cut for a while.</summary>
    async Task Live(List<(int At, List<Meter> Meters)> plants, double speed, CancellationToken cancel)
    {
        var queues = plan.Server is null ? [] : plants.Select(p => (Gateway: Gateway(p.At), Readings: new Queue<SentReading>(Play(p.At, p.Meters)), Dice: new Random(plan.Seed * 31 + p.At))).ToList();
        var cutUntil = new double[queues.Count];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var (now, before) = (plan.From, plan.From);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (now < plan.To && await timer.WaitForNextTickAsync(cancel))
        {
            now = Math.Min(plan.To, plan.From + (long)(watch.Elapsed.TotalMilliseconds * speed));
            for (var q = 0; q < queues.Count; q++)
            {
                var (gateway, readings, dice) = queues[q];
                var late = now < plan.To ? (long)(q % 7 * 1000 * Math.Min(speed, 60)) : 0;
                var due = new List<SentReading>();
                while (readings.TryPeek(out var next) && next.Time <= now - late) due.Add(readings.Dequeue());
                gateway.Keep(due);
                if (cutUntil[q] == 0 && dice.NextDouble() < CutShare / 10) cutUntil[q] = watch.Elapsed.TotalSeconds + 5 + dice.Next(25);
                if (watch.Elapsed.TotalSeconds < cutUntil[q] && now < plan.To) continue;
                cutUntil[q] = 0;
                await gateway.Flush(cancel);
            }
            foreach (var device in devices) await device.Play(before, now, history: false, cancel);
            before = now;
        }
        foreach (var (gateway, _, _) in queues) await Deliver(gateway, cancel);
    }

    HttpGateway Gateway(int at)
    {
        var gateway = new HttpGateway(http, plan.Server!, plan.Key ?? "", (SendForm)(at % 4), new Random(plan.Seed + at), LostAnswers, packed: at % 8 >= 4);
        gateways.Add(gateway);
        return gateway;
    }

    string Labels(string file) => Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase)
        ? JsonSerializer.Serialize(labels.Select(l => new { meter = l.Meter, kind = l.Kind.Id(), from = MeterSpan.Write(l.From), to = MeterSpan.Write(l.To), detail = l.Detail }), LabelForm)
        : string.Join('\n', labels.Select(l => l.Line).Prepend(FaultLabel.Header)) + "\n";
}
