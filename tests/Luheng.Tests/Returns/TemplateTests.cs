using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Luheng.Problems;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;
using static Luheng.Tests.Returns.ReturnsBed;

namespace Luheng.Tests.Returns;

public sealed class TemplateTests : IDisposable
{
    readonly ReturnsBed bed = WithMill();
    Templates Templates => new(Catalogue, bed.Ledger);

    public void Dispose() => bed.Dispose();

    [Theory]
    [InlineData("205-1", "xlsx")]
    [InlineData("205-1", "csv")]
    [InlineData("B204-1", "xlsx")]
    [InlineData("B204-1", "csv")]
    public void A_form_exported_with_its_values_and_imported_again_changes_nothing(string form, string kind)
    {
        Assert.Empty(bed.Csv(Observed + $"{Mill},energy.consumed.raw-coal,2024-03,0.1,t\n{Mill},energy.paid.heat,2024-03,1234567.891,元\n{Mill},energy.purchased.heat,2024-03,3,GJ\n{Mill},energy.coefficient.natural-gas,2024-03,13.3,tce/万m³\n{Mill},water.reuse_rate,2024-03,87.3,%\n{Mill},output_value.comparable_price,2024-03,0.3,亿元\n").Problems);
        var before = bed.InEffect();
        var file = bed.Path($"form.{kind}");
        Templates.Export(form, file, SubjectId.Parse(Mill), Period.Month(2024, 3));
        var result = bed.Run([file]);

        Assert.Empty(result.Problems);
        Assert.Equal((form == "205-1" ? 4 : 2, 0), (result.Unchanged, result.Accepted));
        Assert.Equal(before, bed.InEffect());
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public void An_empty_form_is_understood_and_brings_nothing(string kind)
    {
        foreach (var form in new[] { "205-1", "B204-1" })
            foreach (var of in new SubjectId?[] { SubjectId.Parse(Mill), null })
            {
                Templates.Export(form, bed.Path($"empty.{kind}"), of);
                var result = bed.Run([bed.Path($"empty.{kind}")]);
                Assert.Equal(("", 0), (Rules(result), result.Read));
            }
    }

    [Fact]
    public void The_wide_template_filled_for_many_is_read_by_its_item_ids_and_units()
    {
        Templates.Export("205-1", bed.Path("wide.csv"));
        File.AppendAllText(bed.Path("wide.csv"), $"{Mill},锦江,2024-03,1,2,3,\n");
        var result = bed.Run([bed.Path("wide.csv")]);
        Assert.Empty(result.Problems);
        Assert.Equal(["mill energy.consumed.raw-coal 2024-03 3", "mill energy.paid.raw-coal 2024-03 2", "mill energy.purchased.raw-coal 2024-03 1"], bed.InEffect());
    }

    [Fact]
    public void A_paper_form_without_ids_is_read_by_its_names()
    {
        var result = bed.Run([WorkbookFile.Write(bed.Path("paper.xlsx"), ("Sheet1",
        [
            ["能源购进、消费与库存"], [], ["统一社会信用代码：" + Mill, null, "报告期：2024年3月"], [],
            ["能源名称", "计量单位", "购进量", "消费量"], ["原煤", "t", "1，000", 900], ["热力", "GJ", "-", 5], ["能源合计", null, 1005, 905],
        ]))]);
        Assert.Empty(result.Problems);
        Assert.Equal(["mill energy.consumed.heat 2024-03 5", "mill energy.consumed.raw-coal 2024-03 900", "mill energy.purchased.raw-coal 2024-03 1000"], bed.InEffect());
    }

    [Fact]
    public void A_filled_form_with_an_unknown_row_a_wrong_unit_and_no_code_says_all_three()
    {
        var result = bed.Run([WorkbookFile.Write(bed.Path("paper.xlsx"), ("Sheet1",
        [
            ["统一社会信用代码", null, "报告期", "2024-03"], ["能源名称", "计量单位", "购进量", "消费量"], ["原梅", "t", 1, 2], ["热力", "t", null, 5], ["电力", "万kWh", null, 7],
        ]))]);
        Assert.Equal((4, 0, 4), (result.Read, result.Accepted, result.Rejected));
        Assert.Equal(["missing-subject B1", "unknown-item A3", "unknown-item A3", "unit-dimension B4"], result.Problems.Select(p => $"{p.Rule} {p.Column}{p.Row}"));
    }

    [Fact]
    public void Templates_are_valid_workbooks()
    {
        foreach (var of in new SubjectId?[] { SubjectId.Parse(Mill), null })
        {
            Templates.Export("205-1", bed.Path("form.xlsx"), of);
            using var document = SpreadsheetDocument.Open(bed.Path("form.xlsx"), false);
            Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        }
    }

    [Fact]
    public void An_unknown_form_names_those_that_are_known() =>
        Assert.Contains("205-1", Assert.Throws<ProblemsException>(() => Templates.Export("205-9", bed.Path("x.xlsx"))).Message, StringComparison.Ordinal);
}
