using System.Globalization;
using System.Text;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Bulletins;

public sealed class ExportTests(BulletinSite site) : IClassFixture<BulletinSite>
{
    IEnumerable<string> Tables => site.Patterns.Where(IsTable).Select(p => p
        .Replace("/plans/{id}", $"/plans/{RealPacks.DemoPlan}", StringComparison.Ordinal).Replace("/parks/{id}", "/parks/shili-park-1", StringComparison.Ordinal).Replace("/meters/{id}", $"/meters/{BulletinSite.Meter}", StringComparison.Ordinal)
        .Replace("{code}", SampleProvince.Largest.Text, StringComparison.Ordinal));

    /// <summary>Open data are had as CSV and JSON alone, for programs.</summary>
    static bool IsTable(string pattern) => pattern.EndsWith(".csv", StringComparison.Ordinal) && !pattern.StartsWith("/open/", StringComparison.Ordinal);

    [Fact]
    public void Whatever_can_be_had_as_csv_can_be_had_as_xlsx_and_docx()
    {
        var all = site.Patterns.ToHashSet();
        Assert.True(all.Count(IsTable) >= 15);
        Assert.Empty(from csv in all where IsTable(csv) from kind in (string[])["xlsx", "docx"] where !all.Contains(Path.ChangeExtension(csv, kind)) select $"{csv} has no .{kind}: map it with MapTable");
    }

    [Fact]
    public async Task Every_workbook_holds_what_its_csv_holds_under_Chinese_headings()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var visitor = site.As("demo-province");
        var (wrong, seen) = (new List<string>(), 0);
        foreach (var address in Tables)
        {
            using var csv = await visitor.Get(address);
            using var xlsx = await visitor.Get(Path.ChangeExtension(address, "xlsx"));
            if (csv.StatusCode != xlsx.StatusCode) wrong.Add($"{address}: {csv.StatusCode} as .csv, {xlsx.StatusCode} as .xlsx");
            if (!csv.IsSuccessStatusCode) continue;
            seen++;
            using var book = new MemoryStream(await xlsx.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            wrong.AddRange(Different(await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), book).Take(3).Select(d => $"{address} {d}"));
            if (seen % 4 == 1) wrong.AddRange(Invalid(book).Take(3).Select(e => $"{address} {e}"));
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(seen >= 12, $"{seen} tables were seen");
    }

    [Fact]
    public async Task The_same_table_is_a_paper_that_Word_accepts()
    {
        using var visitor = site.As("demo-province");
        using var paper = WordprocessingDocument.Open(new MemoryStream(await visitor.Bytes("/enterprises.docx")), false);
        Assert.Empty(new OpenXmlValidator().Validate(paper, TestContext.Current.CancellationToken).Select(e => e.Description));
        Assert.Contains("统一社会信用代码", paper.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        Assert.Contains("演示数据", paper.MainDocumentPart.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_commercial_secrets_along_is_noted_and_other_tables_are_not()
    {
        using var visitor = site.As("demo-province");
        var before = site.Office.Ledger.Audit(100).Count(l => l.Did == "export");
        await visitor.Bytes("/enterprises.xlsx");
        Assert.Equal(before, site.Office.Ledger.Audit(100).Count(l => l.Did == "export"));
        await visitor.Bytes("/loads.xlsx");
        var line = site.Office.Ledger.Audit(100).First(l => l.Did == "export");
        Assert.Equal(("demo-province", "/loads.xlsx"), (line.Who, line.About));
    }

    static List<string> Different(string csv, MemoryStream book)
    {
        using var text = new CsvParser(new StringReader(csv.TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        using var read = ExcelReaderFactory.CreateReader(book, new() { LeaveOpen = true });
        var (found, line) = (new List<string>(), 0);
        while (text.Read())
        {
            if (!read.Read()) return [.. found, $"the workbook ends before line {line}"];
            for (var c = 0; c < text.Count; c++)
            {
                var here = c < read.FieldCount ? read.GetValue(c) : null;
                if (line == 0)
                {
                    if (!Known(text[c], here as string ?? "")) found.Add($"{text[c]} has no Chinese heading: give it one in ColumnWords");
                }
                else if (!Same(text[c], here)) found.Add($"line {line} column {c}: '{text[c]}' as .csv, '{here}' as .xlsx");
            }
            line++;
        }
        return read.Read() ? [.. found, "the workbook has more lines"] : found;
    }

    static bool Known(string id, string heading) => heading.Any(c => c > 255) || char.IsAsciiDigit(id[0]) || heading.Contains("SHA", StringComparison.Ordinal);

    static bool Same(string csv, object? xlsx) => xlsx switch
    {
        null => csv is "",
        double d => double.TryParse(csv, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == d,
        _ => csv == xlsx.ToString() || csv == "'" + xlsx,
    };

    static List<string> Invalid(MemoryStream book)
    {
        book.Position = 0;
        using var document = SpreadsheetDocument.Open(book, false);
        return [.. new OpenXmlValidator().Validate(document).Select(e => $"{e.Description} {e.Path?.XPath}")];
    }
}
