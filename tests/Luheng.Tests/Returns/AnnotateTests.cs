using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Luheng.Returns;
using static Luheng.Tests.Returns.ReturnsBed;

namespace Luheng.Tests.Returns;

public sealed class AnnotateTests : IDisposable
{
    static readonly object?[] Heading = ["subject", "item", "period", "value", "unit"];
    readonly ReturnsBed bed = WithMill();

    public void Dispose() => bed.Dispose();

    [Fact]
    public void Bad_cells_come_back_coloured_and_commented_and_all_else_as_it_was()
    {
        var file = WorkbookFile.Write(bed.Path("filed.xlsx"), ("好", [Heading, [Mill, "energy.consumed.heat", "2024-03", 1, "GJ"]]),
            ("坏", [Heading, [Mill, "energy.consumed.heat", "2024-02", -1, "GJ"], [Mill, "energy.consumed.heat", "2024-01", 2, null], [Mill, "energy.consumed.raw-coal", "2024-01", new WorkbookFile.Error("#REF!"), "t"]]));
        var result = bed.Run([file]);
        var copy = Annotated(file, result.Problems);

        Assert.Equal(bed.Path("filed.problems.xlsx"), copy);
        Assert.Equal("negative missing-unit error-cell", Rules(result));
        Assert.Empty(Faults(copy!));
        using var document = SpreadsheetDocument.Open(copy!, false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single(p => p.WorksheetCommentsPart is not null);
        Assert.Equal(["D2 [negative]", "E3 [missing-unit]", "D4 [error-cell]"],
            sheet.WorksheetCommentsPart!.Comments.Descendants<Comment>().Select(c => $"{c.Reference} {c.InnerText.Split(' ')[0]}"));
        Assert.Equal(["D2", "E3", "D4"], sheet.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Where(c => Fill(document, c) == "FFFFC7CE").Select(c => c.CellReference!.Value));
        Assert.Equal(Part(file, "xl/worksheets/sheet1.xml"), Part(copy!, "xl/worksheets/sheet1.xml"));
        Assert.Equal(Part(file, "xl/workbook.xml"), Part(copy!, "xl/workbook.xml"));
        Assert.Equal(Values(file), Values(copy!));
    }

    [Fact]
    public void An_annotated_workbook_can_be_annotated_again()
    {
        var file = WorkbookFile.Write(bed.Path("filed.xlsx"), ("坏", [Heading, [Mill, "energy.consumed.heat", "2024-02", -1, "kg"]]));
        var once = Annotated(file, bed.Run([file]).Problems)!;
        var twice = Annotated(once, bed.Run([once]).Problems, bed.Path("twice.xlsx"))!;

        Assert.Empty(Faults(twice));
        using var document = SpreadsheetDocument.Open(twice, false);
        var comments = document.WorkbookPart!.WorksheetParts.Single().WorksheetCommentsPart!.Comments.Descendants<Comment>().ToList();
        Assert.Equal(["D2", "E2"], comments.Select(c => c.Reference!.Value));
    }

    [Fact]
    public void Comments_beyond_the_most_are_left_out_and_a_note_says_so()
    {
        var rows = Enumerable.Range(0, 5_100).Select(i => (object?[])[Mill, "energy.consumed.heat", "2024-02", "x", "GJ"]);
        var file = WorkbookFile.Write(bed.Path("filed.xlsx"), ("坏", [Heading, .. rows]));
        var copy = Annotated(file, bed.Run([file]).Problems)!;

        Assert.Empty(Faults(copy));
        using var document = SpreadsheetDocument.Open(copy, false);
        var comments = document.WorkbookPart!.WorksheetParts.Single().WorksheetCommentsPart!.Comments.Descendants<Comment>().ToList();
        Assert.Equal(Annotate.MostComments, comments.Count);
        Assert.Contains("100 more cells", comments[0].InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_file_comes_back_with_a_last_column_that_a_later_import_ignores()
    {
        var file = bed.Write("filed.csv", Observed + $"{Mill},energy.consumed.heat,2024-03,1,GJ\n{Mill},energy.consumed.heat,2024-02,-1\n");
        var copy = Annotated(file, bed.Run([file]).Problems)!;

        var bytes = File.ReadAllBytes(copy);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).Split("\r\n");
        Assert.Equal("subject,item,period,value,unit,\"问题\"", lines[0]);
        Assert.Equal($"{Mill},energy.consumed.heat,2024-03,1,GJ", lines[1]);
        Assert.StartsWith($"{Mill},energy.consumed.heat,2024-02,-1,,\"value: [negative]", lines[2], StringComparison.Ordinal);
        Assert.Equal(Rules(bed.Run([file])), Rules(bed.Run([copy])));
    }

    [Fact]
    public void A_file_without_problems_of_its_own_is_not_copied()
    {
        var file = bed.Write("good.csv", Observed + $"{Mill},energy.consumed.heat,2024-03,1,GJ\n");
        Assert.Null(Annotated(file, bed.Run([file]).Problems));
        Assert.False(File.Exists(bed.Path("good.problems.csv")));
    }

    static string? Annotated(string file, IReadOnlyList<ImportProblem> problems, string? to = null) => Annotate.Write(file, problems, to, cancel: TestContext.Current.CancellationToken);

    static List<string> Faults(string file)
    {
        using var document = SpreadsheetDocument.Open(file, false);
        return [.. new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")];
    }

    static string? Fill(SpreadsheetDocument document, DocumentFormat.OpenXml.Spreadsheet.Cell cell)
    {
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var format = (CellFormat)styles.CellFormats!.ElementAt((int)(cell.StyleIndex?.Value ?? 0));
        return ((Fill)styles.Fills!.ElementAt((int)(format.FillId?.Value ?? 0))).PatternFill?.ForegroundColor?.Rgb?.Value;
    }

    static string Part(string file, string part)
    {
        using var zip = ZipFile.OpenRead(file);
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    static List<string> Values(string file)
    {
        using var stream = File.OpenRead(file);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var values = new List<string>();
        do
        {
            while (reader.Read())
                for (var c = 0; c < reader.FieldCount; c++)
                    if (reader.GetValue(c) is { } value) values.Add($"{reader.Name} {reader.Depth} {c} {value}");
        }
        while (reader.NextResult());
        return values;
    }
}
