using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Demo;

/// <summary>示例省: an invented province, its enterprises' returns and its official statistics, the same on every run. All of it is 演示数据.</summary>
/// <remarks>
/// Returns run from November 2022 to October 2025: 36 months that end in the last year of the plan of 2021–2025, which is not yet over.
/// Each month comes as a batch of returns, one of corrections where there are any, and one of statistics.
/// </remarks>
public sealed class DemoProvince
{
    /// <summary>The plan it is measured against.</summary>
    public const string Plan = "demo-14fyp";

    /// <summary>Who is said to have sent the batches in.</summary>
    public const string By = "demo";

    readonly List<Firm> firms;
    readonly FaultPlan faults;
    readonly Bulletin bulletin;

    DemoProvince(List<Firm> firms)
    {
        this.firms = firms;
        faults = new(firms);
        bulletin = new(firms, (double)firms.Count / Founding.FullSize);
    }

    /// <summary>The day as of which its pages stand.</summary>
    public static DateOnly AsOf { get; } = new(2025, 11, 20);

    public static Period First => Months.At(0);

    public static Period Last => Months.At(Months.Count - 1);

    /// <summary>The mistakes planted in the returns, for findings to find.</summary>
    public IReadOnlyList<DemoFault> Faults => faults.Faults;

    public int Enterprises => firms.Count;

    /// <summary>The meters of its connected enterprises and what they read.</summary>
    public DemoMetering Metering() => new(firms);

    /// <summary>Draws the province. The batches are made as they are asked for.</summary>
    public static DemoProvince Make(Catalogue catalogue, DemoSize size) =>
        new(new Founding(catalogue).Draw(size == DemoSize.Small ? 600 : Founding.FullSize));

    /// <summary>Every batch in the order of its making, one at a time, so that no more than a month is held in memory.</summary>
    public IEnumerable<DemoDraft> Drafts()
    {
        yield return Draft("企业名录（演示数据）", [.. firms.SelectMany(f => f.Subjects)], [], -1, 1);
        yield return Draft("2020 年至 2022 年 10 月官方统计（演示数据）", [], [.. Earlier()], -1, 20);
        for (var month = 0; month < Months.Count; month++)
        {
            var period = Months.At(month);
            yield return Draft($"{period} 企业月报（演示数据）", Changed(month), Filed(month), month, 10);
            if (faults.Corrections(month) is { Count: > 0 } corrections)
                yield return Draft($"{period} 补报与更正（演示数据）", [], corrections, month, 14);
            if (period.Last.Month > 1)
                yield return Draft($"{TitleOf(period)}官方统计（演示数据）", [], bulletin.Release(period.Year, period.Last.Month), month, 17);
        }
        yield return Draft("企业登记沿革（演示数据）", new Fates(firms).Subjects(), [], Months.Count - 1, 18);
    }

    /// <summary>Statistics from the base year on, before the first returns.</summary>
    IEnumerable<Observation> Earlier() => Enumerable.Range(Official.Base, 3)
        .SelectMany(year => Enumerable.Range(2, year < Months.YearOf(0) ? 11 : 9).SelectMany(month => bulletin.Release(year, month)));

    List<Subject> Changed(int month) => [.. firms.Where(f => f.Changes == month).SelectMany(f => f.Later)];

    List<Observation> Filed(int month)
    {
        var filed = new List<Observation>(firms.Count * 17);
        var year = Months.YearOf(month);
        foreach (var firm in firms)
        {
            if (!firm.Files(month)) continue;
            if (month == firm.Opens || Months.MonthOf(month) == 1) Returns.AddCoefficients(firm, year, filed);
            faults.File(firm, month, filed);
        }
        return filed;
    }

    static string TitleOf(Period period) => period.Last.Month == 12 ? $"{period.Year} 年" : $"{period.Year} 年 1—{period.Last.Month} 月";

    /// <summary>Received on a day of the month after.</summary>
    static DemoDraft Draft(string title, IReadOnlyCollection<Subject> subjects, IReadOnlyCollection<Observation> observations, int month, int day)
    {
        var received = Months.At(Math.Max(0, month)).First.AddMonths(month < 0 ? 0 : 1).AddDays(day - 1);
        return new(new(title, By, subjects, observations), new(received.ToDateTime(new(9, 0)), China.Offset), month + 1, Months.Count);
    }
}
