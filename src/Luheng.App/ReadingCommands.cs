using System.CommandLine;
using System.Globalization;
using Luheng.Time;

namespace Luheng.App;

/// <summary>void: taking readings back.</summary>
static class ReadingCommands
{
    public static IEnumerable<Command> All()
    {
        var data = new Option<string>("--data") { Description = "the data folder", Required = true };
        var meter = new Argument<string>("METER") { Description = "the meter's id" };
        var from = new Argument<string>("FROM") { Description = "the first time, such as 2024-05-01T10:00:00+08:00; a bare day means its beginning" };
        var to = new Argument<string>("TO") { Description = "the time before which it ends; a bare day is taken whole" };
        var reason = new Option<string>("--reason") { Description = "why; it is kept with every reading taken back", Required = true };
        var by = new Option<string>("--by") { Description = "who", DefaultValueFactory = _ => Environment.UserName };
        var take = new Command("void", "takes readings back (作废); what they were stays readable as known before") { meter, from, to, reason, by, data };
        take.SetAction(p => CommandTable.Guard(() => Void(p.GetValue(data)!, p.GetValue(meter)!, At(p.GetValue(from)!, wholeDays: 0), At(p.GetValue(to)!, wholeDays: 1), p.GetValue(reason)!, p.GetValue(by)!)));
        yield return take;
    }

    static int Void(string data, string meter, long from, long to, string reason, string by)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new FormatException("--reason is empty; say why the readings are taken back");
        if (to <= from) throw new FormatException($"the stretch ends at {China.Text(Instant.At(to))}, which is not after {China.Text(Instant.At(from))}");
        using var room = DataRoom.Open(data);
        var readings = room.Station.Readings;
        if (!readings.Numbers().TryGetValue(meter, out var number)) throw new FormatException($"there is no meter '{meter}' with readings in {data}");
        var count = readings.Void(number, from, to, reason.Trim(), by);
        room.Ledger.Note(new(by, "void-readings", $"{meter} {China.Text(Instant.At(from))}..{China.Text(Instant.At(to))} {count}", "", reason.Trim()));
        Console.WriteLine($"{count} readings taken back");
        return 0;
    }

    static long At(string text, int wholeDays) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Instant.StartOf(day.AddDays(wholeDays))
        : China.TryInstant(text, out var instant) ? Instant.Of(instant)
        : throw new FormatException($"'{text}' is not a time like 2024-05-01 or 2024-05-01T10:00:00+08:00");
}
