using Luheng.Monitoring;
using Luheng.Portal.Shell;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>The month a page of monitoring is asked about: the one said, else that of the last day that is over.</summary>
static class Months
{
    public static Period Asked(Reader reader, Station station)
    {
        var said = reader.Query("in");
        if (said is "")
        {
            var yesterday = station.Clock.Today().AddDays(-1);
            return Period.Month(yesterday.Year, yesterday.Month);
        }
        return Period.TryParse(said, out var period) && period.Kind == PeriodKind.Month ? period : throw new FormatException($"'{said}' is not a month like 2025-10");
    }

    public static Period Before(this Period month) => month.First.AddDays(-1) is var day ? Period.Month(day.Year, day.Month) : month;

    public static Period After(this Period month) => month.Last.AddDays(1) is var day ? Period.Month(day.Year, day.Month) : month;

    /// <summary>The same page a month earlier and later.</summary>
    public static (string Before, string After) Around(Reader reader, Period month) => (reader.With("in", month.Before().ToString()), reader.With("in", month.After().ToString()));
}
