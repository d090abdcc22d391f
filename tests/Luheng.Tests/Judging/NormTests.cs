using Luheng.Judging;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Tests.Engine;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Judging;

/// <summary>The printed levels and corrections of the norms, to the printed digits.</summary>
public class NormTests
{
    static readonly BenchmarkBook Book = RealPacks.Rules.Benchmarks;

    static BenchmarkRow Row(string benchmark, BenchmarkRung rung, string document) => Book.Find(benchmark)!.Rows.Single(r => r.Rung == rung && r.Source.Document.StartsWith(document, StringComparison.Ordinal));

    [Fact]
    public void A_norm_that_came_into_force_within_a_year_has_its_factors_for_that_year_and_not_for_the_one_before()
    {
        var factor = RealPacks.Rules.Factors.Values.First(f => f.Values is [{ From: { } from }] && from == new DateOnly(2025, 5, 1));
        Assert.Equal(factor.Values[0], factor.In(Period.Calendar(2025), []));
        Assert.Equal(factor.Values[0], factor.In(Period.Month(2025, 6), []));
        Assert.Null(factor.In(Period.Month(2025, 4), []));
        Assert.Null(factor.In(Period.Calendar(2024), []));
    }

    [Theory]
    [InlineData(75, 80, 87, 94)]
    [InlineData(80, 85.5, 92.75, 100)]
    [InlineData(70, 74.5, 81.25, 88)]
    [InlineData(95, 102, 110, 118)]
    public void The_levels_of_cement_move_with_its_clinker_share(double share, double one, double two, double three)
    {
        var correction = Book.Corrections.Single(c => c.Id == "clinker-share");
        Assert.Equal([one, two, three], ((BenchmarkRung[])[BenchmarkRung.Level1, BenchmarkRung.Level2, BenchmarkRung.Level3]).Select(r => Math.Round(correction.Limit(Row("cement", r, "GB 16780").Value, r, share), 9)));
    }

    [Fact]
    public void The_constants_of_yellow_phosphorus_stand_in_its_formula_by_name_and_not_by_code()
    {
        var item = Luheng.Tests.Packs.RealPacks.Rules.Items["phosphorus.furnace_allowance"];
        var said = Luheng.Engine.FormulaWords.Of(item.Formula!.Text, Luheng.Tests.Packs.RealPacks.Rules);
        Assert.DoesNotContain("norm.", said.Zh + said.En, StringComparison.Ordinal);
        Assert.Contains("炉料 N1 项的常数", said.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phosphorus.n1", 26, 0.26, -5, 200)]
    [InlineData("phosphorus.n2", 1, -0.01, -1, 60)]
    [InlineData("phosphorus.n3", 2, -0.02, -1, 60)]
    public void What_cannot_be_of_a_phosphorus_charge_lies_outside_the_range_of_its_item(string id, double right, double share, double below, double above)
    {
        var item = Luheng.Tests.Packs.RealPacks.Rules.Items[id];
        Assert.InRange(right, item.Minimum!.Value, item.Maximum!.Value);
        Assert.All((double[])[share, below, above], w => Assert.NotInRange(w, item.Minimum!.Value, item.Maximum!.Value));
    }

    [Theory]
    [InlineData(64, 415)]
    [InlineData(62, 415)]
    [InlineData(60, 422.22)]
    [InlineData(57, 433.05)]
    [InlineData(50, 433.05)]
    public void A_blast_furnace_is_allowed_3_61_for_every_point_below_62_and_five_points_at_most(double grade, double limit) =>
        Assert.Equal(limit, Book.Corrections.Single(c => c.Id == "feed-grade").Limit(Row("pig-iron", BenchmarkRung.Level3, "GB 21256").Value, BenchmarkRung.Level3, grade), 9);

    [Fact]
    public void Altitude_moves_level_three_alone()
    {
        var correction = Book.Corrections.Single(c => c.Id == "altitude-gb16780");
        var clinker = Book.Find("cement-clinker")!;
        Assert.Equal([BenchmarkRung.Level3], clinker.Rows.Where(r => correction.Concerns(r, Book.EditionOf(r))).Select(r => r.Rung));
        Assert.Equal(117 * (1.179 - 0.211 * 80000 / 101325), correction.Limit(117, BenchmarkRung.Level3, 80000), 9);
        Assert.Equal(1500, correction.When!.Value.Above);
    }

    static BenchmarkLine Line(SmallProvince province, SubjectId firm, string period = "2026", string? of = null) =>
        BenchmarkTable.Of(province.World(), Period.Parse(period)).LinesOf(firm).Single(l => of is null || l.Standing.Benchmark == of);

    static SmallProvince With(out SubjectId firm)
    {
        var province = new SmallProvince();
        firm = province.Firm(1);
        return province;
    }

    [Theory]
    [InlineData(-3000, BenchmarkLevel.Advanced, 1)]
    [InlineData(-2900, BenchmarkLevel.Between, 2)]
    [InlineData(-2000, BenchmarkLevel.Between, 3)]
    [InlineData(-1100, BenchmarkLevel.OverLimit, null)]
    [InlineData(100, BenchmarkLevel.OverLimit, null)]
    public void A_converter_returns_energy_and_its_limits_are_negative(int tce, string level, int? norm)
    {
        var province = With(out var firm).File(firm, "line.energy.converter", "2026", $"{tce} tce").File(firm, "line.output.converter", "2026", "100000 t");
        var line = Line(province, firm);
        Assert.Equal((level, norm), (line.Standing.Level, line.NormLevel));
        Assert.Equal(tce / 100.0, line.Standing.Value, 9);
    }

    [Theory]
    [InlineData(10000, BenchmarkLevel.Advanced)]
    [InlineData(10000.1, BenchmarkLevel.Between)]
    [InlineData(11700, BenchmarkLevel.Between)]
    [InlineData(11700.1, BenchmarkLevel.OverLimit)]
    public void A_boundary_belongs_to_the_better_level(double tce, string level)
    {
        var province = With(out var firm).File(firm, "energy.product.cement-clinker", "2025", FormattableString.Invariant($"{tce} tce")).File(firm, "output.cement-clinker", "2025", "100000 t");
        Assert.Equal(level, Line(province, firm, "2025", "cement-clinker").Standing.Level);
    }

    [Fact]
    public void A_level_that_is_not_printed_stays_absent()
    {
        var province = With(out var firm).File(firm, "energy.product.flat-glass", "2025", "1300 tce").File(firm, "output.flat-glass", "2025", "100000 重量箱").File(firm, "line.size.flat-glass", "2025", "450 t/d");
        var line = Line(province, firm, "2025");
        Assert.Equal(("flat-glass-to-500", BenchmarkLevel.WithinLimit, 3), (line.Standing.Benchmark, line.Standing.Level, line.NormLevel));
        Assert.Null(line.Standing.Advanced);
        Assert.Equal(2, line.Rungs.Count(r => r.Says.Zh.Contains("未规定（—）", StringComparison.Ordinal) && r is { Held: null, Limit: null }));
    }

    [Fact]
    public void Yellow_phosphorus_is_judged_by_the_norms_own_formula_where_it_was_filed()
    {
        var province = With(out var firm).File(firm, "energy.product.yellow-phosphorus", "2026", "30000 tce").File(firm, "output.yellow-phosphorus", "2026", "10000 t");
        Assert.Equal((3000.0, BenchmarkLevel.OverLimit), (Line(province, firm).Standing.Value, Line(province, firm).Standing.Level));
        foreach (var (item, amount) in ((string, string)[])[("n1", "26"), ("n2", "1"), ("n3", "2"), ("furnace_electricity", "135 GWh"), ("reductant", "5000 tce")]) province.File(firm, $"phosphorus.{item}", "2026", amount);
        var line = Line(province, firm);
        Assert.Equal(1648.37577 + 578.2, line.Standing.Value, 4);
        Assert.Equal((BenchmarkLevel.Advanced, 1), (line.Standing.Level, line.NormLevel));
    }

    const double ByTheNorm = 2689.1358;

    /// <summary>Electricity and reductant of every month, so that the norm's formula gives the same figure of each and of the year.</summary>
    static SmallProvince Works(out SubjectId firm) => With(out firm).FileMonths(firm, "phosphorus.furnace_electricity", 2026, "135 GWh")
        .FileMonths(firm, "phosphorus.reductant", 2026, "9000 tce").FileMonths(firm, "output.yellow-phosphorus", 2026, "10000 t");

    static void FileCharge(SmallProvince province, SubjectId firm, params string[] periods)
    {
        foreach (var period in periods)
            foreach (var (item, amount) in ((string, string)[])[("n1", "26"), ("n2", "1"), ("n3", "2")]) province.File(firm, $"phosphorus.{item}", period, amount);
    }

    [Theory]
    [InlineData("2026")]
    [InlineData("2026-01")]
    [InlineData("2025")]
    [InlineData("2026-01", "2026-02", "2026-03")]
    public void The_norms_formula_judges_months_and_the_year_alike_whenever_its_charge_was_filed(params string[] filed)
    {
        var province = Works(out var firm).FileMonths(firm, "energy.product.yellow-phosphorus", 2026, "27600 tce");
        FileCharge(province, firm, filed);
        foreach (var period in (string[])["2026", "2026-06", "2026-Q4"])
        {
            var line = Line(province, firm, period);
            Assert.Equal((ByTheNorm, "phosphorus.unit_energy"), (Math.Round(line.Standing.Value, 4), line.Item));
            Assert.DoesNotContain(line.Rungs, r => r.Rule == "yellow-phosphorus/norm");
            Assert.Equal(line.Standing.Value, province.Ask("phosphorus.unit_energy", firm, period).Value, 6);
        }
    }

    [Fact]
    public void The_norms_formula_needs_no_energy_filed_for_the_product_beside_it()
    {
        var province = Works(out var firm);
        FileCharge(province, firm, "2026-01");
        var line = Line(province, firm);
        Assert.Equal((ByTheNorm, 12, 120000.0), (Math.Round(line.Standing.Value, 4), line.Months, line.Output));
        Assert.Equal(ByTheNorm * 120, line.Energy, 1);
    }

    [Fact]
    public void A_share_that_holds_without_an_amount_of_this_year_is_no_obstacle_to_the_norms_formula()
    {
        var province = Works(out var firm).File(firm, "phosphorus.acid_share", "2025", "0.8").File(firm, "phosphorus.acid", "2025", "500 t");
        FileCharge(province, firm, "2025");
        Assert.Equal((ByTheNorm, 12), (Math.Round(Line(province, firm).Standing.Value, 4), Line(province, firm).Months));
    }

    [Fact]
    public void The_norms_formula_over_too_few_months_judges_nothing_and_says_how_many()
    {
        var province = With(out var firm).FileMonths(firm, "phosphorus.furnace_electricity", 2026, "135 GWh", 1, 2, 3).FileMonths(firm, "phosphorus.reductant", 2026, "9000 tce", 1, 2, 3).FileMonths(firm, "output.yellow-phosphorus", 2026, "10000 t", 1, 2, 3);
        FileCharge(province, firm, "2026-01");
        var line = Line(province, firm);
        Assert.Equal(BenchmarkLevel.NotJudged, line.Standing.Level);
        Assert.Contains("各项都有数的月份只有 3/12", line.Rungs.Single(r => r.Rule == "yellow-phosphorus/norm").Says.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_the_plain_quotient_was_judged_instead_of_the_norms_formula_is_said()
    {
        var province = Works(out var firm).FileMonths(firm, "energy.product.yellow-phosphorus", 2026, "27600 tce").File(firm, "phosphorus.n1", "2026", "26").File(firm, "phosphorus.n2", "2026", "1");
        var line = Line(province, firm);
        Assert.Equal(2760, line.Standing.Value, 6);
        Assert.Equal("未按标准的计算式（黄磷单位产品综合能耗 EPZD）判定：没有黄磷：N3（百分数），改按综合能耗量 ÷ 产量", line.Rungs.Single(r => r.Rule == "yellow-phosphorus/norm").Says.Zh);
    }

    [Theory]
    [InlineData(90, BenchmarkLevel.WithinLimit, 1)]
    [InlineData(80, BenchmarkLevel.WithinLimit, 2)]
    [InlineData(75, BenchmarkLevel.WithinLimit, 3)]
    [InlineData(69, BenchmarkLevel.OverLimit, null)]
    public void Higher_may_be_better(int kgce, string level, int? norm)
    {
        const string Table = "cn/benchmarks/tables/benchmarks.csv";
        var lines = RealPacks.Files.TextOf(Table).Split('\n');
        foreach (var (id, value) in ((string, string)[])[("B0722", "90"), ("B0723", "80"), ("B0724", "70")])
        {
            var at = Array.FindIndex(lines, l => l.StartsWith(id, StringComparison.Ordinal));
            var cells = lines[at].Split(',');
            (cells[7], cells[8]) = (value, "higher_better");
            lines[at] = string.Join(',', cells);
        }
        var province = new SmallProvince(PackLoader.Load(RealPacks.Files.With(Table, string.Join('\n', lines))));
        var firm = province.Firm(1);
        province.File(firm, "line.energy.siloxane", "2026", $"{kgce} tce").File(firm, "line.output.siloxane", "2026", "1000 t");
        var line = Line(province, firm);
        Assert.Equal((level, norm, true), (line.Standing.Level, line.NormLevel, line.Standing.HigherIsBetter));
    }
}
