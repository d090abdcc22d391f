using static Luheng.Tests.Returns.ReturnsBed;

namespace Luheng.Tests.Returns;

/// <summary>Each thing that can be wrong has its rule, its place and a hint.</summary>
public sealed class BadInputTests : IDisposable
{
    readonly ReturnsBed bed = WithMill();

    public void Dispose() => bed.Dispose();

    [Theory]
    [InlineData("91510104MA6C8R2Q4X", "energy.consumed.raw-coal", "2024-03", "1", "t", "check-digit", "subject")]
    [InlineData("", "energy.consumed.raw-coal", "2024-03", "1", "t", "missing-subject", "subject")]
    [InlineData("519999", "value_added.growth", "2024-03", "1", "%", "unknown-region", "subject")]
    [InlineData("zone:nowhere", "energy.consumed.raw-coal", "2024-03", "1", "t", "unknown-zone", "subject")]
    [InlineData("park:nowhere", "energy.consumed.raw-coal", "2024-03", "1", "t", "unknown-park", "subject")]
    [InlineData("sector:77", "value_added.growth", "2024-03", "1", "%", "unknown-industry", "subject")]
    [InlineData("works", "energy.consumed.raw-coal", "2024-03", "1", "t", "not-registered", "subject")]
    [InlineData("mill/north", "energy.consumed.raw-coal", "2024-03", "1", "t", "not-registered", "subject")]
    [InlineData("mill", "energy.consumed.rawcoal", "2024-03", "1", "t", "unknown-item", "item")]
    [InlineData("mill", "energy.comprehensive", "2024-03", "1", "tce", "computed-item", "item")]
    [InlineData("mill", "energy.per_value_added", "2024-03", "1", "tce/万元", "computed-item", "value")]
    [InlineData("mill", "value_added.growth", "2024-03", "1", "%", "of-kind", "value")]
    [InlineData("mill", "energy.consumed.raw-coal", "2024-13", "1", "t", "bad-period", "period")]
    [InlineData("mill", "energy.consumed.raw-coal", "", "1", "t", "missing-period", "period")]
    [InlineData("mill", "energy.consumed.raw-coal", "2024-12", "1", "t", "future-period", "period")]
    [InlineData("mill", "energy.consumed.raw-coal", "2024-03", "1", "tons", "unknown-unit", "unit")]
    [InlineData("mill", "energy.consumed.raw-coal", "2024-03", "1", "", "missing-unit", "unit")]
    [InlineData("mill", "energy.consumed.raw-coal", "2024-03", "1", "kWh", "unit-dimension", "unit")]
    [InlineData("mill", "energy.consumed.raw-coal", "2024-03", "-1", "t", "negative", "value")]
    [InlineData("mill", "water.reuse_rate", "2024-03", "100.5", "%", "range", "value")]
    [InlineData("mill", "energy.consumed.raw-coal", "2024-03", "ten", "t", "not-a-number", "value")]
    [InlineData("mill", "energy.consumed.raw-coal", "2024-03", "10 t", "t", "not-a-number", "value")]
    [InlineData("mill", "energy.consumed.raw-coal", "2024-03", "\"1,23\"", "t", "not-a-number", "value")]
    [InlineData("mill", "energy.consumed.raw-coal", "2024-03", "1e999", "t", "not-a-number", "value")]
    [InlineData("mill", "energy.consumed.raw-coal", "2024-03", "12%", "t", "unit-dimension", "value")]
    [InlineData("mill", "energy.consumed.natural-gas", "2024-03", "1", "万m³", "needs-measured-coefficient", "value")]
    public void A_wrong_row_is_rejected_with_its_rule_place_and_hint(string subject, string item, string period, string value, string unit, string rule, string column)
    {
        subject = subject.Replace("mill", Mill, StringComparison.Ordinal).Replace("works", Works, StringComparison.Ordinal);
        var result = bed.Csv(Observed + $"{subject},{item},{period},{value},{unit}\n");

        var problem = Assert.Single(result.Problems);
        Assert.Equal(("filed.csv", null, 2, column, rule), (problem.File, problem.Sheet, problem.Row, problem.Column, problem.Rule));
        Assert.NotEmpty(problem.Hint);
        Assert.Equal((1, 0, 1), (result.Read, result.Accepted, result.Rejected));
        Assert.Empty(bed.InEffect());
    }

    [Fact]
    public void All_problems_of_a_row_are_told_at_once()
    {
        var result = bed.Csv(Observed + "91510104MA6C8R2Q4X,energy.consumed.coal,2024-13,ten,tons\n");
        Assert.Equal("not-a-number check-digit bad-period unknown-item unknown-unit", Rules(result));
        Assert.Equal((1, 1), (result.Read, result.Rejected));
    }

    [Fact]
    public void Hints_name_what_was_probably_meant()
    {
        var swapped = Mill[..4] + Mill[5] + Mill[4] + Mill[6..];
        var result = bed.Csv(Observed + $"{Mill},energy.consumed.raw-cole,2024-03,1,t\n{swapped},energy.consumed.raw-coal,2024-03,1,t\n{Mill},energy.consumed.raw-coal,2024-03,1,kWh\n");
        Assert.Contains("energy.consumed.raw-coal", result.Problems[0].Hint, StringComparison.Ordinal);
        Assert.Contains(Mill, result.Problems[1].Hint, StringComparison.Ordinal);
        Assert.Equal("kWh is energy, but energy.consumed.raw-coal (原煤消费量) is mass; write it in t", result.Problems[2].Hint);
    }

    [Theory]
    [InlineData("10", "the same value")]
    [InlineData("11", "10 t")]
    public void The_second_of_two_rows_with_one_key_is_rejected_identical_or_not(string second, string said)
    {
        var result = bed.Csv(Observed + $"{Mill},energy.consumed.raw-coal,2024-03,10,t\n{Mill},energy.consumed.raw-coal,2024年3月,{second},t\n");
        var problem = Assert.Single(result.Problems);
        Assert.Equal(("duplicate-row", 3), (problem.Rule, problem.Row!.Value));
        Assert.Contains(said, problem.Hint, StringComparison.Ordinal);
        Assert.Contains("D2", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_coefficient_covers_its_period_and_every_period_inside_it()
    {
        Assert.Empty(bed.Csv(Observed + $"{Mill},energy.coefficient.natural-gas,2024-Q1,13.3,tce/万m³\n").Problems);
        Assert.Empty(bed.Csv(Observed + $"{Mill},energy.consumed.natural-gas,2024-03,1,万m³\n").Problems);
        Assert.Equal("needs-measured-coefficient", Rules(bed.Csv(Observed + $"{Mill},energy.consumed.natural-gas,2024-04,1,万m³\n")));
        Assert.Empty(bed.Csv(Observed + $"{Mill},energy.consumed.natural-gas,2020-04,1,万m³\n").Problems);
    }

    [Fact]
    public void A_heating_value_serves_as_a_coefficient_and_the_enterprises_covers_its_sites()
    {
        bed.Csv($"credit_code,name,region,industry,site\n{Mill},北厂,510107,3120,north\n");
        var result = bed.Csv(Observed + $"{Mill}/north,energy.consumed.natural-gas,2024-03,1,万m³\n{Mill},energy.coefficient.natural-gas,2024,38979,kJ/m³\n");
        Assert.Empty(result.Problems);
        Assert.Equal(13.3, bed.Ledger.Observations().Single(o => o.Observation.Item == "energy.coefficient.natural-gas").Observation.Value, 3);
    }

    [Fact]
    public void A_rejected_coefficient_covers_nothing()
    {
        var result = bed.Csv(Observed + $"{Mill},energy.consumed.natural-gas,2024-03,1,万m³\n{Mill},energy.coefficient.natural-gas,2024,13.3,tce\n");
        Assert.Equal("needs-measured-coefficient unit-dimension", Rules(result));
    }

    [Fact]
    public void An_official_figure_of_an_indicator_is_accepted_for_a_region()
    {
        var result = bed.Csv(Observed + "510000,energy.per_value_added,2024,0.999,tce/万元\n");
        Assert.Empty(result.Problems);
        Assert.Equal("Statistical", bed.Ledger.Observations().Single().Observation.Source.ToString());
    }

    [Fact]
    public void A_sheet_nobody_understands_says_what_was_found_and_what_is_accepted()
    {
        var problem = Assert.Single(bed.Csv("colour,taste\nred,sweet\n").Problems);
        Assert.Equal("unknown-layout", problem.Rule);
        Assert.Contains("colour, taste", problem.Hint, StringComparison.Ordinal);
        Assert.Contains("subject, item, period, value, unit", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wide_column_with_an_unknown_item_or_unit_is_told_once_and_its_values_are_rejected()
    {
        var result = bed.Csv($"credit_code,period,energy.consumed.rawcoal,energy.consumed.heat (t),energy.consumed.electricity\n{Mill},2024-03,1,2,3\n{Mill},2024-02,4,-,6\n");
        Assert.Equal("unknown-item unit-dimension", Rules(result));
        Assert.Equal((5, 2, 3), (result.Read, result.Accepted, result.Rejected));
        Assert.Equal(1, result.Problems[0].Row);
    }

    [Fact]
    public void A_wide_row_with_a_wrong_subject_is_told_once_and_all_its_values_are_rejected()
    {
        var result = bed.Csv($"credit_code,period,energy.consumed.raw-coal,energy.consumed.heat\n91510104MA6C8R2Q4X,2024-03,1,2\n,2024-03,3,4\n");
        Assert.Equal("check-digit missing-subject", Rules(result));
        Assert.Equal((4, 0, 4), (result.Read, result.Accepted, result.Rejected));
    }

    [Fact]
    public void An_empty_file_a_missing_file_and_an_unclosed_quote_are_told()
    {
        Assert.Equal("empty-file no-such-file", Rules(bed.Run([bed.Write("empty.csv", ""), bed.Path("none.csv")])));
        Assert.Equal("empty-file", Rules(bed.Run([bed.Write("blank.csv", "\n\n,,\n")])));
        Assert.Equal("open-quote", Rules(bed.Csv(Observed + $"{Mill},\"energy" + string.Concat(Enumerable.Repeat("x,1\n", 60_000)))));
    }

    [Fact]
    public void Problems_beyond_the_limit_are_counted_by_rule()
    {
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"{Mill},energy.consumed.raw-coal,2024-03,x{i},t\n"));
        var result = bed.Csv(Observed + rows, new() { Limits = new() { Problems = 10 } });
        Assert.Equal(11, result.Problems.Count);
        Assert.StartsWith("20 more", result.Problems[^1].Hint, StringComparison.Ordinal);
    }
}
