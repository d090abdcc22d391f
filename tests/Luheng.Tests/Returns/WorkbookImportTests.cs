using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Luheng.Returns;
using static Luheng.Tests.Returns.ReturnsBed;

namespace Luheng.Tests.Returns;

public sealed class WorkbookImportTests : IDisposable
{
    static readonly object?[] Heading = ["subject", "item", "period", "value", "unit"];
    readonly ReturnsBed bed = WithMill();

    public void Dispose() => bed.Dispose();

    string Book(params object?[][] rows) => WorkbookFile.Write(bed.Path("filed.xlsx"), ("表1", rows));

    [Fact]
    public void Text_numbers_percent_formats_and_dates_are_read_and_said()
    {
        var result = bed.Run([Book(Heading, [Mill, "energy.consumed.raw-coal", new DateOnly(2024, 3, 1), "12", "t"], [Mill, "water.reuse_rate", 45352, new WorkbookFile.Percent(0.07), "%"])]);
        Assert.Empty(result.Problems);
        Assert.Equal(["mill energy.consumed.raw-coal 2024-03 12", "mill water.reuse_rate 2024-03 7"], bed.InEffect());
        Assert.Equal(["percent 1", "period 2", "text-number 1"], result.Coerced.Select(c => $"{c.Kind} {c.Count}"));
        Assert.Equal("filed.xlsx 表1 D2: 12 → 12", result.Coerced.Single(c => c.Kind == "text-number").Examples.Single());
    }

    [Fact]
    public void Error_cells_formulas_without_a_value_and_booleans_are_told_with_sheet_and_letter()
    {
        var result = bed.Run([Book(Heading,
            [Mill, "energy.consumed.raw-coal", "2024-03", new WorkbookFile.Error("#DIV/0!"), "t"],
            [Mill, "energy.consumed.raw-coal", "2024-02", new WorkbookFile.NoValue("A1+1"), "t"],
            [Mill, "energy.consumed.raw-coal", "2024-01", true, "t"])]);
        Assert.Equal(["表1 D2 error-cell #DIV/0!", "表1 D3 formula-without-value (formula without a value)", "表1 D4 not-a-number TRUE"],
            result.Problems.Select(p => $"{p.Sheet} {p.Column}{p.Row} {p.Rule} {p.Value}"));
        Assert.Equal(3, result.Rejected);
    }

    [Fact]
    public void A_hundred_columns_under_merged_headings_are_read()
    {
        object?[] Wide(params object?[] first) => [.. first, .. Enumerable.Range(0, 96).Select(i => (object?)null)];
        var group = Wide("能源报表", null, null, "原煤", null, "热力");
        var sub = Wide("统一社会信用代码", "企业名称", "报告期", "消费量", "购进量", "消费量");
        var units = Wide(null, null, null, "kg", "t", "GJ");
        var result = bed.Run([WorkbookFile.Write(bed.Path("wide.xlsx"), """<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="D1:E1"/></mergeCells>""",
            ("表", [group, sub, units, Wide(Mill, "锦江", "2024-03", 2000, 3, 5), [.. Wide(Mill, "锦江", "2024-02", 1000, 2, 4), "备"]]))]);
        Assert.Empty(result.Problems);
        Assert.Equal((6, 6), (result.Read, result.Accepted));
        Assert.Contains("mill energy.consumed.raw-coal 2024-03 2", bed.InEffect());
        Assert.Contains("mill energy.purchased.raw-coal 2024-03 3", bed.InEffect());
    }

    [Fact]
    public void A_wide_table_takes_its_units_from_brackets_or_a_second_row()
    {
        var result = bed.Run([Book(["credit_code", "period", "energy.consumed.raw-coal (kg)", "energy.consumed.heat[GJ]", "电力消费量（万kWh）"], [Mill, "2024-03", 500, 2, "—"])]);
        Assert.Empty(result.Problems);
        Assert.Equal(["mill energy.consumed.heat 2024-03 2", "mill energy.consumed.raw-coal 2024-03 0.5"], bed.InEffect());
    }

    [Fact]
    public void Readme_sheets_are_skipped_and_said_and_empty_sheets_do_not_hinder()
    {
        var result = bed.Run([WorkbookFile.Write(bed.Path("a.xlsx"), ("说明", [["请先阅读"]]), ("Sheet2", []), ("数据", [Heading, [Mill, "energy.consumed.heat", "2024-03", 1, "GJ"]]))]);
        Assert.Empty(result.Problems);
        Assert.Equal(1, result.Accepted);
        Assert.Equal("readme-sheet", Assert.Single(result.Notes).Rule);
    }

    [Fact]
    public void A_code_that_a_spreadsheet_rounded_is_told()
    {
        var result = bed.Run([Book(Heading, [9.15101046e17, "energy.consumed.heat", "2024-03", 1, "GJ"])]);
        Assert.Contains("rounded", Assert.Single(result.Problems).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_workbook_is_told()
    {
        var whole = File.ReadAllBytes(Book(Heading, [Mill, "energy.consumed.heat", "2024-03", 1, "GJ"]));
        File.WriteAllBytes(bed.Path("cut.xlsx"), whole[..(whole.Length * 2 / 3)]);
        Assert.Equal("truncated-workbook", Rules(bed.Run([bed.Path("cut.xlsx")])));
    }

    [Fact]
    public void A_workbook_with_damaged_xml_is_told()
    {
        var file = Book(Heading);
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            WorkbookFile.Part(zip, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>");
        }
        Assert.Equal("damaged-workbook", Rules(bed.Run([file])));
    }

    [Fact]
    public void A_password_protected_workbook_is_told()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1016], .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[2048]];
        File.WriteAllBytes(bed.Path("locked.xlsx"), ole);
        Assert.Equal("password-protected", Rules(bed.Run([bed.Path("locked.xlsx")])));
    }

    [Fact]
    public void A_zip_bomb_is_refused_unread()
    {
        var file = Book(Heading);
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var stream = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            for (var i = 0; i < 40; i++) stream.Write(new byte[1 << 20]);
        }
        Assert.Equal("zip-bomb", Rules(bed.Run([file])));
    }

    [Fact]
    public void A_part_that_unpacks_beyond_its_claim_or_without_its_check_sum_is_stopped_while_reading()
    {
        using var wrong = new Luheng.Returns.MeteredStream(new MemoryStream(new byte[100]), 200, "sheet1.xml", checkSum: 7);
        Assert.Throws<InvalidDataException>(() => wrong.CopyTo(Stream.Null));
        using var metered = new Luheng.Returns.MeteredStream(new MemoryStream(new byte[100]), 10, "sheet1.xml");
        Assert.Contains("sheet1.xml", Assert.ThrowsAny<Exception>(() => metered.CopyTo(Stream.Null)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text.xlsx", "subject,item")]
    [InlineData("text.xls", "subject,item")]
    public void A_text_file_named_as_a_workbook_is_told(string name, string text) =>
        Assert.Equal("not-what-its-name-says", Rules(bed.Run([bed.Write(name, text)])));

    [Fact]
    public void A_workbook_named_as_text_and_an_unknown_kind_are_told()
    {
        File.Copy(Book(Heading), bed.Path("book.csv"));
        Assert.Equal("not-what-its-name-says unknown-format", Rules(bed.Run([bed.Path("book.csv"), bed.Write("a.pdf", "%PDF")])));
    }

    [Fact]
    public void More_columns_than_a_sheet_can_have_are_refused()
    {
        Assert.Equal("too-many-columns", Rules(bed.Csv(new string(',', 20_000) + "\n")));
        var file = Book(Heading);
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            WorkbookFile.Part(zip, "xl/worksheets/sheet1.xml", """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="AAAA1"><v>1</v></c></row></sheetData></worksheet>""");
        }
        Assert.Equal("too-many-columns", Rules(bed.Run([file])));
    }

    [Fact]
    public void A_workbook_damaged_anywhere_never_brings_the_import_down()
    {
        var whole = File.ReadAllBytes(Book(Heading, [Mill, "energy.consumed.heat", "2024-03", 1, "GJ"], [Mill, "energy.consumed.heat", new DateOnly(2024, 2, 1), 2, "GJ"]));
        Prop.ForAll(Gen.Choose(0, whole.Length - 1).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (at, change) =>
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= (byte)change;
            File.WriteAllBytes(bed.Path("damaged.xlsx"), damaged);
            var result = bed.Run([bed.Path("damaged.xlsx")], new() { DryRun = true });
            Assert.All(result.Problems.Where(p => p.Rule is not ("truncated-workbook" or "damaged-workbook" or "zip-bomb" or "not-what-its-name-says" or "too-many-columns")), p => Assert.NotNull(p.Sheet));
            Annotate.Write(bed.Path("damaged.xlsx"), result.Problems, bed.Path("out.xlsx"), cancel: TestContext.Current.CancellationToken);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
