using System.Globalization;
using System.Text;
using Luheng.Monitoring;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>Where the cells of an hour × day strip lie, as one SVG path per colour, so that a year is a few kilobytes.</summary>
public sealed class StripPaths
{
    public const int Levels = 8, Left = 30, Top = 6, Width = 2, Height = 7;

    readonly StringBuilder[] paths = [.. Enumerable.Range(0, Levels).Select(_ => new StringBuilder())];
    readonly StringBuilder missing = new();

    /// <param name="hours">Of whole days, in order.</param>
    public StripPaths(IReadOnlyList<Bucket> hours)
    {
        var means = hours.Where(DayTypes.IsMeasured).Select(h => h.Mean).ToList();
        Days = hours.Count / 24;
        First = hours.Count > 0 ? Instant.DayOf(hours[0].Start) : default;
        (Low, High) = means.Count == 0 ? (0, 1) : (Math.Min(0, means.Min()), means.Max());
        if (High <= Low) High = Low + 1;
        for (var day = 0; day < Days; day++)
            for (var hour = 0; hour < 24;)
            {
                var (begin, path) = (hour, PathOf(hours[day * 24 + hour]));
                while (hour < 24 && PathOf(hours[day * 24 + hour]) == path) hour++;
                path?.Append(CultureInfo.InvariantCulture, $"M{Left + day * Width} {Top + begin * Height}h{Width}v{(hour - begin) * Height}h-{Width}z");
            }
    }

    public int Days { get; }
    public DateOnly First { get; }

    /// <summary>The values that the palest and the strongest colour stand for.</summary>
    public double Low { get; }
    public double High { get; }

    public IEnumerable<string> Paths => paths.Select(p => p.ToString());

    public string Missing => missing.ToString();

    /// <summary>Where the months begin, and their numbers.</summary>
    public IEnumerable<(int X, int Month)> Months => Enumerable.Range(0, Days).Select(d => (Day: First.AddDays(d), X: Left + d * Width)).Where(d => d.Day.Day == 1).Select(d => (d.X, d.Day.Month));

    StringBuilder? PathOf(Bucket hour) =>
        DayTypes.IsMeasured(hour) ? paths[Math.Clamp((int)((hour.Mean - Low) / (High - Low) * Levels), 0, Levels - 1)]
        : double.IsNaN(hour.Coverage) ? null
        : missing;
}
