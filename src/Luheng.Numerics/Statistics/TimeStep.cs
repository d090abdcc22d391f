namespace Luheng.Statistics;

/// <summary>How far apart the points of a series stand.</summary>
public enum TimeStep
{
    /// <summary>One after the other; nothing says when.</summary>
    Point,

    /// <summary>Shorter than a day; such points are put together by days.</summary>
    Shorter,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>The calendar of a step.</summary>
public static class TimeSteps
{
    const double Week = 7, ShortestMonth = 27, LongestMonth = 32, ShortestQuarter = 85, LongestQuarter = 95, ShortestYear = 350, LongestYear = 380;

    /// <summary>The step of times in order, from the gap in the middle; <see cref="TimeStep.Point"/> where it is none of these.</summary>
    public static TimeStep Of(IReadOnlyList<DateTime> times)
    {
        if (times.Count < 2) return TimeStep.Point;
        double[] gaps = [.. times.Skip(1).Select((t, i) => (t - times[i]).TotalDays).Order()];
        return gaps[(gaps.Length - 1) / 2] switch
        {
            < 1 => TimeStep.Shorter,
            1 => TimeStep.Day,
            Week => TimeStep.Week,
            >= ShortestMonth and <= LongestMonth => TimeStep.Month,
            >= ShortestQuarter and <= LongestQuarter => TimeStep.Quarter,
            >= ShortestYear and <= LongestYear => TimeStep.Year,
            _ => TimeStep.Point,
        };
    }

    /// <summary>The beginning of the step that a time lies in.</summary>
    /// <param name="first">A week begins on the day of the week of this time.</param>
    public static DateTime Begin(this TimeStep step, DateTime time, DateTime first) => step switch
    {
        TimeStep.Year => new(time.Year, 1, 1),
        TimeStep.Quarter => new(time.Year, (time.Month - 1) / 3 * 3 + 1, 1),
        TimeStep.Month => new(time.Year, time.Month, 1),
        TimeStep.Week => first.Date.AddDays(Math.Floor((time.Date - first.Date).TotalDays / Week) * Week),
        _ => time.Date,
    };

    public static DateTime Next(this TimeStep step, DateTime begin, int steps = 1) => step switch
    {
        TimeStep.Year => begin.AddYears(steps),
        TimeStep.Quarter => begin.AddMonths(3 * steps),
        TimeStep.Month => begin.AddMonths(steps),
        TimeStep.Week => begin.AddDays(Week * steps),
        _ => begin.AddDays(steps),
    };

    /// <summary>Points in a season of that step; 1 where it has none.</summary>
    public static int Season(this TimeStep step) => step switch { TimeStep.Day or TimeStep.Shorter => 7, TimeStep.Week => 52, TimeStep.Month => 12, TimeStep.Quarter => 4, _ => 1 };
}
