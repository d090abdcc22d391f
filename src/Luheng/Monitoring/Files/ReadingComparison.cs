using Luheng.Deliveries;
using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>Holds readings of a file against those in effect, so that an import can say what it would do before it does it.</summary>
static class ReadingComparison
{
    /// <summary>What would become of readings of one meter, in the order of the file: a later line corrects an earlier one of its time.</summary>
    /// <param name="kept">Gives what is in effect of the meter between two times.</param>
    public static SheetTally Of(Func<long, long, Series> kept, IEnumerable<(long Time, double Value, ReadingQuality Quality)> lines)
    {
        var rows = lines.Select((r, order) => (r.Time, r.Value, r.Quality, Order: order)).OrderBy(r => r.Time).ThenBy(r => r.Order).ToList();
        if (rows.Count == 0) return default;
        var known = kept(rows[0].Time, rows[^1].Time + 1);
        var (accepted, unchanged, corrected, at) = (0, 0, 0, 0);
        (long Time, double Value, ReadingQuality Quality)? last = null;
        foreach (var row in rows)
        {
            while (at < known.Count && known.Times[at] < row.Time) at++;
            var before = last?.Time == row.Time ? last : at < known.Count && known.Times[at] == row.Time ? (known.Times[at], known.Values[at], known.Qualities[at]) : null;
            last = (row.Time, row.Value, row.Quality);
            if (before is { } was && BitConverter.DoubleToInt64Bits(was.Value) == BitConverter.DoubleToInt64Bits(row.Value) && (was.Quality == row.Quality || was.Quality == ReadingQuality.Void)) unchanged++;
            else if (before is null) accepted++;
            else (accepted, corrected) = (accepted + 1, corrected + 1);
        }
        return new(rows.Count, accepted, unchanged, corrected, 0);
    }
}
