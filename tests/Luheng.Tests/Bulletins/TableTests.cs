using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Luheng.Bulletins;
using Luheng.Packs;
using Table = Luheng.Bulletins.Table;

namespace Luheng.Tests.Bulletins;

public sealed class TableTests
{
    static Table Sample() => new Table("credit_code", "energy_tce", "coverage", "year", "note")
        .Row("915100001", 1234.56789012345, 0.875, 2025, "=HYPERLINK(\"http://x\")").Row("915100002", double.NaN, null, 2024, "甲,乙\u0001\"丙\"");

    static SpreadsheetDocument Book(Table table)
    {
        var memory = new MemoryStream();
        TableWorkbook.Write(memory, [("企业/清单", table)], [(new("内容", "What"), "=1+1")]);
        return SpreadsheetDocument.Open(memory, false);
    }

    [Fact]
    public void A_csv_has_its_mark_its_ids_unrounded_figures_and_nothing_that_runs() => Assert.Equal(
        "\uFEFFcredit_code,energy_tce,coverage,year,note\r\n915100001,1234.56789012345,0.875,2025,\"'=HYPERLINK(\"\"http://x\"\")\"\r\n915100002,,,2024,\"甲,乙\u0001\"\"丙\"\"\"\r\n",
        System.Text.Encoding.UTF8.GetString(Sample().Csv()));

    [Fact]
    public void Excel_accepts_the_workbook()
    {
        using var book = Book(Sample());
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(e => $"{e.Description} {e.Path?.XPath}"));
    }

    [Fact]
    public void Figures_stay_whole_missing_stays_empty_and_a_formula_stays_text()
    {
        using var book = Book(Sample());
        var sheet = book.WorkbookPart!.WorksheetParts.First().Worksheet;
        var cells = sheet.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!);
        Assert.Equal("1234.56789012345", cells["B2"].CellValue!.Text);
        Assert.False(cells.ContainsKey("B3"));
        Assert.Equal(CellValues.InlineString, cells["E2"].DataType!.Value);
        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.Equal("综合能源消费量（tce）", cells["B1"].InnerText);
        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
        Assert.Equal("A1:E3", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
        Assert.Equal(["企业-清单", "说明"], book.WorkbookPart.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value!));
    }

    [Fact]
    public void An_empty_table_is_still_a_workbook_and_a_paper()
    {
        using var book = Book(new Table("credit_code"));
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(e => e.Description));
        Assert.NotEmpty(PaperDocument.Bytes(TablePaper.Of([("空表", new Table("credit_code"))], new Said("空表", "Empty"), [])));
    }

    [Theory]
    [InlineData("8.3143", "8.3143"), InlineData("7.93", "7.93"), InlineData("38.83", "38.83"), InlineData("-14.533", "-14.533"), InlineData("0.374", "0.374"), InlineData("0.30000000000000004", "0.3")]
    [InlineData("1234567.891", "1,234,567.891"), InlineData("33.333333333333336", "33.3333"), InlineData("0.00012345678901", "0.000123457"), InlineData("0", "0"), InlineData("12", "12")]
    public void A_paper_shows_a_figure_with_the_digits_that_it_has(string figure, string shown)
    {
        var table = new Table("item", "value").Row("甲", 2083.5).Row("乙", double.Parse(figure, System.Globalization.CultureInfo.InvariantCulture));
        using var paper = WordprocessingDocument.Open(new MemoryStream(PaperDocument.Bytes(TablePaper.Of([("数", table)], new Said("数", "Figures"), []))), false);
        Assert.Equal(shown, paper.MainDocumentPart!.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableRow>().Last().Elements<DocumentFormat.OpenXml.Wordprocessing.TableCell>().Last().InnerText);
    }
}
