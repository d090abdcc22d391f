using Luheng.Packs;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>A day that was looked at for a baseline and not taken, with why.</summary>
public sealed record DayPassedOver(DateOnly Day, Said Why);

/// <summary>What a load would have been in the quarter-hours of a call (基线负荷, kW): the mean of comparable days; NaN where too few say.</summary>
/// <param name="Days">The days it rests on.</param>
/// <param name="Passed">The days passed over that a reader should know of: raised on purpose, or with holes.</param>
public sealed record Baseline(double[] Kw, IReadOnlyList<DateOnly> Days, IReadOnlyList<DayPassedOver> Passed);

/// <summary>What a committed load delivered in a call, quarter-hour by quarter-hour, in kW; NaN where the load or its baseline is not known.</summary>
/// <param name="Answer">What the enterprise answered; null where it has not.</param>
/// <param name="Why">Why it is not settled; null where it is.</param>
/// <param name="RiseBefore">How far the load stood above its baseline between notice and beginning, as a share; NaN where not known.</param>
public sealed record Delivery(Call Call, Commitment Commitment, CallAnswer? Answer, Baseline Baseline, double[] Actual, double RiseBefore, Said? Why)
{
    /// <summary>What that share is of: the mean load between notice and beginning, and of the same time on the baseline's days, in kW.</summary>
    public (double Kw, double Usual) Ahead { get; init; } = (double.NaN, double.NaN);

    public IEnumerable<double> Delivered => Baseline.Kw.Zip(Actual, (b, a) => b - a);

    /// <summary>The mean of the quarter-hours that are known.</summary>
    public double Mean => Delivered.Where(d => !double.IsNaN(d)).DefaultIfEmpty(double.NaN).Average();
    public int Measured => Delivered.Count(d => !double.IsNaN(d));

    /// <summary>Delivered over committed.</summary>
    public double Share => Commitment.Kw > 0 ? Mean / Commitment.Kw : double.NaN;
    public bool Settled => Why is null;
}

/// <summary>Demand response (需求响应): who was called, what was promised, and what the meters say was delivered.</summary>
public static class DemandResponse
{
    const long Quarter = Instant.Hour / 4;

    static readonly Said Raised = new("负荷比候选日中位数异常抬升", "load raised above the candidates' median");
    static readonly Said Holes = new("数据不完整", "data incomplete");
    static readonly Said CallDay = new("当日有响应事件", "a call on that day");
    static readonly Said NoMeter = new("没有可用的电力计量点", "no electricity meter to prove it by");
    static readonly Said FewDays = new("可比日不足，没有基线", "too few comparable days for a baseline");
    static readonly Said DataMissing = new("响应时段数据不完整", "data of the call are incomplete");
    static readonly Said NotOver = new("事件尚未结束", "the call is not over");
    static readonly Said Declined = new("企业未参加", "the enterprise declined");

    /// <summary>Whether a call is for an enterprise: named in it, or in its region on the day; one that names neither is for all with a commitment.</summary>
    public static bool IsFor(Call call, SubjectId enterprise, Population population) => call.Participants.Contains(enterprise)
        || (call.Region is not "" && population.Find(enterprise)?.On(Instant.DayOf(Instant.Of(call.From))) is { } placement && population.Regions.Within(placement.Region, call.Region))
        || (call.Participants.Count == 0 && call.Region is "");

    /// <summary>Every committed load that the call is for.</summary>
    public static IReadOnlyList<Delivery> Of(Station station, Population population, Call call)
    {
        var (calls, answers) = (LoadDocuments.Calls(station.Ledger), LoadDocuments.Answers(station.Ledger));
        return [.. LoadDocuments.Commitments(station.Ledger).Where(c => IsFor(call, c.Enterprise, population))
            .Select(c => Of(station, call, c, answers.FirstOrDefault(a => a.Call == call.Id && a.Enterprise == c.Enterprise), [.. calls.Where(o => IsFor(o, c.Enterprise, population))]))];
    }

    public static Delivery Of(Station station, Call call, Commitment commitment, CallAnswer? answer, IReadOnlyList<Call> calls)
    {
        var rule = station.Catalogue.Rules["demand-response"];
        var meters = commitment.Meter is null ? LoadCurve.Boundary(station.Book, commitment.Enterprise)
            : station.Book.Find(commitment.Meter) is { } one ? [one] : [];
        var (from, to) = (RollUp.Floor(Instant.Of(call.From), Resolution.Quarter), RollUp.Floor(Instant.Of(call.To) + Quarter - 1, Resolution.Quarter));
        var steps = (int)((to - from) / Quarter);
        var none = Enumerable.Repeat(double.NaN, steps).ToArray();
        if (meters.Count == 0) return new(call, commitment, answer, new(none, [], []), none, double.NaN, NoMeter);

        var day = Instant.DayOf(from);
        var days = new Days(station, meters, day.AddDays(-(int)rule.Numbers["look_back_days"]), day);
        var baseline = BaselineOf(days, call, day, from - Instant.StartOf(day), steps, rule, station.Catalogue.Calendar, calls);
        var actual = days.Window(day, from - Instant.StartOf(day), steps);
        var notice = Math.Max(RollUp.Floor(Instant.Of(call.Notice), Resolution.Quarter), Instant.StartOf(day));
        var ahead = BaselineOver(days, baseline.Days, day, notice - Instant.StartOf(day), (int)((from - notice) / Quarter));
        var delivery = new Delivery(call, commitment, answer, baseline, actual, ahead.Usual > 0 ? ahead.Kw / ahead.Usual - 1 : double.NaN, null) { Ahead = ahead };
        return delivery with
        {
            Why = answer is { Accepted: false } ? Declined
                : Instant.Of(station.Clock.GetUtcNow()) < to ? NotOver
                : baseline.Days.Count < rule.Numbers["days_at_least"] ? FewDays
                : delivery.Measured < steps * rule.Numbers["coverage_at_least"] ? DataMissing : null,
        };
    }

    /// <summary>The last comparable days before the notice; days of calls and days with holes are passed over, days raised above the median are named.</summary>
    static Baseline BaselineOf(Days days, Call call, DateOnly day, long at, int steps, Rule rule, WorkCalendar calendar, IReadOnlyList<Call> calls)
    {
        var (wanted, least) = ((int)rule.Numbers["days"], rule.Numbers["coverage_at_least"]);
        var passed = new List<DayPassedOver>();
        var candidates = new List<(DateOnly Day, double[] Kw, double Mean)>();
        var noticed = Instant.DayOf(Instant.Of(call.Notice));
        for (var back = 1; back <= (int)rule.Numbers["look_back_days"] && candidates.Count < 2 * wanted; back++)
        {
            var earlier = day.AddDays(-back);
            if (earlier >= noticed || calendar.IsWorkday(earlier) != calendar.IsWorkday(day)) continue;
            var window = days.Window(earlier, at, steps);
            if (calls.Any(c => Instant.DayOf(Instant.Of(c.From)) <= earlier && earlier <= Instant.DayOf(Instant.Of(c.To)))) passed.Add(new(earlier, CallDay));
            else if (window.Count(v => !double.IsNaN(v)) < steps * least) passed.Add(new(earlier, Holes));
            else candidates.Add((earlier, window, window.Where(v => !double.IsNaN(v)).Average()));
        }
        var none = Enumerable.Repeat(double.NaN, steps).ToArray();
        if (candidates.Count < rule.Numbers["days_at_least"]) return new(none, [], passed);
        var median = Median([.. candidates.Select(c => c.Mean)]);
        var limit = median + Math.Abs(median) * rule.Numbers["rise_at_most"];
        // Only what lies within the days that would have been taken is worth saying.
        var taken = candidates.Where(c => c.Mean <= limit).Take(wanted).ToList();
        passed.AddRange(candidates.Where(c => c.Mean > limit && (taken.Count == 0 || c.Day >= taken[^1].Day)).Select(c => new DayPassedOver(c.Day, Raised)));
        if (taken.Count < rule.Numbers["days_at_least"]) return new(none, [], passed);
        return new([.. Enumerable.Range(0, steps).Select(s => MeanOf(taken.Select(t => t.Kw[s])))], [.. taken.Select(t => t.Day)], [.. passed.OrderByDescending(p => p.Day)]);
    }

    /// <summary>The mean load of the day in a stretch, and that of the baseline's days.</summary>
    static (double Kw, double Usual) BaselineOver(Days days, IReadOnlyList<DateOnly> of, DateOnly day, long at, int steps)
    {
        if (steps <= 0 || of.Count == 0) return (double.NaN, double.NaN);
        return (MeanOf(days.Window(day, at, steps)), MeanOf(of.SelectMany(d => days.Window(d, at, steps))));
    }

    static double MeanOf(IEnumerable<double> values) => values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average();

    static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[values.Length / 2 - 1] + values[values.Length / 2]) / 2;
    }

    /// <summary>The load of some meters over some days, each day's quarter-hours at hand.</summary>
    sealed class Days(Station station, IReadOnlyList<Meter> meters, DateOnly first, DateOnly last)
    {
        readonly LoadCurve curve = LoadCurve.Of(station, meters, Instant.StartOf(first), Instant.StartOf(last.AddDays(2)));

        /// <summary>Quarter-hours from a time of a day on; of a load read by the hour, the hour's mean in each.</summary>
        public double[] Window(DateOnly day, long at, int steps) =>
            [.. Enumerable.Range(0, steps).Select(s => (Instant.StartOf(day) + at + s * Quarter - curve.From) / curve.Step).Select(i => i >= 0 && i < curve.Kw.Length ? curve.Kw[i] : double.NaN)];
    }
}
