using Luheng.Demo;
using Luheng.Observations;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Tests.Demo;

public class DemoFaultTests(DemoFixture demo)
{
    const string Electricity = "energy.consumed.electricity";

    [Fact]
    public void Every_kind_of_fault_is_planted() => Assert.Equal(Enum.GetValues<DemoFaultKind>(), demo.Province.Faults.Select(f => f.Kind).Distinct().Order());

    [Fact]
    public void A_missing_month_has_no_figure() => Assert.All(Of(DemoFaultKind.MissingMonth), f => Assert.Empty(Filed(f)));

    [Fact]
    public void A_late_month_comes_whole_with_the_corrections() => Assert.All(Of(DemoFaultKind.LateMonth), f =>
    {
        Assert.NotEmpty(Filed(f));
        Assert.All(Batches(f), title => Assert.Contains("补报与更正", title, StringComparison.Ordinal));
    });

    [Fact]
    public void Ten_times_stands_out_against_the_months_around_it() => Assert.All(Of(DemoFaultKind.TimesTen), f =>
    {
        var around = Around(f);
        Assert.InRange(Filed(f).Single(o => o.Item == Electricity).Value / around, 3.5, 30);
    });

    [Fact]
    public void A_copied_month_repeats_every_figure_of_the_month_before() => Assert.All(Of(DemoFaultKind.CopiedMonth), f =>
        Assert.All(Filed(f), o => Assert.Equal(Value(f.Subject, o.Item, Before(f.Period)), o.Value)));

    [Fact]
    public void A_corrected_figure_is_filed_twice_and_the_later_one_is_lower() => Assert.All(Of(DemoFaultKind.Corrected), f =>
    {
        var versions = Filed(f).Where(o => o.Item == Electricity).ToList();
        Assert.Equal(2, versions.Count);
        Assert.InRange(versions[0].Value, versions[1].Value * 1.35 - 0.01, versions[1].Value * 1.35 + 0.01);
    });

    [Fact]
    public void An_annual_filing_differs_from_its_twelve_months() => Assert.All(Of(DemoFaultKind.AnnualDiffers), f =>
    {
        var months = Period.Calendar(2024).MonthsWithin().Select(m => Value(f.Subject, Electricity, m)).ToList();
        Assert.NotEqual(months.OfType<double>().Sum(), Filed(f).Single(o => o.Item == Electricity).Value, 2);
    });

    IEnumerable<DemoFault> Of(DemoFaultKind kind) => demo.Province.Faults.Where(f => f.Kind == kind);

    List<Observation> Filed(DemoFault fault) => [.. demo.Observations.Where(o => o.Subject == fault.Subject && o.Period == fault.Period && !o.Item.StartsWith("energy.coefficient", StringComparison.Ordinal))];

    IEnumerable<string> Batches(DemoFault fault) => demo.Drafts
        .Where(d => d.Draft.Observations.Any(o => o.Subject == fault.Subject && o.Period == fault.Period)).Select(d => d.Draft.Title);

    double Around(DemoFault fault) => new[] { Before(fault.Period), Month(fault.Period.First.AddMonths(1)) }
        .Select(m => Value(fault.Subject, Electricity, m)).OfType<double>().Average();

    double? Value(SubjectId subject, string item, Period period) =>
        demo.Observations.Where(o => o.Subject == subject && o.Item == item && o.Period == period).Select(o => (double?)o.Value).FirstOrDefault();

    static Period Before(Period month) => Month(month.First.AddMonths(-1));

    static Period Month(DateOnly day) => Period.Month(day.Year, day.Month);
}
