using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Luheng.PlanReading;

namespace Luheng.Tests.PlanReading;

public class DocumentTests
{
    const string Plan = "某省“十四五”工业绿色发展规划\n一、主要目标\n到2025年，规模以上工业单位增加值能耗下降14%，工业固废综合利用率达到80%以上。\n";

    static readonly Encoding Gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    static IEnumerable<double?> Figures(byte[] bytes, string name = "plan") => Reading.Reader.Read(name, bytes).Finds.Select(f => f.By ?? f.Level);

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "gb18030"];

    [Theory, MemberData(nameof(Encodings))]
    public void A_text_is_read_in_any_encoding_that_plans_come_in(string encoding)
    {
        byte[] bytes = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Plan),
            "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Plan)],
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Plan)],
            _ => Gb.GetBytes(Plan),
        };
        Assert.Equal([-14, 80], Figures(bytes));
    }

    [Theory, InlineData("utf-8"), InlineData("gb2312")]
    public void A_web_page_gives_its_paragraphs_and_tables_and_runs_no_script(string charset)
    {
        var html = $"<html><head><meta charset={charset}><script>var 工业固废综合利用率='99%';</script></head><body><h1>某省“十四五”规划</h1><h2>一、主要目标</h2><p>到2025年，规模以上工业单位增加值能耗<b>下降14%</b>。</p><table><tr><td>指标</td><td>单位</td><td>2020年</td><td>2025年</td></tr><tr><td>大宗工业固废综合利用率</td><td>%</td><td>52</td><td>57</td></tr></table></body></html>";
        var finds = Reading.Reader.Read("plan.html", charset == "utf-8" ? Encoding.UTF8.GetBytes(html) : Gb.GetBytes(html), TestContext.Current.CancellationToken).Finds;
        Assert.Equal([-14, 57], finds.Select(f => f.Level ?? f.By));
        Assert.Equal((52.0, 2020), (finds[1].Base, finds[1].BaseYear));
    }

    [Fact]
    public void A_word_document_gives_its_numbered_headings_tables_and_boxes_and_says_what_it_left_out()
    {
        const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        static string P(string words) => $"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>";
        static string Cell(string words) => $"<w:tc>{P(words)}</w:tc>";
        static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(Cell))}</w:tr>";
        var body = $"<w:document {W}><w:body>{P("某省“十四五”工业绿色发展规划")}<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>主要目标</w:t></w:r></w:p>"
            + $"<w:p><w:del><w:r><w:delText>单位工业增加值能耗下降99%。</w:delText></w:r></w:del><w:r><w:t>到2025年，单位工业增加值能耗下降14%。</w:t></w:r><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent>{P("专栏1 磷石膏")}{P("磷石膏综合利用率达到90%。")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
            + $"<w:tbl>{Row("指标名称", "单位", "2020年", "2025年")}{Row("大宗工业固废综合利用率", "%", "52", "57")}</w:tbl></w:body></w:document>";
        var numbering = $"<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
        var result = Reading.Reader.Read("plan.docx", Word(body, numbering, main => main.AddHyperlinkRelationship(new("http://example.test/"), true)), TestContext.Current.CancellationToken);

        Assert.Equal([-14, 90, 57], result.Finds.Select(f => f.Level ?? f.By));
        Assert.Equal(["一", "专栏1", "专栏1"], result.Finds.Select(f => f.Clause));
        Assert.Equal(["1 处外部链接未打开", "文中有修订：插入的文字已读，删除的未读"], result.Text.Remarks);
        Assert.All(result.Finds, f => Assert.Equal(f.Words, result.Text.Text.Substring(f.Start, f.Words.Length)));
    }

    [Fact]
    public void A_pdf_is_read_and_a_scan_is_said_to_be_one()
    {
        Assert.SkipUnless(HasPdfToText(), "pdftotext is not installed");
        Assert.Equal([-14, 80], Figures(Pdf.Of(Plan.Split('\n', StringSplitOptions.RemoveEmptyEntries)), "plan.pdf"));
        var scan = Assert.Throws<UnreadableDocumentException>(() => Reading.Reader.Read("scan.pdf", Pdf.Of([]), TestContext.Current.CancellationToken));
        Assert.Contains("a scan", Assert.Single(scan.Problems).Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PK\u0003\u0004broken", "damaged")]
    [InlineData("%PDF-1.4 broken", "pdftotext")]
    [InlineData("", "empty")]
    [InlineData("{\\rtf1 x}", "rich text")]
    public void A_file_that_cannot_be_read_is_refused_with_what_would_be_right(string content, string found)
    {
        var problem = Assert.Single(Assert.Throws<UnreadableDocumentException>(() => Reading.Reader.Read("a.bin", Encoding.Latin1.GetBytes(content), TestContext.Current.CancellationToken)).Problems);
        Assert.Contains(found, problem.Found, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Expected);
    }

    [Fact]
    public void A_table_that_a_page_break_parts_is_one()
    {
        var text = Reading.Of("某省“十四五”规划\n专栏1 主要指标\n指标\t单位\t2020年\t2025年\n磷石膏综合利用率\t%\t50\t60\n粉煤灰综合利用率\t%\t70\t80\n\n- 12 -\n续表\n尾矿综合利用率\t%\t30\t40\n赤泥综合利用率\t%\t10\t15\n");
        Assert.Equal([60, 80, 40, 15], text.Finds.Select(f => f.Level!.Value));
        Assert.Single(text.Text.Tables);
    }

    [Fact]
    public void A_text_beyond_a_thousand_pages_is_refused_and_one_within_is_read_while_it_can_be_stopped()
    {
        Assert.Throws<UnreadableDocumentException>(() => Reading.Of(new string('省', PlanReader.LongestText + 1)));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Reading.Reader.Read("a.txt", Encoding.UTF8.GetBytes(Plan), stop.Token));
    }

    static byte[] Word(string document, string numbering, Action<MainDocumentPart> more)
    {
        using var memory = new MemoryStream();
        using (var word = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            Feed(main, document);
            Feed(main.AddNewPart<NumberingDefinitionsPart>(), numbering);
            more(main);
        }
        return memory.ToArray();

        static void Feed(OpenXmlPart part, string xml)
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(xml));
            part.FeedData(content);
        }
    }

    static bool HasPdfToText() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "pdftotext")));
}
