using System.Globalization;
using Luheng.Monitoring;
using Luheng.Portal.Shell;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>What a question about a meter's readings names: meter=, from= (included), to= (not), knownBy=. Everything wrong with it is told at once.</summary>
sealed class MeterRange
{
    readonly List<string> wrong = [];
    readonly Reader reader;
    readonly Meter? meter;

    MeterRange(Reader reader, Station station)
    {
        (this.reader, Station) = (reader, station);
        var id = reader.Query("meter");
        meter = station.Book.Find(id);
        if (id is "") wrong.Add("meter is missing: name one, such as meter=M1");
        else if (meter is null) wrong.Add($"meter '{id}' is not in the register{Near(id)}");
        From = Time("from");
        To = Time("to");
        KnownBy = reader.Query("knownBy") is not "" and var known ? China.TryInstant(known, out var by) ? by : Bad("knownBy", known) : null;
        if (wrong.Count == 0 && From >= To) wrong.Add($"from {Text(From)} is not before to {Text(To)}");
    }

    public Station Station { get; }
    public Meter Meter => meter ?? throw new InvalidOperationException("the question names no known meter");
    public int Number => Station.Book.NumberOf(Meter);
    public long From { get; }
    public long To { get; }
    public DateTimeOffset? KnownBy { get; }

    /// <summary>Reads the question; what else it names is added to what may be wrong before it is told.</summary>
    /// <exception cref="FormatException">Something is wrong; says what, and what would be right.</exception>
    public static MeterRange Read(Reader reader, Action<MeterRange, ICollection<string>>? more = null)
    {
        var range = new MeterRange(reader, reader.Desk.Station ?? throw new FormatException("this site keeps no readings"));
        more?.Invoke(range, range.wrong);
        return range.wrong.Count == 0 ? range : throw new FormatException(string.Join("; ", range.wrong));
    }

    /// <summary>An instant as it is written in answers.</summary>
    public static string Text(long time) => Instant.At(time).ToString(time % 1000 == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    long Time(string name)
    {
        var text = reader.Query(name);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && China.Knows(day.Year)) return Instant.StartOf(day);
        // A plus sign that was not escaped in an address arrives as a space.
        if (China.TryInstant(text, out var time) || China.TryInstant(text.Replace(' ', '+'), out time)) return Instant.Of(time);
        if (text is "") wrong.Add($"{name} is missing: a time such as {name}=2024-03-05T00:00:00%2B08:00, or a day such as {name}=2024-03-05 for its beginning");
        else Bad(name, text);
        return 0;
    }

    DateTimeOffset? Bad(string name, string text)
    {
        wrong.Add($"{name} '{text}' is not a time such as 2024-03-05T00:00:00+08:00 or a day such as 2024-03-05");
        return null;
    }

    string Near(string id)
    {
        var near = Station.Book.Meters.Where(m => m.Id.Contains(id, StringComparison.OrdinalIgnoreCase) || id.Contains(m.Id, StringComparison.OrdinalIgnoreCase)).Take(3).Select(m => m.Id).ToList();
        return near.Count == 0 ? "" : $" (did you mean {string.Join(", ", near)}?)";
    }
}
