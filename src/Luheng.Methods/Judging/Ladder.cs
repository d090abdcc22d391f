using System.Globalization;
using Luheng.Packs;

namespace Luheng.Judging;

/// <summary>The printed levels that apply to one figure after correction, and where the figure stands among them. Boundaries are inclusive.</summary>
/// <param name="Limits">Only the levels that are printed; one that is absent stays absent.</param>
sealed record Ladder(IReadOnlyDictionary<BenchmarkRung, double> Limits, bool HigherIsBetter)
{
    /// <summary>Two figures closer than this share of the limit are the same figure, computed differently.</summary>
    const double Same = 1e-9;

    public double? this[BenchmarkRung rung] => Limits.TryGetValue(rung, out var limit) ? limit : null;

    public bool Meets(double value, double limit) => (HigherIsBetter ? limit - value : value - limit) <= Same * Math.Max(1, Math.Abs(limit));

    bool Fails(double value, BenchmarkRung rung) => this[rung] is { } limit && !Meets(value, limit);

    public string Level(double value)
    {
        if (Fails(value, BenchmarkRung.Level3)) return BenchmarkLevel.OverLimit;
        if (Fails(value, BenchmarkRung.Baseline)) return BenchmarkLevel.BelowBaseline;
        if (this[BenchmarkRung.Advanced] is { } advanced) return Meets(value, advanced) ? BenchmarkLevel.Advanced : BenchmarkLevel.Between;
        return this[BenchmarkRung.Baseline] is not null ? BenchmarkLevel.Between
            : this[BenchmarkRung.Level3] is not null ? BenchmarkLevel.WithinLimit : BenchmarkLevel.NotJudged;
    }

    public int? NormLevel(double value) => this[BenchmarkRung.Level1] is { } one && Meets(value, one) ? 1
        : this[BenchmarkRung.Level2] is { } two && Meets(value, two) ? 2
        : this[BenchmarkRung.Level3] is { } three && Meets(value, three) ? 3 : null;

    /// <summary>The distance to the nearest edge of the level that it stands in.</summary>
    public double Margin(double value) => Level(value) switch
    {
        BenchmarkLevel.Advanced => Off(value, BenchmarkRung.Advanced),
        BenchmarkLevel.Between => Math.Min(Off(value, BenchmarkRung.Advanced), Math.Min(Off(value, BenchmarkRung.Baseline), Off(value, BenchmarkRung.Level3))),
        BenchmarkLevel.WithinLimit => Off(value, BenchmarkRung.Level3),
        BenchmarkLevel.BelowBaseline => Math.Min(Off(value, BenchmarkRung.Baseline), Off(value, BenchmarkRung.Level3)),
        BenchmarkLevel.OverLimit => Off(value, BenchmarkRung.Level3),
        _ => double.NaN,
    };

    double Off(double value, BenchmarkRung rung) => this[rung] is { } limit ? Math.Abs(value - limit) : double.PositiveInfinity;

    /// <summary>The next rung that is not met; null at the top.</summary>
    public BenchmarkRung? Next(double value)
    {
        foreach (var rung in (BenchmarkRung[])[BenchmarkRung.Level3, BenchmarkRung.Baseline, BenchmarkRung.Advanced])
            if (Fails(value, rung)) return rung;
        return null;
    }

    public static string Number(double value) => value.ToString(Math.Abs(value) >= 1000 ? "#,0.#" : "0.###", CultureInfo.InvariantCulture);
}
