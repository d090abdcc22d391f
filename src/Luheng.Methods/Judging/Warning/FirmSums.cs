using Luheng.Packs;

namespace Luheng.Judging.Warning;

/// <summary>Sums to date of this year and of last, month after month. A month missing in one of the years makes the rest missing.</summary>
sealed class FirmSums(MonthTable over, MonthTable under, MonthTable[] watched, int firm, int year)
{
    double overNow, underNow, overBefore, underBefore;

    /// <summary>How much more of what is watched was used than in the same months of last year, as a share.</summary>
    public double[] Growth { get; } = new double[watched.Length];

    readonly double[] now = new double[watched.Length], before = new double[watched.Length];

    /// <summary>The first month that was missing, of this year or of last; null where all were there.</summary>
    public (int Year, int Month)? Missing { get; private set; }

    public double UnitNow => underNow > 0 ? overNow / underNow : double.NaN;
    public double UnitBefore => underBefore > 0 && overBefore > 0 ? overBefore / underBefore : double.NaN;

    /// <summary>Whether output is zero or negative, so that nothing can be set over it.</summary>
    public bool NothingUnder => underNow <= 0 || underBefore <= 0;

    public void Add(int month)
    {
        overNow += over.At(firm, year, month);
        underNow += under.At(firm, year, month);
        overBefore += over.At(firm, year - 1, month);
        underBefore += under.At(firm, year - 1, month);
        if (Missing is null && double.IsNaN(overBefore + underBefore)) Missing = (year - 1, month);
        if (Missing is null && double.IsNaN(overNow + underNow)) Missing = (year, month);
        for (var i = 0; i < watched.Length; i++)
        {
            now[i] += watched[i].At(firm, year, month);
            before[i] += watched[i].At(firm, year - 1, month);
            Growth[i] = before[i] > 0 ? now[i] / before[i] - 1 : double.NaN;
        }
    }

    public int WorstWatched(WarningScheme scheme)
    {
        var worst = 0;
        for (var i = 0; i < Growth.Length; i++)
            if (Growth[i] > scheme.Watch[i].Above) worst = Math.Max(worst, scheme.Find(scheme.Watch[i].Level)!.Severity);
        return worst;
    }
}
