using System.Globalization;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Faults;

public static partial class FaultPlanter
{
    /// <summary>Changes a stretch; what was done, or null where the fault would not show there.</summary>
    static string? Change(Bed bed, Bed? other, FaultKind kind, int from, int length, Random dice) => kind switch
    {
        FaultKind.Missing => Missing(bed, from, length),
        FaultKind.Stuck => Stuck(bed, from, length),
        FaultKind.Spike => Spike(bed, from, length, dice),
        FaultKind.Scale10 => Scale(bed, from, length, 10, dice),
        FaultKind.Scale100 => Scale(bed, from, length, 100, dice),
        FaultKind.Scale1000 => Scale(bed, from, length, 1000, dice),
        FaultKind.SwappedMeters => Exchange(bed, other!, from, length),
        FaultKind.Sign => Negate(bed, from, length),
        FaultKind.CopiedMonth => Copy(bed, from, length, dice),
        FaultKind.ImpossibleRate => Impossible(bed, from, length, dice),
        FaultKind.ClockDrift => Drift(bed, from, length, dice),
        _ => null,
    };

    static string Missing(Bed bed, int from, int length)
    {
        bed.Kept.AsSpan(from, length).Clear();
        return string.Create(CultureInfo.InvariantCulture, $"{length} readings left out");
    }

    static string? Stuck(Bed bed, int from, int length)
    {
        var value = bed.Values[from - 1];
        if (bed.Values.AsSpan(from, length).IndexOfAnyExcept(value) < 0) return null;
        bed.Do(() => bed.Values.AsSpan(from, length).Fill(bed.Values[from - 1]));
        return string.Create(CultureInfo.InvariantCulture, $"{value} repeated");
    }

    static string? Spike(Bed bed, int from, int length, Random dice)
    {
        var factor = Spread(4, 50, dice);
        var typical = bed.Meter.Kind == MeterKind.Counter ? Typical(bed) : Math.Max(bed.Values.AsSpan(from - 1, length + 2).ToArray().Max(Math.Abs), Typical(bed));
        if (typical == 0) return null;
        var uneven = 0.8 + 0.4 * dice.NextDouble();
        bed.Do(() =>
        {
            for (var i = from; i < from + length; i++)
                bed.Values[i] = bed.Meter.Kind == MeterKind.Counter ? bed.Values[i] + factor * 20 * typical : Round(bed, factor * typical * uneven);
        });
        return string.Create(CultureInfo.InvariantCulture, $"×{factor:0.#}");
    }

    static string? Scale(Bed bed, int from, int length, double factor, Random dice)
    {
        if (bed.Values.AsSpan(from, length).IndexOfAnyExcept(0) < 0) return null;
        if (dice.Next(2) == 0) factor = 1 / factor;
        if (bed.Meter.Kind == MeterKind.Counter && dice.Next(2) == 0)
        {
            // The transformer's ratio is wrong: the counter runs too fast or too slowly, and what it missed stays missed.
            var grown = bed.Values[from + length - 1] - bed.Values[from - 1];
            if (grown <= 0 || bed.Values.AsSpan(from - 1, length + 1).ToArray() is var path && path.Zip(path.Skip(1)).Any(p => p.Second < p.First)) return null;
            var start = bed.Values[from - 1];
            for (var i = from; i < from + length; i++) bed.Values[i] = start + (bed.Values[i] - start) * factor;
            for (var i = from + length; i < bed.Count; i++) bed.Values[i] += grown * (factor - 1);
            return string.Create(CultureInfo.InvariantCulture, $"increments ×{factor}");
        }
        bed.Do(() =>
        {
            for (var i = from; i < from + length; i++) bed.Values[i] *= factor;
        });
        return string.Create(CultureInfo.InvariantCulture, $"×{factor}");
    }

    static string? Exchange(Bed bed, Bed other, int from, int length)
    {
        var (here, there) = (Level(bed, from, length), Level(other, from, length));
        if (!(Math.Max(here, there) > 2 * Math.Min(here, there))) return null; // alike: nobody could tell
        bed.Do(() =>
        {
            var kept = bed.Values.AsSpan(from, length).ToArray();
            other.Values.AsSpan(from, length).CopyTo(bed.Values.AsSpan(from));
            kept.CopyTo(other.Values.AsSpan(from));
        });
        return $"{bed.Meter.Id} ⇄ {other.Meter.Id}";
    }

    static string? Negate(Bed bed, int from, int length)
    {
        if (bed.Values.AsSpan(from, length).ToArray().All(v => v <= 0)) return null;
        bed.Do(() =>
        {
            for (var i = from; i < from + length; i++) bed.Values[i] = -bed.Values[i];
        });
        return "negated";
    }

    static string? Copy(Bed bed, int from, int length, Random dice)
    {
        // Mostly an earlier stretch is written into a later one.
        var source = dice.Next(8) > 0 && from > length ? dice.Next(0, from - length + 1) : dice.Next(0, bed.Count - length);
        if (!bed.Free(source, source + length) || Math.Abs(source - from) < length) return null;
        var day = (int)(Instant.Day / bed.Interval);
        source -= (source - from) % day; // the same hours of the day
        if (source < 1 || source + length >= bed.Count || !bed.Free(source, source + length) || Math.Abs(source - from) < length) return null;
        if (bed.Values.AsSpan(source, length).ToArray().Distinct().Count() < 12) return null;
        bed.Keep(source, length);
        if (bed.Meter.Kind != MeterKind.Counter) bed.Values.AsSpan(source, length).ToArray().CopyTo(bed.Values.AsSpan(from));
        else
        {
            var steps = Enumerable.Range(source, length).Select(i => bed.Values[i] - bed.Values[i - 1]).ToArray();
            var end = bed.Values[from + length - 1];
            for (var i = 0; i < length; i++) bed.Values[from + i] = Round(bed, bed.Values[from + i - 1] + steps[i]);
            for (var i = from + length; i < bed.Count; i++) bed.Values[i] = Round(bed, bed.Values[i] + bed.Values[from + length - 1] - end);
        }
        return $"equal to that from {Findings.MeterSpan.Write(bed.Times[source])}";
    }

    static string? Impossible(Bed bed, int from, int length, Random dice)
    {
        var top = Top(bed);
        if (top <= 0) return null;
        if (bed.Meter.Kind == MeterKind.Counter)
        {
            var jump = top * Spread(50, 5000, dice);
            for (var i = from; i < bed.Count; i++) bed.Values[i] = Round(bed, bed.Values[i] + jump);
            return string.Create(CultureInfo.InvariantCulture, $"jumps by {jump:0.##} and stays");
        }
        var hours = bed.Meter.Kind == MeterKind.Amount ? bed.Interval / (double)Instant.Hour : 1;
        var most = bed.Meter.Capacity is { } capacity ? capacity * hours / bed.Meter.FactorAt(bed.Times[from]) : 2 * top;
        for (var i = from; i < from + length; i++) bed.Values[i] = Round(bed, most * (1.5 + 2 * dice.NextDouble()));
        return "above what the point can carry";
    }

    static string? Drift(Bed bed, int from, int length, Random dice)
    {
        if (dice.Next(2) == 0)
        {
            // Ever further from the grid, then set right.
            var most = Math.Min(bed.Interval * 0.45, Spread(2, 30, dice) * 60_000) * (dice.Next(2) == 0 ? 1 : -1);
            if (Math.Abs(most) < 90_000) return null;
            for (var i = 0; i < length; i++) bed.Times[from + i] += (long)(most * (i + 1) / length) / 1000 * 1000;
            return string.Create(CultureInfo.InvariantCulture, $"drifts to {most / 1000:0} s");
        }
        var shift = (long)(Spread(2, 40, dice) * 60_000) / 1000 * 1000;
        if (bed.Interval <= 60_000 || shift % bed.Interval < 90_000 || bed.Interval - shift % bed.Interval < 90_000) return null;
        for (var i = from; i < from + length; i++) bed.Times[i] += shift;
        return string.Create(CultureInfo.InvariantCulture, $"set {shift / 1000} s off");
    }

    /// <summary>The middle one of the amounts in a stretch; of a counter the steps.</summary>
    static double Level(Bed bed, int from, int length)
    {
        var all = bed.Meter.Kind == MeterKind.Counter
            ? Enumerable.Range(from, length).Select(i => bed.Clean[i]).ToList()
            : [.. bed.Clean.Skip(from).Take(length).Select(Math.Abs)];
        all.Sort();
        return all[all.Count / 2];
    }

    static double Typical(Bed bed) => Steps(bed) is { Count: > 0 } steps ? steps[steps.Count / 2] : 0;

    static double Top(Bed bed) => Steps(bed) is { Count: > 0 } steps ? steps[(int)(steps.Count * 0.99)] : 0;

    static List<double> Steps(Bed bed)
    {
        var steps = bed.Meter.Kind == MeterKind.Counter
            ? Enumerable.Range(1, Math.Max(0, bed.Count - 1)).Select(i => bed.Clean[i] - bed.Clean[i - 1]).Where(s => s >= 0).ToList()
            : [.. bed.Clean.Select(Math.Abs)];
        steps.Sort();
        return steps;
    }

    /// <summary>With as many decimals as the meter's own figures have.</summary>
    static double Round(Bed bed, double value) => Math.Round(value, bed.Decimals);
}
