using System.Globalization;
using System.Runtime.InteropServices;
using Luheng.Monitoring.Faults;
using Luheng.Quantities;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>How an unknown hour was filled.</summary>
public enum SubstitutionMethod
{
    /// <summary>On a line between the hours before and after (线性).</summary>
    Linear,
    /// <summary>The middle value of the same hour of the week some weeks around (同周时中位数).</summary>
    Profile,
    /// <summary>The difference of a counter over the gap, spread over it (示数差分摊).</summary>
    Difference,
}

/// <summary>A stretch that was filled: how much was put in, in the meter's unit, and how.</summary>
public sealed record Substitution(long From, long To, double Amount, SubstitutionMethod Method);

/// <summary>What a meter measured in a month, faulty and missing stretches filled by a stated method. Readings stay as they are; nothing filled is ever stored as one.</summary>
/// <param name="Amount">In the unit of the meter's amounts; NaN where it cannot be said.</param>
/// <param name="Good">The hours (days where it is read daily) that good readings cover, of those that are due.</param>
/// <param name="Why">Why there is no figure; empty where there is one.</param>
public sealed record MonthFigure(Meter Meter, Period Month, double Amount, int Good, int Due, IReadOnlyList<Substitution> Substituted, string Why)
{
    public bool Whole => Why is "";

    /// <summary>The share of the time due that good readings cover.</summary>
    public double Coverage => Due == 0 ? 0 : Good / (double)Due;

    /// <summary>The share of the month that was filled.</summary>
    public double SubstitutedShare => Substituted.Sum(s => s.To - s.From) / (double)(Month.Days * Instant.Day);

    /// <param name="series">The meter's readings of the month and of some weeks around it.</param>
    /// <param name="faults">The faults found in them.</param>
    public static MonthFigure Of(Meter meter, Series series, IReadOnlyList<Fault> faults, Period month, long now, TrustRules rules, UnitTable units)
    {
        var (from, to) = (Instant.StartOf(month.First), Instant.StartOf(month.Last.AddDays(1)));
        var wrong = faults.Where(f => f.Meter == meter.Id && !f.Kind.IsNotice() && f.Kind is not (FaultKind.Missing or FaultKind.ClockDrift)).ToList();
        var hours = new Hours(meter, series, wrong, from, to, now, rules, units);
        return hours.Figure(month);
    }

    /// <summary>The hours of a month and of the weeks around it, known or not.</summary>
    sealed class Hours
    {
        readonly Meter meter;
        readonly TrustRules rules;
        readonly Bucket[] buckets;
        readonly bool[] known;
        readonly int first, last;
        readonly int week;

        public Hours(Meter meter, Series series, List<Fault> wrong, long from, long to, long now, TrustRules rules, UnitTable units)
        {
            (this.meter, this.rules) = (meter, rules);
            var daily = meter.Interval > 3600;
            week = daily ? 7 : 7 * 24;
            var around = rules.WeeksForProfile * 7 * Instant.Day;
            var clean = Clean(series, wrong);
            buckets = RollUp.Of(meter, CollectionsMarshal.AsSpan(clean.Times), CollectionsMarshal.AsSpan(clean.Values), CollectionsMarshal.AsSpan(clean.Qualities),
                daily ? Resolution.Day : Resolution.Hour, from - around, to + around, now, units: units);
            known = Array.ConvertAll(buckets, b => b.Coverage > 0.5 && !double.IsNaN(b.Amount));
            var edge = meter.Interval * 1000L;
            foreach (var fault in wrong)
                for (var i = Index(fault.From - edge); i >= 0 && i < buckets.Length && buckets[i].Start < fault.To + (meter.Kind == MeterKind.Counter ? edge : 0); i++) known[i] = false;
            var start = Math.Max(from, meter.From is { } since ? Instant.Of(since) : from);
            var end = Math.Min(Math.Min(to, now), meter.To is { } until ? Instant.Of(until) : to);
            (first, last) = (Index(start), Array.FindLastIndex(buckets, b => b.Start < end));
        }

        int Index(long time) => Array.FindLastIndex(buckets, b => b.Start <= time) is var i && i < 0 ? 0 : i;

        static Series Clean(Series series, List<Fault> wrong)
        {
            if (wrong.Count == 0) return series;
            var clean = new Series();
            for (var i = 0; i < series.Count; i++)
                if (!wrong.Any(f => f.From <= series.Times[i] && series.Times[i] < f.To)) clean.Add(series.Times[i], series.Values[i], series.Qualities[i]);
            return clean;
        }

        public MonthFigure Figure(Period month)
        {
            if (last < first) return new(meter, month, double.NaN, 0, 0, [], "这个月没有应有的读数");
            var (amount, good, fills, lacking) = (0.0, 0, new List<Substitution>(), 0);
            for (var i = first; i <= last; i++)
            {
                if (known[i])
                {
                    amount += buckets[i].Amount;
                    good++;
                    continue;
                }
                if (Fill(i) is not { } fill)
                {
                    lacking++;
                    continue;
                }
                amount += fill.Amount;
                if (fills is [.., var before] && before.Method == fill.Method && before.To == fill.From) fills[^1] = before with { To = fill.To, Amount = before.Amount + fill.Amount };
                else fills.Add(fill);
            }
            var due = last - first + 1;
            var coverage = good / (double)due;
            var filled = fills.Sum(f => f.To - f.From) / (double)(buckets[last].End - buckets[first].Start);
            var why = coverage < rules.CoverageAtLeast ? string.Create(CultureInfo.InvariantCulture, $"完好读数覆盖 {coverage:P1}，不到 {rules.CoverageAtLeast:P0}")
                : filled > rules.SubstitutedAtMost ? string.Create(CultureInfo.InvariantCulture, $"替代 {filled:P1}，超过允许的 {rules.SubstitutedAtMost:P0}")
                : lacking > 0 ? string.Create(CultureInfo.InvariantCulture, $"{lacking} 个时段无从替代") : "";
            return new(meter, month, why is "" ? amount : double.NaN, good, due, fills, why);
        }

        Substitution? Fill(int i)
        {
            var usual = Usual(i);
            var (start, end) = (buckets[i].Start, buckets[i].End);
            // Over a gap a counter tells how much passed, unless what it tells is itself not to be believed.
            if (meter.Kind == MeterKind.Counter && !double.IsNaN(buckets[i].Amount) && (double.IsNaN(usual) || (buckets[i].Amount >= 0 && buckets[i].Amount <= 1.2 * Most()))) return new(start, end, buckets[i].Amount, SubstitutionMethod.Difference);
            var (before, after) = (i, i);
            while (before >= 0 && !known[before]) before--;
            while (after < buckets.Length && !known[after]) after++;
            if (before >= 0 && after < buckets.Length && buckets[after].Start - buckets[before].End <= rules.ShortGapHours * Instant.Hour)
                return new(start, end, buckets[before].Amount + (buckets[after].Amount - buckets[before].Amount) * (i - before) / (after - before), SubstitutionMethod.Linear);
            return double.IsNaN(usual) ? null : new(start, end, usual, SubstitutionMethod.Profile);
        }

        /// <summary>The middle one of the same hour of the week around.</summary>
        double Usual(int i)
        {
            var same = new List<double>();
            for (var w = -rules.WeeksForProfile; w <= rules.WeeksForProfile; w++)
                if (i + w * week is var j && j >= 0 && j < buckets.Length && known[j]) same.Add(buckets[j].Amount);
            same.Sort();
            return same.Count == 0 ? double.NaN : same[same.Count / 2];
        }

        double Most() => most ??= Enumerable.Range(0, buckets.Length).Where(i => known[i]).Select(i => buckets[i].Amount).DefaultIfEmpty(0).Max();

        double? most;
    }
}
