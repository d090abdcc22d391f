using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Luheng.App.Simulating;
using Luheng.Deliveries;
using Luheng.Monitoring;
using Luheng.Monitoring.Hj212;
using Luheng.Packs;
using Luheng.Problems;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.App;

/// <summary>simulate: plays gateways and pollutant monitors against a running server, faults included, and says what was planted.</summary>
static class SimulateCommands
{
    const double DefaultMinutes = 2;

    public static IEnumerable<Command> All()
    {
        var url = new Option<string?>("--url") { Description = "the server, such as http://127.0.0.1:5080" };
        var key = new Option<string?>("--key") { Description = "a gateway's key, made with luheng keys add" };
        var hj212 = new Option<string?>("--hj212") { Description = "HOST:PORT of the HJ 212 door, for pollutant monitors" };
        var seed = new Option<int>("--seed") { Description = "the same seed plays the same", DefaultValueFactory = _ => 1 };
        var labels = new Option<string?>("--labels") { Description = "where to write the planted faults (.csv or .json)" };
        var meters = new Option<string?>("--meters") { Description = "a register of meters (csv); else that of --data, else that of the server" };
        var data = new Option<string?>("--data") { Description = "a data folder to read meters and monitors from" };
        var from = new Option<string?>("--from") { Description = "the first day or time (without --to: a live run begins there)" };
        var to = new Option<string?>("--to") { Description = "the last day or time; history is sent as fast as it is taken" };
        var speed = new Option<double>("--speed") { Description = "simulated seconds for each second of a live run", DefaultValueFactory = _ => 1 };
        var minutes = new Option<double>("--minutes") { Description = "how long a live run takes", DefaultValueFactory = _ => DefaultMinutes };
        var faults = new Option<int?>("--faults") { Description = "faults for each meter; 0: none (about one in ten days unless said)" };
        var output = new Option<string?>("--out") { Description = "write the readings to this csv instead of sending them" };
        var simulate = new Command("simulate", "plays gateways and pollutant monitors against a running server, faults included") { url, key, hj212, seed, labels, meters, data, from, to, speed, minutes, faults, output };
        simulate.SetAction((p, cancel) => CommandTable.Guard(async () =>
        {
            var begin = Time(p.GetValue(from), false) ?? Instant.Of(TimeProvider.System.GetUtcNow());
            var end = Time(p.GetValue(to), true);
            var plan = new SimulationPlan(p.GetValue(url) is { } address ? new Uri(address.TrimEnd('/') + "/") : null, p.GetValue(key), Door(p.GetValue(hj212)), p.GetValue(seed), p.GetValue(labels), p.GetValue(output),
                begin, end ?? begin + (long)(p.GetValue(minutes) * p.GetValue(speed) * 60_000), end is null && p.GetValue(output) is null ? p.GetValue(speed) : null, p.GetValue(faults));
            return await Run(plan, p.GetValue(meters), p.GetValue(data), cancel);
        }));
        yield return simulate;
    }

    static async Task<int> Run(SimulationPlan plan, string? file, string? data, CancellationToken cancel)
    {
        if (plan.Out is null && plan.Server is null && plan.Hj212 is null) throw new FormatException("say where it goes: --url with --key, --hj212, or --out FILE");
        if (plan.Server is not null && plan.Key is null) throw new FormatException("a key is needed: --key KEY, made with luheng keys add NAME --meters all");
        if (plan.From >= plan.To) throw new FormatException("--from is not before --to");
        using var room = DataRoom.Open(data);
        var known = file is not null ? InFile(file, room.Catalogue) : data is not null ? [.. room.Ledger.Documents(MeterBook.Kind).Select(d => MeterBook.Read(d.Body))] : await AtServer(plan, room.Catalogue, cancel);
        var meters = known.Where(m => !OfMonitor(m)).ToList();
        var monitors = data is null ? [] : MonitorBook.Read(room.Ledger).Monitors;
        if (meters.Count == 0 && (plan.Hj212 is null || monitors.Count == 0)) throw new FormatException("there is no meter to play; register some with: luheng import meters.csv");
        using var simulation = new Simulation(plan, meters, monitors, room.Catalogue.Units);
        var done = await simulation.Run(cancel);
        Console.WriteLine(simulation.Summary);
        return done ? 0 : 1;
    }

    /// <summary>Whether a meter is a field of HJ 212, which only its monitor sends: MN/code/CN-field.</summary>
    static bool OfMonitor(Meter meter) => meter.Id.Split('/') is [_, _, { Length: > 5 } field] && field[4] == '-' && field.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0;

    static IReadOnlyList<Meter> InFile(string file, Catalogue catalogue)
    {
        var lines = File.ReadAllLines(file);
        var register = new MeterRegister(catalogue, []);
        var take = register.Open(new(0, file, [.. (lines.FirstOrDefault() ?? "").TrimStart('\uFEFF').Split(',')])) ?? throw new FormatException($"{file} is no register of meters (meter, credit_code, carrier, kind, unit)");
        for (var i = 1; i < lines.Length; i++) take(new(i + 1, [.. lines[i].Split(',').Select(c => c.Trim().Trim('"'))]));
        return Settled(register, catalogue, p => $"{Path.GetFileName(file)} row {p.Row}");
    }

    static async Task<IReadOnlyList<Meter>> AtServer(SimulationPlan plan, Catalogue catalogue, CancellationToken cancel)
    {
        if (plan.Server is null) throw new FormatException("say which meters: --meters FILE or --data DIR");
        using var http = new HttpClient();
        try
        {
            using var json = JsonDocument.Parse(await http.GetStringAsync(new Uri(plan.Server, "api/v1/meters"), cancel));
            return MeterApi.Read(json.RootElement, catalogue);
        }
        catch (HttpRequestException e)
        {
            throw new IOException($"{plan.Server} cannot be asked for its meters: {e.Message}", e);
        }
    }

    static IReadOnlyList<Meter> Settled(MeterRegister register, Catalogue catalogue, Func<SheetProblem, string> where)
    {
        register.Settle(new Population(register.Owners.Select(o => new Subject(o, o.Text, [])), catalogue.Regions, catalogue.Industries));
        return register.Problems.Count == 0 ? [.. register.Meters.Values]
            : throw new ProblemsException([.. register.Problems.Select(p => new Problem(where(p), $"'{p.Found}' {p.Rule}", p.Hint))]);
    }

    static long? Time(string? text, bool end)
    {
        if (text is null) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Instant.StartOf(end ? day.AddDays(1) : day);
        return China.TryInstant(text, out var instant) ? Instant.Of(instant) : throw new FormatException($"'{text}' is no day like 2025-11-20 and no time like 2025-11-20T10:00:00+08:00");
    }

    static (string, int)? Door(string? text)
    {
        if (text is null) return null;
        return text.LastIndexOf(':') is > 0 and var colon && int.TryParse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture, out var port) ? (text[..colon], port)
            : throw new FormatException($"'{text}' is not HOST:PORT");
    }
}
