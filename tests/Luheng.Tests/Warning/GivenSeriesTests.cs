using Luheng.Problems;
using Luheng.Statistics;
using Luheng.Tests.Monitoring;
using Luheng.Tests.Packs;
using Luheng.Warning;

namespace Luheng.Tests.Warning;

/// <summary>A series in a file that nobody here has seen before.</summary>
public class GivenSeriesTests
{
    static GivenSeries Read(string text, string? value = null, bool mean = false)
    {
        List<(int, IReadOnlyList<string>)> rows = [.. text.Trim().Split('\n').Select((l, i) => (i + 1, (IReadOnlyList<string>)l.Split(',')))];
        return GivenSeries.Of("there.csv", rows, SeriesChoice(value, mean));
    }

    static SeriesChoice SeriesChoice(string? value = null, bool mean = false) => SeriesForecast.Choice(RealPacks.Rules, value, null, mean);

    [Theory]
    [InlineData("m,x\n2024-01,1\n2024-02,2\n2024-04,4", TimeStep.Month, 4)]
    [InlineData("时间,能耗\n2024年1月,1\n2024年2月,2\n2024年3月,3", TimeStep.Month, 3)]
    [InlineData("q,x\n2023Q3,1\n2023Q4,2\n2024Q1,3", TimeStep.Quarter, 3)]
    [InlineData("y,x\n2001,1\n2002,2\n2003,3", TimeStep.Year, 3)]
    [InlineData("d,x\n30/12/2023,1\n31/12/2023,2\n01/01/2024,3", TimeStep.Day, 3)]
    [InlineData("d,x\n12/30/2023,1\n12/31/2023,2\n1/1/2024,3", TimeStep.Day, 3)]
    [InlineData("d,x\n2024-01-01,1\n2024-01-08,2\n2024-01-15,3", TimeStep.Week, 3)]
    [InlineData("x\n5\n6\n7", TimeStep.Point, 3)]
    public void Times_are_read_as_people_write_them_and_a_gap_is_missing(string text, TimeStep step, int points)
    {
        var series = Read(text);
        Assert.Equal((step, points), (series.Step, series.Points.Length));
        Assert.Equal(points == 4 ? 1 : 0, series.Missing);
    }

    [Fact]
    public void Points_shorter_than_a_day_are_put_together_by_days_and_a_day_that_is_not_whole_is_missing()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 72).Where(h => h is < 24 or > 40).Select(h => $"2024-03-{1 + h / 24:00} {h % 24:00}:00,2"));
        var series = Read("when,kWh\n" + rows);
        Assert.Equal((TimeStep.Day, true), (series.Step, series.ByDays));
        Assert.Equal([48, double.NaN, 48], series.Points);
        Assert.Equal(2, Read("when,kW\n" + rows, mean: true).Points[0]);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_with_its_row()
    {
        var wrong = Assert.Throws<ProblemsException>(() => Read("m,x\n" + string.Join('\n', Enumerable.Range(1, 12).Select(m => $"2024-{m:00},{(m is 3 or 7 ? "many" : "1")}")), "x"));
        Assert.Equal(["there.csv row 4 x: 'many'; a number, or nothing where it is missing", "there.csv row 8 x: 'many'; a number, or nothing where it is missing"], wrong.Problems.Select(p => p.ToString()));
        Assert.Contains("stands in rows 2, 4", Assert.Throws<ProblemsException>(() => Read("m,x\n2024-01,1\n2024-02,2\n2024-01,3\n2024-03,4")).Problems[0].Found, StringComparison.Ordinal);
        Assert.Contains("no column 'y'", Assert.Throws<ProblemsException>(() => Read("m,x\n2024-01,1\n2024-02,2", "y")).Problems[0].Found, StringComparison.Ordinal);
        Assert.Contains("at least", Assert.Throws<ProblemsException>(() => SeriesForecast.Of(RealPacks.Rules, Read("m,x\n2024-01,1\n2024-02,2"))).Problems[0].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void The_steel_works_file_is_forecast_as_it_is_and_its_intervals_hold()
    {
        Assert.SkipWhen(SampleSeries.SteelFile() is null, "the steel works' file is not at hand");
        List<(int, IReadOnlyList<string>)> rows = [.. File.ReadLines(SampleSeries.SteelFile()!).Select((l, i) => (i + 1, (IReadOnlyList<string>)l.TrimStart('\uFEFF').Split(',')))];
        var forecast = SeriesForecast.Of(RealPacks.Rules, GivenSeries.Of("steel.csv", rows, SeriesChoice()));
        Assert.Equal(("Usage_kWh", 365, 0, 7), (forecast.Series.Name, forecast.Series.Points.Length, forecast.Series.Missing, forecast.Season));
        Assert.InRange(forecast.Forecast.Points.Share, 0.7, 0.9);
        Assert.InRange(forecast.Forecast.Sums.Share, 0.7, 0.9);
        Assert.StartsWith("2019-01-01", forecast.Lines().Skip(3).First(), StringComparison.Ordinal);
    }
}
