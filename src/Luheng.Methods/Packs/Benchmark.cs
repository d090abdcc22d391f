using Luheng.Quantities;

namespace Luheng.Packs;

/// <summary>A line that a document draws: 标杆水平, 基准水平, 限额 1–3 级, or an aim or cap of a policy.</summary>
public enum BenchmarkRung { Advanced, Baseline, Level1, Level2, Level3, Aim, Cap }

/// <summary>One printed level, carried as it stands in its document; <paramref name="Unit"/> is as printed.</summary>
public sealed record BenchmarkRow(string Id, string Sector, string Product, string Condition, string Metric, string Unit, BenchmarkRung Rung, double Value,
    bool HigherIsBetter, Citation Source, Confidence Confidence, string Note);

/// <summary>An edition of a document of levels, and the days it is in force; both included, null is open.</summary>
/// <param name="Document">As the rows name it.</param>
public sealed record BenchmarkEdition(string Id, string Document, DateOnly From, DateOnly? To, Confidence Confidence, string Note)
{
    public bool Holds(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A class by the size of the line, such as 500 &lt; t/d ≤ 800 of a flat-glass line.</summary>
public sealed record SizeClass(string Item, double? Above, double? UpTo)
{
    public bool Holds(double size) => !(size <= Above) && !(size > UpTo) && !double.IsNaN(size);
}

/// <summary>Shift moves the limit by points off a printed value; Scale multiplies it; Divide divides the figure instead.</summary>
public enum CorrectionKind { Shift, Scale, Divide }

/// <summary>A correction that a norm prints, its numbers and the item that tells how much of it applies.</summary>
public sealed record Correction(string Id, CorrectionKind Kind, Said Name, string Item, Citation Source, Confidence Confidence)
{
    public double From { get; init; }
    public double? Least { get; init; }
    public double? Most { get; init; }
    public IReadOnlyDictionary<BenchmarkRung, double> PerPoint { get; init; } = new Dictionary<BenchmarkRung, double>();
    public double Plus { get; init; }
    public double Times { get; init; }
    public double Of { get; init; } = 1;

    /// <summary>Only where this item lies above a value; null: always.</summary>
    public (string Item, double Above)? When { get; init; }
    public IReadOnlyList<BenchmarkRung> Rungs { get; init; } = [];

    /// <summary>Only for the levels of this edition; null: of all.</summary>
    public string? Edition { get; init; }

    public bool Concerns(BenchmarkRow row, BenchmarkEdition edition) => Rungs.Contains(row.Rung) && (Edition is null || Edition == edition.Id);

    /// <summary>The limit as it applies where the item has this value.</summary>
    public double Limit(double printed, BenchmarkRung rung, double value) => Kind switch
    {
        CorrectionKind.Shift => printed + PerPoint[rung] * Math.Clamp(value - From, Least ?? double.MinValue, Most ?? double.MaxValue),
        CorrectionKind.Scale => printed * (Plus + Times * value / Of),
        _ => printed,
    };
}

/// <summary>Whether a benchmark judges energy or electricity per unit.</summary>
public enum BenchmarkMetric { Energy, Electricity }

/// <summary>A benchmark: product × process × class of capacity, the figure it judges, and its printed levels of every edition.</summary>
/// <param name="Product">A member of the set of products; null where a process that is no product is judged.</param>
/// <param name="Process">A member of the set of processes; null where the product has only one.</param>
public sealed record Benchmark(string Id, Said Name, string? Product, string? Process, BenchmarkMetric Metric, Unit Unit, IReadOnlyList<BenchmarkRow> Rows, Place Place)
{
    public SizeClass? Size { get; init; }
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>An indicator that computes the figure as the norm does, where what it needs was filed.</summary>
    public string? Value { get; init; }

    public string Sector => Rows[0].Sector;
    public bool HigherIsBetter => Rows[0].HigherIsBetter;

    /// <summary>The amount used and the amount made, as filed for the product.</summary>
    public (string Used, string Made) Filed => Product is null ? ByLine : (Metric == BenchmarkMetric.Energy ? $"energy.product.{Product}" : $"electricity.product.{Product}", $"output.{Product}");

    /// <summary>The same as filed for the process.</summary>
    public (string Used, string Made) ByLine => ($"line.energy.{Process}", $"line.output.{Process}");

    /// <summary>The indicator by which the filed figure is explained.</summary>
    public string Ask => Product is null ? $"line.unit_energy.{Process}" : Metric == BenchmarkMetric.Energy ? $"product.unit_energy.{Product}" : $"product.unit_electricity.{Product}";
}

/// <summary>All levels that were ever printed, their editions, and what they judge.</summary>
public sealed class BenchmarkBook(IReadOnlyList<BenchmarkRow> rows, IReadOnlyList<BenchmarkEdition> editions, IReadOnlyList<Benchmark> benchmarks, IReadOnlyList<Correction> corrections)
{
    public static readonly BenchmarkBook Empty = new([], [], [], []);

    readonly Dictionary<string, BenchmarkEdition> byDocument = editions.DistinctBy(e => e.Document).ToDictionary(e => e.Document);
    readonly Dictionary<string, Benchmark> byId = benchmarks.DistinctBy(b => b.Id).ToDictionary(b => b.Id);

    public IReadOnlyList<BenchmarkRow> Rows { get; } = rows;
    public IReadOnlyList<BenchmarkEdition> Editions { get; } = editions;
    public IReadOnlyList<Benchmark> Benchmarks { get; } = benchmarks;
    public IReadOnlyList<Correction> Corrections { get; } = corrections;

    public BenchmarkEdition EditionOf(BenchmarkRow row) => byDocument[row.Source.Document];

    public Benchmark? Find(string id) => byId.GetValueOrDefault(id);
}
