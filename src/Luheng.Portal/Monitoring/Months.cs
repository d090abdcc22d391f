using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>The month a page of monitoring is asked about: the one said, else that of the last day that is over.</summary>
static class Months
{
    /// <param name="of">Whose page it is: unless a month is said, the last one in which its meters sent.</param>
    public static Period Asked(Reader reader, Station station, SubjectId? of = null)
    {
        var said = reader.Query("in");
        if (said is "")
        {
            var day = station.Clock.Today().AddDays(-1);
            if (of is { } owner && station.Book.Of(owner).Select(m => station.Readings.Span(station.Book.NumberOf(m))?.Last).Max() is { } last && last <= day) day = last.AddDays(-1);
            return Period.Month(day.Year, day.Month);
        }
        return Period.TryParse(said, out var period) && period.Kind == PeriodKind.Month ? period : throw new QuestionException(Words.NotAMonth.Filled("in", said));
    }

    public static Period Before(this Period month) => month.First.AddDays(-1) is var day ? Period.Month(day.Year, day.Month) : month;

    public static Period After(this Period month) => month.Last.AddDays(1) is var day ? Period.Month(day.Year, day.Month) : month;

    /// <summary>The same page a month earlier and later.</summary>
    public static (string Before, string After) Around(Reader reader, Period month) => (reader.With("in", month.Before().ToString()), reader.With("in", month.After().ToString()));
}
