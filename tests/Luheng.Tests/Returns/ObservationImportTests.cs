using System.Text;
using Luheng.Returns;
using Luheng.Tests.Packs;
using static Luheng.Tests.Returns.ReturnsBed;

namespace Luheng.Tests.Returns;

public sealed class ObservationImportTests : IDisposable
{
    readonly ReturnsBed bed = WithMill();

    public void Dispose() => bed.Dispose();

    [Fact]
    public void The_worked_example_of_registry_and_returns_goes_in_whichever_file_comes_first()
    {
        using var fresh = new ReturnsBed();
        var returns = fresh.Write("energy.csv", Observed + $"""
            {Mill},energy.consumed.raw-coal,2024-03,10000,t
            {Mill},energy.consumed.natural-gas,2024-03,500,万m³
            {Mill},energy.coefficient.natural-gas,2024,13.30,tce/万m³
            {Mill},energy.consumed.electricity,2024-03,3000,万kWh
            {Mill},energy.consumed.heat,2024-03,53585.2,GJ
            """);
        var result = fresh.Run([returns, fresh.Write("registry.csv", Registered + $"{Mill},锦江钢铁,510104,3120\n")]);

        Assert.Empty(result.Problems);
        Assert.Equal((6, 6, 0, 0, 0), (result.Read, result.Accepted, result.Unchanged, result.Corrected, result.Rejected));
        Assert.Contains("mill energy.consumed.heat 2024-03 53585.2", fresh.InEffect());
    }

    [Fact]
    public void A_registered_capacity_of_zero_is_taken_with_a_note_that_says_what_follows()
    {
        var file = bed.Write("filed.csv", Observed + $"{Mill},capacity.cement-clinker,2024,0,t/年\n{Mill},output.cement-clinker,2024-03,0,t\n");
        var result = new Import(RealPacks.Rules, bed.Ledger, TimeProvider.System).Run([file], new() { By = "tester" }, cancel: TestContext.Current.CancellationToken);
        Assert.Empty(result.Problems);
        Assert.Equal("zero-capacity", Assert.Single(result.Notes).Rule);
        Assert.Equal(2, result.Notes[0].Row);
    }

    [Fact]
    public void Importing_twice_accepts_nothing_and_stores_no_batch()
    {
        var text = Observed + $"{Mill},energy.consumed.raw-coal,2024-03,1 234.5,t\n510000,value_added.growth,2024-01..2024-03,-1.5,%\n";
        Assert.Equal(2, bed.Csv(text).Accepted);
        var again = bed.Csv(text);

        Assert.Equal((2, 0, 2, 0), (again.Read, again.Accepted, again.Unchanged, again.Rejected));
        Assert.Null(again.Batch);
    }

    [Fact]
    public void A_differing_value_is_a_correction_and_undo_gives_the_old_one_back()
    {
        bed.Csv(Observed + $"{Mill},energy.consumed.raw-coal,2024-03,10,t\n");
        var corrected = bed.Csv(Observed + $"{Mill},energy.consumed.raw-coal,2024-03,12,t\n");
        Assert.Equal((1, 1), (corrected.Accepted, corrected.Corrected));
        Assert.Equal(["mill energy.consumed.raw-coal 2024-03 12"], bed.InEffect());

        Assert.Null(bed.Import.Undo(corrected.Batch!.Value, "tester"));
        Assert.Equal(["mill energy.consumed.raw-coal 2024-03 10"], bed.InEffect());
    }

    [Fact]
    public void Amounts_are_kept_in_the_items_own_unit()
    {
        bed.Csv(Observed + $"{Mill},energy.consumed.raw-coal,2024-03,2500,kg\n{Mill},energy.consumed.electricity,2024-03,5,亿kWh\n");
        Assert.Equal(["mill energy.consumed.electricity 2024-03 50000", "mill energy.consumed.raw-coal 2024-03 2.5"], bed.InEffect());
    }

    [Theory]
    [InlineData("１２３４", 1234, "full-width-digits")]
    [InlineData("\"1,234\"", 1234, "thousands-separator")]
    [InlineData("1，234", 1234, "thousands-separator")]
    [InlineData("1 234.5", 1234.5, "thousands-separator")]
    public void Numbers_are_read_as_people_type_them(string typed, double value, string kind)
    {
        var result = bed.Csv(Observed + $"{Mill},energy.consumed.raw-coal,2024-03,{typed},t\n");

        Assert.Empty(result.Problems);
        Assert.Equal([FormattableString.Invariant($"mill energy.consumed.raw-coal 2024-03 {value}")], bed.InEffect());
        Assert.Equal((kind, 1), (result.Coerced.Single().Kind, result.Coerced.Single().Count));
    }

    [Theory]
    [InlineData("2024年3月")]
    [InlineData("2024-3")]
    [InlineData("2024/03")]
    [InlineData("202403")]
    [InlineData("45352")]
    [InlineData("２０２４年３月")]
    public void Periods_are_read_as_people_type_them(string typed)
    {
        bed.Csv(Observed + $"{Mill},energy.consumed.raw-coal,{typed},1,t\n");
        Assert.Equal(["mill energy.consumed.raw-coal 2024-03 1"], bed.InEffect());
    }

    [Theory]
    [InlineData("2024年", "2024")]
    [InlineData("2024年1-3月", "2024-01..2024-03")]
    [InlineData("2024年第二季度", "2024-Q2")]
    [InlineData("2024Q1", "2024-Q1")]
    [InlineData("20240305", "2024-03-05")]
    [InlineData("2024年3月5日", "2024-03-05")]
    public void Longer_and_shorter_periods_are_read_too(string typed, string period)
    {
        bed.Csv(Observed + $"{Mill},energy.consumed.raw-coal,{typed},1,t\n");
        Assert.Equal([$"mill energy.consumed.raw-coal {period} 1"], bed.InEffect());
    }

    [Theory]
    [InlineData("-")]
    [InlineData("—")]
    [InlineData("/")]
    [InlineData("")]
    public void A_dash_or_blank_is_missing_and_never_zero(string typed)
    {
        var result = bed.Csv(Observed + $"{Mill},energy.consumed.raw-coal,2024-03,{typed},t\n");
        Assert.Equal(0, result.Read);
        Assert.Empty(result.Problems);
        Assert.Empty(bed.InEffect());
    }

    [Fact]
    public void Percent_text_is_read_in_the_items_unit()
    {
        bed.Csv(Observed + $"{Mill},water.reuse_rate,2024-03,87.5%,%\n");
        Assert.Equal(["mill water.reuse_rate 2024-03 87.5"], bed.InEffect());
    }

    [Fact]
    public void Chinese_headings_and_item_names_are_understood()
    {
        var result = bed.Csv($"统一社会信用代码,企业名称,指标,报告期,数值,计量单位,口径,来源\n{Mill},锦江,原煤消费量,2024年3月,10,吨,,自愿：节能报告\n");
        Assert.Empty(result.Problems);
        Assert.Equal("Voluntary: 节能报告", bed.Ledger.Observations().Single().Observation.Source.ToString());
    }

    [Theory]
    [InlineData("GB18030", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    public void Text_files_are_read_in_the_encodings_that_spreadsheets_write(string name, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = name == "utf-8" ? new UTF8Encoding(mark) : Encoding.GetEncoding(name);
        var result = bed.Run([bed.Write("filed.csv", $"统一社会信用代码,指标,报告期,数值,计量单位\n{Mill},原煤消费量,2024年3月,10,吨\n", encoding)]);
        Assert.Empty(result.Problems);
        Assert.Equal(1, result.Accepted);
    }

    [Fact]
    public void Nothing_is_stored_when_something_is_wrong_unless_partial_is_asked_for()
    {
        var text = Observed + $"{Mill},energy.consumed.raw-coal,2024-03,10,t\n{Mill},energy.consumed.raw-coal,2024-02,-1,t\n";
        var refused = bed.Csv(text);
        Assert.Equal((2, 1, 1, null), (refused.Read, refused.Accepted, refused.Rejected, refused.Batch));
        Assert.Empty(bed.InEffect());

        Assert.NotNull(bed.Csv(text, new() { Partial = true }).Batch);
        Assert.Equal(["mill energy.consumed.raw-coal 2024-03 10"], bed.InEffect());
    }

    [Fact]
    public void A_dry_run_stores_nothing()
    {
        var result = bed.Csv(Observed + $"{Mill},energy.consumed.raw-coal,2024-03,10,t\n", new() { DryRun = true });
        Assert.Equal((1, null), (result.Accepted, result.Batch));
        Assert.Empty(bed.InEffect());
    }

    [Fact]
    public void The_result_is_written_with_the_names_other_programs_rely_on()
    {
        var json = Json(bed.Csv(Observed + $"{Mill},energy.consumed.raw-coal,2024-03,-1,t\n"));
        foreach (var name in new[] { "read", "accepted", "unchanged", "corrected", "rejected", "batch", "coerced", "problems", "file", "sheet", "row", "column", "value", "rule", "hint" })
            Assert.Contains($"\"{name}\":", json, StringComparison.Ordinal);
    }
}
