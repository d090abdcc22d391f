using Luheng.Judging;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Tests.Engine;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Judging;

/// <summary>Which line is judged by what, and what is said where nothing can be judged.</summary>
public class BenchmarkTableTests
{
    readonly SmallProvince province = new();

    SubjectId Made(int number, string product, double tce, string output, string period = "2025")
    {
        var firm = province.Firm(number);
        province.File(firm, $"energy.product.{product}", period, FormattableString.Invariant($"{tce} tce")).File(firm, $"output.{product}", period, output);
        return firm;
    }

    BenchmarkTable Table(string period = "2025") => BenchmarkTable.Of(province.World(), Period.Parse(period));

    [Fact]
    public void Every_enterprise_has_one_judgement_and_one_without_a_product_says_why()
    {
        var (maker, other) = (Made(1, "cement-clinker", 10500, "100000 t"), province.Firm(2));
        var all = Table().Judgements.ToDictionary(j => j.Subject);
        Assert.Equal(2, all.Count);
        Assert.Equal((BenchmarkLevel.Between, "kgce/t", "benchmark"), (all[maker].Level, all[maker].Unit, all[maker].Kind));
        Assert.Equal(105, all[maker].Value!.Value, 9);
        Assert.Equal(5, all[maker].Margin!.Value, 9);
        Assert.Equal(BenchmarkLevel.NotJudged, all[other].Level);
        Assert.Null(all[other].Value);
        Assert.Contains("没有填报", Assert.Single(all[other].Because).Says.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_judgement_carries_every_rung_with_edition_clause_and_confidence()
    {
        var rungs = Table(Made(1, "cement-clinker", 10500, "100000 t")).Because;
        foreach (var (row, held, limit) in ((string, bool, double)[])[("B0119", false, 100), ("B0120", true, 117), ("B0234", false, 100), ("B0235", true, 107), ("B0236", true, 117)])
        {
            var rung = rungs.Single(r => r.Rule == row);
            Assert.Equal((held, limit), (rung.Held!.Value, rung.Limit!.Value));
            Assert.NotEqual("", rung.Source!.Document);
            Assert.StartsWith("item=product.unit_energy.cement-clinker&of=", rung.Ask, StringComparison.Ordinal);
        }
        Assert.Equal(Confidence.Recalled, rungs.Single(r => r.Rule == "B0119").Confidence);
        Assert.Contains("再降 5", rungs.Single(r => r.Rule == "B0119").Lift!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_names_the_document_of_each_of_its_marks()
    {
        var firm = Made(1, "cement-clinker", 10500, "100000 t");
        var standing = Table("2025").Standings.Single(s => s.Subject == firm);
        var rungs = Table(firm).Because.ToDictionary(b => b.Rule);
        Assert.Equal((rungs["B0119"].Source, rungs["B0120"].Source, rungs["B0236"].Source), (standing.AdvancedBy, standing.BaselineBy, standing.LimitBy));
        Assert.NotEqual(standing.AdvancedBy, standing.LimitBy);
    }

    Judgement Table(SubjectId firm, string period = "2025") => Table(period).Of(firm);

    [Fact]
    public void Where_several_processes_are_possible_the_enterprise_is_asked_which()
    {
        var firm = Made(1, "coke-product", 12000, "100000 t");
        Assert.Equal(BenchmarkLevel.NotJudged, Table(firm).Level);
        Assert.Contains("须说明工艺", Table(firm).Because[0].Says.Zh, StringComparison.Ordinal);
        province.File(firm, "line.output.coke-stamp-charged", "2025", "100000 t");
        var line = Assert.Single(Table().LinesOf(firm));
        Assert.Equal(("coke-stamp-charged", BenchmarkLevel.Between, 120.0), (line.Standing.Benchmark, line.Standing.Level, line.Standing.Value));
    }

    [Fact]
    public void Mixed_lines_need_the_energy_of_each()
    {
        var firm = Made(1, "coke-product", 24000, "200000 t");
        province.File(firm, "line.output.coke-stamp-charged", "2025", "100000 t").File(firm, "line.output.coke-top-charged", "2025", "100000 t");
        Assert.All(Table().LinesOf(firm), l => Assert.Contains("不能分到各工艺", l.Standing.Why!.Zh, StringComparison.Ordinal));
        province.File(firm, "line.energy.coke-stamp-charged", "2025", "14500 tce").File(firm, "line.energy.coke-top-charged", "2025", "9500 tce");
        Assert.Equal([BenchmarkLevel.Advanced, BenchmarkLevel.BelowBaseline], Table().LinesOf(firm).Select(l => l.Standing.Level).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_product_without_a_norm_is_named_and_not_judged()
    {
        var line = Assert.Single(LinesOf(Made(1, "silicon-metal", 23500, "10000 t")));
        Assert.Equal(BenchmarkLevel.NotJudged, line.Standing.Level);
        Assert.Contains("没有收录", line.Standing.Why!.Zh, StringComparison.Ordinal);
    }

    IEnumerable<BenchmarkLine> LinesOf(SubjectId firm) => Table().LinesOf(firm);

    [Fact]
    public void Output_of_zero_and_energy_that_is_not_filed_are_not_judged()
    {
        var zero = Made(1, "cement-clinker", 10, "0 t");
        var none = province.Firm(2);
        province.File(none, "output.cement-clinker", "2025", "1000 t");
        Assert.Contains("产量填报为 0", Assert.Single(LinesOf(zero)).Standing.Why!.Zh, StringComparison.Ordinal);
        Assert.Equal([true, false], [Assert.Single(LinesOf(zero)).Standing.NoOutput, Assert.Single(LinesOf(none)).Standing.NoOutput]);
        Assert.Contains("没有填", Assert.Single(LinesOf(none)).Standing.Why!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_months_with_both_count_and_too_few_are_not_judged()
    {
        var firm = province.Firm(1);
        for (var month = 1; month <= 9; month++)
        {
            province.File(firm, "output.cement-clinker", $"2025-{month:00}", "10000 t");
            if (month != 3) province.File(firm, "energy.product.cement-clinker", $"2025-{month:00}", "1050 tce");
        }
        var line = Assert.Single(LinesOf(firm));
        Assert.Equal((8, 105.0, BenchmarkLevel.Between), (line.Months, Math.Round(line.Standing.Value, 9), line.Standing.Level));
        Assert.Contains(line.Rungs, r => r.Says.Zh.Contains("8/12", StringComparison.Ordinal));
        var few = province.Firm(2);
        for (var month = 1; month <= 7; month++) province.File(few, "output.cement-clinker", $"2025-{month:00}", "10000 t").File(few, "energy.product.cement-clinker", $"2025-{month:00}", "1050 tce");
        Assert.Equal(BenchmarkLevel.NotJudged, Assert.Single(LinesOf(few)).Standing.Level);
    }

    [Fact]
    public void The_edition_in_force_on_the_last_day_judges_and_others_are_named()
    {
        var firm = Made(1, "pig-iron", 42500, "100000 t");
        Assert.Equal(BenchmarkLevel.Between, Table(firm).Level);
        Assert.Contains(Table(firm).Because, r => r.Says.Zh.Contains("2026-07-01 起实施", StringComparison.Ordinal) && r.Held is null);
        var later = Made(2, "pig-iron", 42500, "100000 t", "2026");
        Assert.Equal(BenchmarkLevel.OverLimit, Table(later, "2026").Level);
        var old = Made(3, "pig-iron", 36100, "100000 t", "2022");
        Assert.Equal("B0145", Table(old, "2022").Because.First(r => r.Limit == 361).Rule);
        var before = Made(4, "pig-iron", 36100, "100000 t", "2020");
        Assert.Equal(BenchmarkLevel.NotJudged, Table(before, "2020").Level);
    }

    [Fact]
    public void An_edition_no_longer_in_force_judges_nothing_and_is_said()
    {
        var packs = PackLoader.Load(RealPacks.Changed("cn/benchmarks/benchmarks/editions.yaml", "from: 2023-06-06, confidence", "from: 2023-06-06, to: 2024-12-31, confidence"));
        var small = new SmallProvince(packs);
        var firm = small.Firm(1);
        small.File(firm, "energy.product.cement-clinker", "2025", "10500 tce").File(firm, "output.cement-clinker", "2025", "100000 t");
        var judged = BenchmarkTable.Of(small.World(), Period.Parse("2025")).Of(firm);
        Assert.Equal(BenchmarkLevel.WithinLimit, judged.Level);
        Assert.Contains(judged.Because, r => r.Says.Zh.Contains("2024-12-31 起不再有效", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_products_are_weighed_by_their_energy_and_the_worst_is_named()
    {
        var firm = Made(1, "cement-clinker", 9000, "100000 t");
        province.File(firm, "energy.product.calcium-carbide", "2025", "9300 tce").File(firm, "output.calcium-carbide", "2025", "10000 t");
        var judged = Table(firm);
        // 9 000 + 9 300 against 10 000 + 8 050 at 标杆 and 11 700 + 9 400 at 基准.
        Assert.Equal(BenchmarkLevel.Between, judged.Level);
        Assert.Equal(18300.0 / 21100, judged.Value!.Value, 9);
        Assert.Equal(250.0 / 21100, judged.Margin!.Value, 9);
        Assert.Contains("最差的是电石", judged.Because[0].Says.Zh, StringComparison.Ordinal);
        Assert.Equal(1, Table().LinesOf(firm).Sum(l => l.Standing.EnergyShare), 9);
    }

    [Fact]
    public void What_exceeds_a_norm_is_not_made_good_by_another_product()
    {
        var firm = Made(1, "cement-clinker", 9000, "1000000 t");
        province.File(firm, "energy.product.calcium-carbide", "2025", "9500 tce").File(firm, "output.calcium-carbide", "2025", "10000 t");
        Assert.Equal((BenchmarkLevel.OverLimit, 950.0), (Table(firm).Level, Table(firm).Value!.Value));
    }

    [Fact]
    public void The_way_to_the_next_rung_is_told_in_tce_CO2_and_yuan()
    {
        var firm = Made(1, "cement-clinker", 11000, "100000 t");
        var next = Assert.Single(LinesOf(firm)).Next!;
        Assert.Equal((10.0, 1000.0, 2600.0, 1_000_000.0, true), (Math.Round(next.PerUnit, 6), Math.Round(next.Tce, 6), Math.Round(next.Co2, 6), Math.Round(next.Yuan, 3), next.Estimated));
    }

    [Fact]
    public void Where_the_norm_corrects_its_levels_peers_are_compared_by_their_own_corrected_level()
    {
        for (var i = 1; i <= 4; i++) Made(i, "cement", 7600 + 200 * i, "100000 t");
        province.File(Made(5, "cement", 8600, "100000 t"), "cement.clinker_share", "2025", "90 %");
        var lines = Table().Lines.Where(l => l.Standing.Benchmark == "cement").OrderBy(l => l.Standing.Value).ToList();
        Assert.All(lines, l => Assert.NotNull(l.ComparedBy));
        var best = lines.MaxBy(l => l.Percentile)!;
        Assert.Equal(lines[^1], best); // it uses most, and is farthest below what the norm allows it
        Assert.All(lines, l => Assert.Equal(lines.Count(o => o.Standing.Value / o.Standing.Level1 > l.Standing.Value / l.Standing.Level1) / 4.0, l.Percentile!.Value, 9));
    }

    [Fact]
    public void A_place_among_peers_is_given_only_where_there_are_five()
    {
        for (var i = 1; i <= 4; i++) Made(i, "cement-clinker", 10000 + 100 * i, "100000 t");
        Assert.All(Table().Lines, l => Assert.Null(l.Percentile));
        Made(5, "cement-clinker", 10500, "100000 t");
        Assert.Equal([1, 0.75, 0.5, 0.25, 0], Table().Lines.OrderBy(l => l.Standing.Value).Select(l => l.Percentile!.Value));
        Assert.All(Table().Lines, l => Assert.Equal(5, l.Peers));
    }

    [Fact]
    public void The_share_at_benchmark_is_by_output_until_every_capacity_is_filed()
    {
        var (one, two) = (Made(1, "cement-clinker", 9900, "100000 t"), Made(2, "cement-clinker", 33000, "300000 t"));
        var share = BenchmarkShare.ByBenchmark(Table().Lines, RealPacks.Rules).Single();
        Assert.Equal(("output", 0.25, 1, 1), (share.Weighed, share.Share, share.Advanced, share.Between));
        province.File(one, "capacity.cement-clinker", "2025", "300000 t/年").File(two, "capacity.cement-clinker", "2025", "300000 t/年");
        Assert.Equal(("capacity", 0.5), (BenchmarkShare.ByBenchmark(Table().Lines, RealPacks.Rules).Single() is var by ? (by.Weighed, by.Share) : default));
        province.File(two, "capacity.cement-clinker", "2025", "0 t/年");
        Assert.Equal(("output", 1), BenchmarkShare.ByBenchmark(Table().Lines, RealPacks.Rules).Single() is var none ? (none.Weighed, none.Without) : default);
    }

    [Fact]
    public void Order_and_names_of_enterprises_change_no_judgement()
    {
        for (var i = 1; i <= 9; i++) Made(i, i % 2 == 0 ? "cement-clinker" : "calcium-carbide", 8000 + 300 * i, i % 2 == 0 ? "100000 t" : "10000 t");
        var before = JudgementJson.Write(Table().Judgements);
        province.Subjects.Reverse();
        for (var i = 0; i < province.Subjects.Count; i++) province.Subjects[i] = province.Subjects[i] with { Name = $"改名{i}" };
        province.Filings.Reverse();
        Assert.Equal(before, JudgementJson.Write(Table().Judgements));
    }
}
