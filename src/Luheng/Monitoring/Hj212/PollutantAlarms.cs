using System.Globalization;
using Luheng.Findings;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Hj212;

/// <summary>What is wrong with hourly means: above the limit, out of range, lost, faulty, stuck, zero, silent. One finding for each stretch of hours.</summary>
public sealed class PollutantAlarms
{
    public const string OverLimit = "pollutant-over-limit";
    public const string OverRange = "pollutant-over-range";
    public const string Lost = "pollutant-instrument-lost";
    public const string Fault = "pollutant-instrument-fault";
    public const string Stuck = "pollutant-stuck";
    public const string Zero = "pollutant-zero";
    public const string Silent = "pollutant-silent";

    readonly Station station;
    readonly LimitBook limits;
    readonly int stuckHours, zeroHours;
    readonly TimeSpan silent;

    public PollutantAlarms(Station station, LimitBook? limits = null)
    {
        this.station = station;
        this.limits = limits ?? LimitBook.Read(station.Ledger);
        var rule = station.Catalogue.Rules["hj212-alarms"].Numbers;
        (stuckHours, zeroHours, silent) = ((int)rule["stuck_hours"], (int)rule["zero_hours"], TimeSpan.FromHours(rule["silent_hours"]));
    }

    /// <summary>The findings about one pollutant between two times.</summary>
    /// <param name="now">What is due by then and has not come is missing.</param>
    public IEnumerable<Finding> Of(HourlyMeans of, long from, long to, long now)
    {
        var series = new Series();
        station.Readings.Read(station.Book.NumberOf(of.Meter), from, to, series);
        return [.. Stretches(of, series), .. Silence(of, now)];
    }

    IEnumerable<Finding> Stretches(HourlyMeans of, Series series)
    {
        for (var i = 0; i < series.Count;)
        {
            var begin = i;
            var kind = Kind(of, series, i);
            while (++i < series.Count && Kind(of, series, i) == kind && Next(series, i)) { }
            if (kind is not "") yield return Say(of, kind, series, begin, i);
        }
        foreach (var still in Still(of, series)) yield return still;
    }

    string Kind(HourlyMeans of, Series series, int i) => series.Qualities[i] switch
    {
        ReadingQuality.OverRange => OverRange,
        ReadingQuality.Lost => Lost,
        ReadingQuality.Fault => Fault,
        ReadingQuality.Good when limits.Of(of, Instant.DayOf(series.Times[i]))?.Limit is { } limit && series.Values[i] > limit => OverLimit,
        _ => "",
    };

    /// <summary>Hours in a row of one and the same value.</summary>
    IEnumerable<Finding> Still(HourlyMeans of, Series series)
    {
        for (var i = 0; i < series.Count;)
        {
            var begin = i;
            while (++i < series.Count && series.Values[i].Equals(series.Values[begin]) && series.Qualities[i] == ReadingQuality.Good && Next(series, i)) { }
            if (series.Qualities[begin] != ReadingQuality.Good) continue;
            if (series.Values[begin] == 0 ? i - begin >= zeroHours : i - begin >= stuckHours) yield return Say(of, series.Values[begin] == 0 ? Zero : Stuck, series, begin, i);
        }
    }

    static bool Next(Series series, int i) => series.Times[i] - series.Times[i - 1] <= Instant.Hour;

    Finding Say(HourlyMeans of, string kind, Series series, int begin, int end)
    {
        var (from, to) = (of.HourOf(series.Times[begin]), of.HourOf(series.Times[end - 1]) + Instant.Hour);
        var highest = Enumerable.Range(begin, end - begin).Max(i => series.Values[i]);
        var limit = limits.Of(of, Instant.DayOf(from));
        var detail = kind switch
        {
            OverLimit => string.Create(CultureInfo.InvariantCulture, $"最高 {highest} {of.Meter.Unit}，限值 {limit!.Limit} {limit.Unit}（{limit.Source}）"),
            Stuck => string.Create(CultureInfo.InvariantCulture, $"一直是 {highest} {of.Meter.Unit}"),
            _ => $"标记 {DataFlags.Letter(series.Qualities[begin])}",
        };
        return Finding(of, kind, from, to, detail);
    }

    IEnumerable<Finding> Silence(HourlyMeans of, long now)
    {
        if (station.Readings.Latest(station.Book.NumberOf(of.Meter)) is not { } latest) yield break;
        var last = of.HourOf(latest.Reading.Time) + Instant.Hour;
        if (now - last > silent.TotalMilliseconds) yield return Finding(of, Silent, last, now, $"最近一个小时均值到 {Instant.At(last):yyyy-MM-dd HH:mm}");
    }

    Finding Finding(HourlyMeans of, string kind, long from, long to, string detail)
    {
        var known = station.Catalogue.FindingKinds.GetValueOrDefault(kind);
        var day = Instant.DayOf(from);
        var hours = (to - from) / Instant.Hour;
        var text = $"{(of.Monitor.Name is "" ? of.Monitor.Mn : of.Monitor.Name)} {of.Meter.Name}：{known?.Name.Zh ?? kind}，{Instant.At(from):yyyy-MM-dd HH:mm} 起 {hours} 小时；{detail}";
        return new(of.Monitor.Owner, Period.Month(day.Year, day.Month), kind, known?.Level ?? FindingLevel.Warning, text, new MeterSpan(of.Meter.Id, from, to, detail).ToString());
    }
}
