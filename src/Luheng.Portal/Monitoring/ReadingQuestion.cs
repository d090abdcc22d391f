using System.Globalization;
using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Time;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Monitoring;

/// <summary>Whose readings are asked for: a meter, from a time (included) to a time (not), as known by a time, in which form.</summary>
sealed record ReadingQuestion(Station Station, Meter Meter, long From, long To, DateTimeOffset? KnownBy, bool Csv)
{
    public int Number => Station.Book.NumberOf(Meter);

    /// <summary>Reads the question; null with everything that is wrong with it, all at once.</summary>
    public static ReadingQuestion? Read(HttpRequest request, Station station, out int status, out string wrong)
    {
        var problems = new List<string>();
        var query = request.Query;
        foreach (var twice in query.Where(q => q.Value.Count > 1)) problems.Add($"{twice.Key} is given {twice.Value.Count} times; once would be right");
        var id = query["meter"].ToString();
        var meter = station.Book.Find(id);
        if (id is "") problems.Add("meter is missing; the id of a registered meter would be right");
        var from = Time(query, "from", problems);
        var to = Time(query, "to", problems);
        if (from >= to) problems.Add("from is not before to");
        DateTimeOffset? knownBy = null;
        if (query["knownBy"].ToString() is not "" and var known)
        {
            if (China.TryInstant(Plus(known), out var instant)) knownBy = instant;
            else problems.Add($"knownBy '{known}' is no time; one like 2025-11-20T10:00:00+08:00 would be right");
        }
        var format = query["format"].ToString();
        if (format is not ("" or "csv" or "json")) problems.Add($"format '{format}' is not known; csv or json would be right");
        status = problems.Count > 0 ? 400 : 404;
        if (meter is null && id is not "") problems.Add($"meter '{id}' is not registered");
        wrong = string.Join("; ", problems);
        var csv = format is "csv" || (format is "" && request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase));
        return problems.Count > 0 ? null : new(station, meter!, from!.Value, to!.Value, knownBy, csv);
    }

    static long? Time(IQueryCollection query, string name, List<string> problems)
    {
        var text = query[name].ToString();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Instant.StartOf(day);
        if (text is not "" && China.TryInstant(Plus(text), out var instant)) return Instant.Of(instant);
        problems.Add((text is "" ? $"{name} is missing" : $"{name} '{text}' is no time") + "; one like 2025-11-20 or 2025-11-20T10:00:00+08:00 would be right");
        return null;
    }

    /// <summary>A plus that was not escaped in an address arrives as a blank.</summary>
    static string Plus(string text) => text.Length > 6 && text[^6] == ' ' && text[^3] == ':' && text.Contains('T', StringComparison.Ordinal) ? text[..^6] + "+" + text[^5..] : text;
}
