using System.Globalization;
using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>What a question about a meter's readings names: meter=, from= (included), to= (not), knownBy=.</summary>
sealed record MeterRange(Station Station, Meter Meter, long From, long To, DateTimeOffset? KnownBy)
{
    public int Number => Station.Book.NumberOf(Meter);

    /// <summary>What an address may say; a meter that is not registered is not found.</summary>
    internal static Takes[] Takes =>
    [
        new Takes("meter", (_, text) => text is "" ? Words.MeterMissing : null) { Needed = true, Absent = (reader, text) => text is "" || reader.Desk.Whole.Station is not { } station || station.Book.Find(text) is not null ? null : Words.NotAMeter.Filled(text, Near(station, text)) }.Once(),
        new Takes("from", (_, text) => Wrong("from", text)) { Needed = true }.Once(),
        new Takes("to", (reader, text) => Wrong("to", text) ?? (TryTime(text, out var to) && TryTime(reader.Query("from"), out var from) && from >= to ? Words.NotBefore.Filled(Text(from), Text(to)) : null)) { Needed = true }.Once(),
        new Takes("knownBy", (_, text) => TryInstant(text, out var _) ? null : Words.NotATime.Filled("knownBy", text)).Once(),
    ];

    /// <summary>Reads a question that was looked at already.</summary>
    public static MeterRange Read(Reader reader, Station station) => new(station, station.Book.Find(reader.Query("meter"))!,
        TryTime(reader.Query("from"), out var from) ? from : 0, TryTime(reader.Query("to"), out var to) ? to : 0, TryInstant(reader.Query("knownBy"), out var known) ? known : null);

    /// <summary>An instant as it is written in answers.</summary>
    public static string Text(long time) => Instant.At(time).ToString(time % 1000 == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    internal static Said? Wrong(string name, string text) => text is "" ? Words.TimeMissing.Filled(name) : TryTime(text, out _) ? null : Words.NotATimeOrDay.Filled(name, text);

    /// <summary>An instant; a day stands for its beginning.</summary>
    static bool TryTime(string text, out long time)
    {
        time = 0;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && China.Knows(day.Year)) time = Instant.StartOf(day);
        else if (TryInstant(text, out var instant)) time = Instant.Of(instant);
        else return false;
        return true;
    }

    /// <summary>A plus sign that was not escaped in an address arrives as a space.</summary>
    internal static bool TryInstant(string text, out DateTimeOffset instant) => China.TryInstant(text, out instant) || China.TryInstant(text.Replace(' ', '+'), out instant);

    static Said Near(Station station, string id) => station.Book.Meters.Where(m => m.Id.Contains(id, StringComparison.OrdinalIgnoreCase) || id.Contains(m.Id, StringComparison.OrdinalIgnoreCase)).Take(3).Select(m => m.Id).ToList() is { Count: > 0 } near
        ? new($"（是不是 {string.Join("、", near)}？）", $" (did you mean {string.Join(", ", near)}?)") : Said.Nothing;
}
