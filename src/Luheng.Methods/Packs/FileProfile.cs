using Luheng.Readings;

namespace Luheng.Packs;

/// <summary>How a wide file of readings is laid out, recognised by its headings: its time column, whose it is, and which column is which meter.</summary>
/// <param name="Offset">Of the file's clock.</param>
/// <param name="MidnightEndsDay">Whether 00:00 of a day means its end, 24:00.</param>
/// <param name="Interval">Seconds between two rows.</param>
public sealed record FileProfile(string Id, Said Name, Citation Source, Said Note, string TimeColumn, string TimeFormat, TimeSpan Offset, bool MidnightEndsDay,
    int Interval, Stamp Stamp, ProfileEnterprise Enterprise, IReadOnlyList<ProfileMeter> Meters)
{
    /// <summary>The headings that a file of this kind has at least.</summary>
    public IEnumerable<string> Headings => Meters.Select(m => m.Column).Prepend(TimeColumn);

    internal static FileProfile Read(PackPage page)
    {
        var (id, name, source, note) = (page.Text("id"), page.Said("name"), page.Source(), page.Said("note", required: false));
        var time = page.Inner("time");
        var (column, format, ends) = (time?.Text("column") ?? "", time?.Text("format") ?? "", time?.Flag("midnight_ends_day") ?? false);
        var offset = TimeSpan.Zero;
        if (time is null) page.Report("'time' is missing", "time: {column: …, format: …, offset: \"+08:00\"}");
        else if (time.Text("offset") is var text && !TimeSpan.TryParseExact(text.TrimStart('+', '-'), @"hh\:mm", null, text.StartsWith('-') ? System.Globalization.TimeSpanStyles.AssumeNegative : 0, out offset))
            time.Report($"'{text}' is not an offset", "offset: \"+08:00\"", "offset");
        time?.Done();
        var interval = (int)(page.Number("interval") ?? 0);
        if (interval is <= 0 or > 86_400) page.Report("'interval' is missing or out of range", "interval: 900 (seconds)", "interval");
        var owner = page.Inner("enterprise") is { } inner ? ProfileEnterprise.Read(inner) : new("", "", "", "");
        if (owner.CreditCode is "") page.Report("'enterprise' is missing", "enterprise: {credit_code: …, name: …, region: …, industry: …}");
        var meters = page.Inners("meters").Select(ProfileMeter.Read).ToList();
        if (meters.Count == 0) page.Report("'meters' is missing", "meters: [{column: …, id: …, carrier: …, kind: …, unit: …}]");
        var profile = new FileProfile(id, name, source, note, column, format, offset, ends, interval, page.Choice("stamp", Stamp.End), owner, meters);
        page.Done();
        return profile;
    }
}

/// <summary>The enterprise that a profile's file belongs to unless another is named.</summary>
public sealed record ProfileEnterprise(string CreditCode, string Name, string Region, string Industry)
{
    internal static ProfileEnterprise Read(PackPage page)
    {
        var owner = new ProfileEnterprise(page.Text("credit_code"), page.Text("name"), page.Text("region"), page.Text("industry"));
        page.Done();
        return owner;
    }
}

/// <summary>A column of a profile's file and the meter its values are of.</summary>
/// <param name="Id">Behind the owner's code and a slash.</param>
public sealed record ProfileMeter(string Column, string Id, string Name, string Carrier, MeterKind Kind, string Unit)
{
    internal static ProfileMeter Read(PackPage page)
    {
        var meter = new ProfileMeter(page.Text("column"), page.Text("id"), page.Text("name"), page.Text("carrier"), page.Choice("kind", MeterKind.Amount), page.Text("unit"));
        page.Unit(instead: meter.Unit);
        page.Done();
        return meter;
    }
}
