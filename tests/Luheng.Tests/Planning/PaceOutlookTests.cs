using Luheng.Planning;

namespace Luheng.Tests.Planning;

public sealed class PaceOutlookTests
{
    [Fact]
    public void The_same_step_every_year_ends_where_it_compounds_to_and_leaves_no_doubt()
    {
        double[] standing = [.. Enumerable.Range(0, 4).Select(y => Math.Pow(0.97, y) - 1)];
        var pace = PaceOutlook.Of(standing, 5, compounds: true, 0.8)!;
        Assert.Equal(Math.Pow(0.97, 5) - 1, pace.End, 9);
        Assert.Equal(pace.Low, pace.High, 6);
        Assert.Equal((3, 2), (pace.Steps, pace.Left));
    }

    [Fact]
    public void Uneven_steps_widen_the_interval_by_what_the_printed_t_says()
    {
        // Steps 1, 2, 3: mean 2, deviation 1; two years left: t(80 %, 2) × 1 × √(2 + 4/3).
        var pace = PaceOutlook.Of([0, 1, 3, 6], 5, compounds: false, 0.8)!;
        Assert.Equal(10, pace.End, 9);
        Assert.Equal(1.8856 * Math.Sqrt(2 + 4 / 3.0), pace.High - pace.End, 3);
        Assert.Equal(pace.End - pace.Low, pace.High - pace.End, 9);
    }

    [Fact]
    public void One_step_has_no_interval_and_a_missing_year_or_a_finished_period_no_outlook()
    {
        Assert.True(double.IsNaN(PaceOutlook.Of([0, -0.03], 5, compounds: true, 0.8)!.Low));
        Assert.Null(PaceOutlook.Of([0, double.NaN, -0.05], 5, compounds: true, 0.8));
        Assert.Null(PaceOutlook.Of([0, 1, 2, 3, 4, 5], 5, compounds: false, 0.8));
    }
}
