using System.Globalization;
using System.Text;
using static Luheng.Bulletins.PaperXml;

namespace Luheng.Bulletins;

/// <summary>The body of a paper as WordprocessingML.</summary>
/// <param name="link">Gives the relationship of an address.</param>
/// <param name="chart">Gives the relationship of a chart.</param>
sealed class PaperBody(Paper paper, Func<string, string> link, Func<Bars, string> chart)
{
    /// <summary>A4 and the margins of GB/T 9704 in twentieths of a point: head 37 mm, fold 28 mm, foot 35 mm, edge 26 mm.</summary>
    const int Long = 16838, Short = 11906, Top = 2098, Bottom = 1984, Left = 1588, Right = 1474;

    readonly StringBuilder xml = new();
    int charts;

    int Inner => (paper.Across ? Long : Short) - Left - Right;

    public string Write()
    {
        xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document ").Append(Spaces)
            .Append(" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>");
        if (paper.Mark is not "") Say("Mark", paper.Mark);
        if (paper.RedHead) Say("Organ", paper.Organ + "文件");
        if (paper.RedHead || paper.Number is not "") Say(paper.RedHead ? "Number" : "Unit", paper.Number is "" ? " " : paper.Number);
        Say("PaperTitle", paper.Title);
        foreach (var block in paper.Blocks) Write(block);
        Tail();
        for (var i = 0; i < paper.Annexes.Count; i++)
        {
            Say("First", "附件" + (paper.Annexes.Count > 1 ? $"{i + 1}" : ""), "<w:pageBreakBefore/><w:ind w:firstLine=\"0\" w:firstLineChars=\"0\"/>");
            Say("AnnexTitle", paper.Annexes[i].Title);
            foreach (var block in paper.Annexes[i].Blocks) Write(block);
        }
        xml.Append("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFoot\"/>");
        xml.Append(paper.Across ? $"<w:pgSz w:w=\"{Long}\" w:h=\"{Short}\" w:orient=\"landscape\"/>" : $"<w:pgSz w:w=\"{Short}\" w:h=\"{Long}\"/>");
        xml.Append(CultureInfo.InvariantCulture, $"<w:pgMar w:top=\"{(paper.Across ? Left : Top)}\" w:right=\"{Right}\" w:bottom=\"{Bottom}\" w:left=\"{Left}\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
        return xml.ToString();
    }

    void Write(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Say(heading.Level == 1 ? "First" : "Second", heading.Text);
                break;
            case Paragraph paragraph:
                Open(paragraph.Small ? "Small" : "Body");
                foreach (var run in paragraph.Runs) Write(run);
                xml.Append("</w:p>");
                break;
            case Sheet sheet:
                Write(sheet);
                break;
            case Bars bars:
                Write(bars);
                break;
        }
    }

    void Write(Bars bars)
    {
        Say("Caption", bars.Caption);
        Open("Small", "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>");
        xml.Append(PaperChart.Inline(chart(bars), bars, ++charts)).Append("</w:p>");
    }

    void Write(Sheet sheet)
    {
        if (sheet.Caption is not "") Say("Caption", sheet.Caption);
        if (sheet.Unit is not "") Say("Unit", sheet.Unit);
        var all = sheet.Columns.Sum(c => c.Wide);
        var widths = sheet.Columns.Select(c => (int)(Inner * c.Wide / all)).ToList();
        xml.Append(CultureInfo.InvariantCulture, $"<w:tbl><w:tblPr><w:tblW w:w=\"{widths.Sum()}\" w:type=\"dxa\"/><w:tblBorders>");
        foreach (var side in (string[])["top", "left", "bottom", "right", "insideH", "insideV"]) xml.Append($"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
        xml.Append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
        foreach (var width in widths) xml.Append(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{width}\"/>");
        xml.Append("</w:tblGrid>");
        Row(widths, head: true, [.. sheet.Columns.Select(c => (IReadOnlyList<Run>)[c.Heading])], sheet.Columns);
        foreach (var row in sheet.Rows) Row(widths, head: false, [.. row.Select(r => (IReadOnlyList<Run>)[r])], sheet.Columns);
        xml.Append("</w:tbl>");
        Say("Small", "");
    }

    void Row(List<int> widths, bool head, IReadOnlyList<IReadOnlyList<Run>> cells, IReadOnlyList<SheetColumn> columns)
    {
        xml.Append("<w:tr><w:trPr><w:cantSplit/>").Append(head ? "<w:tblHeader/>" : "").Append("</w:trPr>");
        for (var c = 0; c < widths.Count; c++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<w:tc><w:tcPr><w:tcW w:w=\"{widths[c]}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{(head ? "CellHead" : "Cell")}\"/>");
            if (!head && columns[c].Numeric) xml.Append("<w:jc w:val=\"right\"/>");
            xml.Append("</w:pPr>");
            foreach (var run in cells.ElementAtOrDefault(c) ?? []) Write(run);
            xml.Append("</w:p></w:tc>");
        }
        xml.Append("</w:tr>");
    }

    void Tail()
    {
        for (var i = 0; i < paper.Attachments.Count; i++)
            Say("Body", (i == 0 ? "附件：" : "　　　") + (paper.Attachments.Count > 1 ? $"{i + 1}. " : "") + paper.Attachments[i]);
        if (paper.Organ is not "" && paper.Date is not null) Say("Signed", paper.Organ, "<w:spacing w:before=\"560\"/><w:ind w:right=\"640\"/>");
        if (paper.Date is { } day) Say("Signed", PaperDocument.Day(day), "<w:ind w:right=\"1280\"/>");
        if (paper.Verify is null) return;
        Open("Small", "<w:spacing w:before=\"240\" w:line=\"240\" w:lineRule=\"auto\"/>");
        const int Side = 792000; // 22 mm in English metric units
        xml.Append(CultureInfo.InvariantCulture, $"<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{Side}\" cy=\"{Side}\"/><wp:docPr id=\"1\" name=\"验真码\" descr=\"{Escape(paper.Verify)}\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"验真码\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdSquare\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{Side}\" cy=\"{Side}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
        Say("Small", "扫码或打开 " + paper.Verify + " 验证本件真伪");
    }

    void Write(Run run)
    {
        var text = $"<w:r><w:t xml:space=\"preserve\">{Escape(run.Text)}</w:t></w:r>";
        xml.Append(run.Address is { } address ? $"<w:hyperlink r:id=\"{link(address)}\" w:history=\"1\">{text}</w:hyperlink>" : text);
    }

    void Say(string style, string text, string more = "")
    {
        Open(style, more);
        if (text is not "") xml.Append("<w:r><w:t xml:space=\"preserve\">").Append(Escape(text)).Append("</w:t></w:r>");
        xml.Append("</w:p>");
    }

    void Open(string style, string more = "") => xml.Append("<w:p><w:pPr><w:pStyle w:val=\"").Append(style).Append("\"/>").Append(more).Append("</w:pPr>");
}
