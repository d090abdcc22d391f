using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>What kind of day it is for a load: worked (工作日), a weekend (周末), or a holiday on a weekday (法定节假日).</summary>
public enum DayType { Workday, Weekend, Holiday }

/// <summary>The typical day of a kind: the mean of each stretch of the day over the days on which it was measured.</summary>
/// <param name="Means">From midnight on, equally long; NaN where it was never measured.</param>
public sealed record DayProfile(DayType Type, int Days, IReadOnlyList<double> Means)
{
    public double Mean => Known.DefaultIfEmpty(double.NaN).Average();

    /// <summary>The greatest of the day and when it begins, in hours since midnight.</summary>
    public (double Value, double Hour) Peak => Extreme(Known.DefaultIfEmpty(double.NaN).Max());

    public (double Value, double Hour) Valley => Extreme(Known.DefaultIfEmpty(double.NaN).Min());

    IEnumerable<double> Known => Means.Where(m => !double.IsNaN(m));

    (double, double) Extreme(double value) => (value, Means.Index().FirstOrDefault(m => m.Item.Equals(value)).Index * 24.0 / Means.Count);
}

/// <summary>Sorts the days of a load by their kind.</summary>
public static class DayTypes
{
    /// <summary>The share of a stretch that must be measured for its mean to be shown or to count.</summary>
    public const double Measured = 1 / 2.0;

    public static DayType Of(DateOnly day, WorkCalendar calendar) =>
        calendar.IsWorkday(day) ? DayType.Workday
        : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayType.Weekend
        : DayType.Holiday;

    /// <summary>The typical days of the kinds that occur.</summary>
    /// <param name="buckets">Equally long, each within a day.</param>
    public static IReadOnlyList<DayProfile> Profiles(IReadOnlyList<Bucket> buckets, WorkCalendar calendar)
    {
        if (buckets.Count == 0) return [];
        var (length, profiles) = (buckets[0].End - buckets[0].Start, new List<DayProfile>());
        foreach (var type in buckets.Where(b => IsMeasured(b)).GroupBy(b => Of(Instant.DayOf(b.Start), calendar)).OrderBy(g => g.Key))
        {
            var (sums, counts) = (new double[Instant.Day / length], new int[Instant.Day / length]);
            foreach (var bucket in type)
            {
                var place = (bucket.Start - Instant.StartOf(Instant.DayOf(bucket.Start))) / length;
                sums[place] += bucket.Mean;
                counts[place]++;
            }
            profiles.Add(new(type.Key, type.Select(b => Instant.DayOf(b.Start)).Distinct().Count(), [.. sums.Zip(counts, (sum, count) => count > 0 ? sum / count : double.NaN)]));
        }
        return profiles;
    }

    public static bool IsMeasured(Bucket bucket) => bucket.Coverage >= Measured && !double.IsNaN(bucket.Mean);
}
