using Luheng.Evidence;

namespace Luheng.Tests.Evidence;

public partial class FileLookTests
{
    const string Sheets = "spreadsheetml.sheet.main+xml";

    [Fact]
    public void A_macro_sheet_of_Excel_4_is_refused_by_its_folder_and_by_its_type()
    {
        Refused("a.xlsx", Office(Sheets, ("xl/macrosheets/sheet1.xml", "<x/>")), "宏（Excel 4.0，xl/macrosheets/sheet1.xml）");
        Refused("a.xlsx", Zip(("[Content_Types].xml", $"<Types>{Part("main.xml", Sheets)}<Override PartName=\"/xl/worksheets/a.xml\" ContentType=\"application/vnd.ms-excel.macrosheet+xml\"/></Types>"), ("main.xml", "<x/>"), ("xl/worksheets/a.xml", "<x/>")), "宏（Excel 4.0，xl/worksheets/a.xml）");
    }

    [Theory]
    [InlineData("xl/media/a.exe", "harmless")]
    [InlineData("xl/media/picture.png", "MZ\u0001\u0002 and so on")]
    [InlineData("xl/printerSettings/printerSettings1.bin", "\u007fELF and so on")]
    [InlineData("docProps/start.ps1", "harmless")]
    [InlineData("xl/media/a.txt", "#!/bin/sh")]
    [InlineData("xl/page.html", "<script>alert(1)</script>")]
    public void A_program_among_the_parts_is_refused_by_its_name_or_its_first_bytes(string part, string content)
    {
        Refused("a.xlsx", Office(Sheets, (part, content)), $"程序或脚本（{part}）");
        Refused("a.ofd", Zip(("OFD.xml", "<ofd/>"), (part, content)), $"程序或脚本（{part}）");
    }

    [Fact]
    public void A_link_to_another_workbook_is_refused_and_the_part_is_named()
    {
        Refused("a.xlsx", Office(Sheets, ("xl/externalLinks/externalLink1.xml", "<x/>")), "其他工作簿或程序的链接（xl/externalLinks/externalLink1.xml）");
        Refused("a.xlsx", Office(Sheets, ("xl/_rels/workbook.xml.rels", Relation("externalLinkPath", "file:///b.xlsx"))), "外部");
    }

    [Theory]
    [InlineData("<r><fldSimple instr=' DDEAUTO cmd'/></r>")]
    [InlineData("<r><fldChar fldCharType='begin'/><instrText> DDE cmd</instrText><fldChar fldCharType='end'/></r>")]
    [InlineData("<r><fldChar fldCharType='begin'/><instrText>D</instrText><instrText>D<!-- -->EAU</instrText><instrText>TO cmd</instrText><fldChar fldCharType='end'/></r>")]
    [InlineData("<r><fldChar fldCharType='begin'/><instrText>PAGE</instrText><fldChar fldCharType='end'/><fldChar fldCharType='begin'/><instrText>&#68;de cmd</instrText><fldChar fldCharType='end'/></r>")]
    [InlineData("<r><fldChar fldCharType='begin'/><fldChar fldCharType='begin'/><instrText>QUOTE 68 68 69</instrText><fldChar fldCharType='end'/><instrText> cmd</instrText><fldChar fldCharType='end'/></r>")]
    public void A_field_that_starts_another_program_is_refused_however_it_is_cut(string text)
    {
        Refused("a.docx", Word(("word/document.xml", text)), "启动其他程序的域");
        Refused("a.docx", Word(("elsewhere/footer.bin", text)), "elsewhere/footer.bin");
    }

    [Fact]
    public void Page_numbers_tables_of_contents_and_words_about_DDE_are_taken()
    {
        const string Text = "<r><fldChar fldCharType='begin'/><instrText>TOC \\o</instrText><fldChar fldCharType='separate'/><fldChar fldCharType='begin'/><instrText>HYPERLINK x</instrText><fldChar fldCharType='end'/><fldChar fldCharType='end'/><fldChar fldCharType='begin'/><instrText>IF </instrText><fldChar fldCharType='begin'/><instrText>PAGE</instrText><fldChar fldCharType='end'/><fldChar fldCharType='end'/><t>DDE 是一种协议</t><instrText/></r>";
        Assert.Equal(FileKind.Word, Look("a.docx", Word(("word/document.xml", Text), ("word/media/image1.svg", "<!DOCTYPE svg><svg/>"), ("word/media/image2.gif", "GIF89a"))).Kind);
    }

    [Fact]
    public void A_document_within_a_document_is_looked_at_as_well()
    {
        Refused("a.docx", Nested("word/embeddings/book.xlsx", Office(Sheets, ("xl/vbaProject.bin", "x"))), "word/embeddings/book.xlsx：含有宏");
        Refused("a.docx", Nested("word/embeddings/book.xlsx", "no package"u8.ToArray()), "损坏");
        Assert.Contains(Look("a.docx", Nested("word/embeddings/book.xlsx", Office(Sheets))).Flags, f => f.Zh.Contains("嵌入的文档", StringComparison.Ordinal));
    }

    static string Part(string name, string main) => $"<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.{main}\"/>";

    static byte[] Nested(string part, byte[] content)
    {
        using var memory = new MemoryStream();
        memory.Write(Word());
        using (var zip = new System.IO.Compression.ZipArchive(memory, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        using (var to = zip.CreateEntry(part).Open()) to.Write(content);
        return memory.ToArray();
    }
}
