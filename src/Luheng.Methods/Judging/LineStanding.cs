using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Judging;

/// <summary>Where one product line of a firm stands against its benchmark (对标): what grading takes from benchmarking.</summary>
/// <param name="Benchmark">The id of the benchmark in its pack: product, process and capacity class.</param>
/// <param name="Level">advanced (达到标杆), between (基准与标杆之间), within-limit (限额以内，没有公布标杆、基准), below-baseline (基准以下), over-limit (超限额 3 级), or not-judged.</param>
/// <param name="Value">The corrected figure that was judged, in <paramref name="Unit"/>.</param>
/// <param name="Advanced">标杆水平 in force; null where the edition prints none.</param>
/// <param name="Baseline">基准水平 in force; null where the edition prints none.</param>
/// <param name="Limit">限额 3 级 in force; null where the norm prints none.</param>
/// <param name="EnergyShare">The line's share of the energy of all judged lines of the firm, 0–1.</param>
public sealed record LineStanding(SubjectId Subject, string Benchmark, Said Product, string Level, double Value, string Unit, double? Advanced, double? Baseline, double? Limit, double EnergyShare, Citation? Source, Confidence Confidence)
{
    /// <summary>Whether more is better, as with a utilisation rate or an efficiency.</summary>
    public bool HigherIsBetter { get; init; }

    /// <summary>What prints 标杆, 基准 and 限额 3 级, each in its own document and clause; null where there is none.</summary>
    public Citation? AdvancedBy { get; init; }
    public Citation? BaselineBy { get; init; }
    public Citation? LimitBy { get; init; }

    /// <summary>限额 1 级 in force; null where the norm prints none.</summary>
    public double? Level1 { get; init; }

    /// <summary>The best level of the norm that it meets: 1, 2 or 3; null where it meets none or none is in force.</summary>
    public int? NormLevel { get; init; }

    /// <summary>Whether output was filed and is zero, so that there is no unit consumption and nothing is left to file.</summary>
    public bool NoOutput { get; init; }

    /// <summary>Whether it was not judged because no benchmark or norm of it is in force at all: nothing that could be filed would help.</summary>
    public bool NoNorm { get; init; }

    /// <summary>Why it was not judged; null where it was.</summary>
    public Said? Why { get; init; }
}
