using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Luheng.PlanReading;

/// <summary>Reads a .docx: paragraphs with their automatic numbers, tables, text boxes. Macros, links outside and deleted words are left out and remarked.</summary>
static class WordDocument
{
    const long LargestContents = 400_000_000;

    public static DocumentFiles.Contents Read(string name, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            Measure(name, bytes);
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
            if (document.MainDocumentPart is not { Document.Body: { } body } main) throw DocumentFiles.Unreadable(name, new("文档没有正文", "the document has no text"), new("上传由 Word 或者 WPS 保存的 .docx", "a .docx written by Word or WPS"));
            var draft = new TextDraft();
            Remark(main, draft);
            var numbers = new WordNumbers(main.NumberingDefinitionsPart?.Numbering, main.StyleDefinitionsPart?.Styles);
            Blocks(body, draft, numbers, cancel);
            var (text, tables) = draft.Done();
            return new(text, tables, draft.Remarks);
        }
        catch (Exception e) when (e is InvalidDataException or OpenXmlPackageException or System.Xml.XmlException or FileFormatException or ArgumentException or NotSupportedException or InvalidOperationException or KeyNotFoundException or UriFormatException)
        {
            throw DocumentFiles.Unreadable(name, new(".docx 已损坏", $"the .docx is damaged: {e.Message}"), new("上传 Word 或者 WPS 能够打开的 .docx", "a .docx that Word or WPS opens"));
        }
    }

    static void Measure(string name, byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (zip.GetEntry("word/document.xml") is null) throw DocumentFiles.Unreadable(name, zip.GetEntry("xl/workbook.xml") is not null ? new("是表格（.xlsx）", "a workbook (.xlsx)") : new("是压缩包，不是 .docx", "a zip that is no .docx"), new("上传 .docx、.pdf、.html 或 .txt 的规划文件", "a .docx, .pdf, .html or .txt document"));
        if (zip.Entries.Sum(e => e.Length) > LargestContents) throw DocumentFiles.Unreadable(name, new(".docx 解开后超过 400 MB", "the .docx unpacks to more than 400 MB"), new("去掉大图后上传", "a document without its large pictures"));
    }

    static void Remark(MainDocumentPart main, TextDraft draft)
    {
        if (main.VbaProjectPart is not null) draft.Remarks.Add("宏未读取，也未运行");
        var links = main.ExternalRelationships.Count() + main.HyperlinkRelationships.Count(h => h.IsExternal);
        if (links > 0) draft.Remarks.Add($"{links} 处外部链接未打开");
        if (main.Document.Descendants<DeletedRun>().Any() || main.Document.Descendants<InsertedRun>().Any()) draft.Remarks.Add("文中有修订：插入的文字已读，删除的未读");
        if (main.Document.Descendants<DocumentFormat.OpenXml.Drawing.Blip>().Count() is > 0 and var pictures) draft.Remarks.Add($"{pictures} 幅图片中的文字未读");
    }

    static void Blocks(OpenXmlElement parent, TextDraft draft, WordNumbers numbers, CancellationToken cancel)
    {
        foreach (var child in parent.ChildElements)
        {
            cancel.ThrowIfCancellationRequested();
            switch (child)
            {
                case Paragraph paragraph:
                    var words = WordsOf(paragraph);
                    var label = words.Trim().Length > 0 ? numbers.LabelOf(paragraph) : "";
                    if (words.Trim().Length > 0) draft.Paragraph(label + words);
                    foreach (var box in Boxes(paragraph)) Blocks(box, draft, numbers, cancel);
                    break;
                case Table table:
                    Read(table, draft, numbers, cancel);
                    break;
                case SdtBlock block when block.SdtContentBlock is { } content:
                    Blocks(content, draft, numbers, cancel);
                    break;
                case CustomXmlBlock custom:
                    Blocks(custom, draft, numbers, cancel);
                    break;
            }
        }
    }

    static void Read(Table table, TextDraft draft, WordNumbers numbers, CancellationToken cancel)
    {
        var rows = table.Elements<TableRow>().ToList();
        // A frame around prose is a box (专栏), not a table.
        if (rows.All(r => r.Elements<TableCell>().Count() <= 1))
        {
            foreach (var cell in rows.SelectMany(r => r.Elements<TableCell>())) Blocks(cell, draft, numbers, cancel);
            return;
        }
        draft.Table(draft.LastLine, [.. rows.Select(r => (IReadOnlyList<string>)[.. r.Elements<TableCell>().SelectMany(Cells)])]);
    }

    /// <summary>A cell, and an empty one for each further column it spans.</summary>
    static IEnumerable<string> Cells(TableCell cell)
    {
        var continues = cell.TableCellProperties?.VerticalMerge is { } merge && (merge.Val is null || merge.Val.Value == MergedCellValues.Continue);
        yield return continues ? "" : string.Join(' ', cell.Descendants<Paragraph>().Select(WordsOf)).Trim();
        const int Widest = 40;
        for (var i = 1; i < Math.Min(Widest, cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1); i++) yield return "";
    }

    static string WordsOf(Paragraph paragraph)
    {
        var words = new System.Text.StringBuilder();
        foreach (var piece in paragraph.Descendants().Where(d => !InBox(d, paragraph)))
            switch (piece)
            {
                case Text text: words.Append(text.Text); break;
                case TabChar: words.Append('\t'); break;
                case Break or CarriageReturn: words.Append(' '); break;
                case NoBreakHyphen: words.Append('-'); break;
                case SymbolChar: words.Append('·'); break;
            }
        return words.ToString().TrimStart('\t');
    }

    static bool InBox(OpenXmlElement piece, Paragraph paragraph)
    {
        for (var up = piece.Parent; up is not null && up != paragraph; up = up.Parent)
            if (up is TextBoxContent || up.LocalName is "txbxContent" or "Fallback") return true;
        return false;
    }

    static IEnumerable<OpenXmlElement> Boxes(Paragraph paragraph) =>
        paragraph.Descendants().Where(d => d is TextBoxContent or { LocalName: "txbxContent" } && !d.Ancestors().TakeWhile(a => a != paragraph).Any(a => a.LocalName is "Fallback" or "txbxContent"));
}
