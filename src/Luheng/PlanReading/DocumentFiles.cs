using System.Text;
using Luheng.Packs;

namespace Luheng.PlanReading;

/// <summary>Reads the text of a document of any kind that is known, by its first bytes before its name.</summary>
static class DocumentFiles
{
    public sealed record Contents(string Text, IReadOnlyList<TextTable> Tables, IReadOnlyList<string> Remarks);

    public static Contents Read(string name, byte[] bytes, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var read = bytes.AsSpan() switch
        {
            { Length: 0 } => throw Unreadable(name, new("文件是空的", "the file is empty"), new("上传规划文件", "a plan document")),
            var b when b.StartsWith("PK"u8) => WordDocument.Read(name, bytes, cancel),
            var b when b.StartsWith("%PDF"u8) => PdfDocument.Read(name, bytes, cancel),
            var b when b.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) => throw Unreadable(name, new("是旧版 Office 文件（.doc、.wps、.xls）", "an old Office file (.doc, .wps, .xls)"), new("另存为 .docx、.pdf、.html 或 .txt 后上传", "the document saved as .docx, .pdf, .html or .txt")),
            var b when b.StartsWith("{\\rtf"u8) => throw Unreadable(name, new("是 .rtf 文件", "a rich text file (.rtf)"), new("另存为 .docx、.pdf、.html 或 .txt 后上传", "the document saved as .docx, .pdf, .html or .txt")),
            _ when IsWeb(name, bytes) => WebDocument.Read(bytes, cancel),
            _ => Plain(name, bytes),
        };
        var tables = TableJoin.AcrossPages(read.Text, read.Tables);
        return read with { Tables = tables };
    }

    public static UnreadableDocumentException Unreadable(string name, Said found, Said expected) => new(name, found, expected);

    static bool IsWeb(string name, byte[] bytes)
    {
        const int Opening = 1024;
        if (Path.GetExtension(name).ToLowerInvariant() is ".html" or ".htm" or ".mht") return true;
        var opening = Encoding.Latin1.GetString(bytes, 0, Math.Min(Opening, bytes.Length));
        return opening.Contains("<html", StringComparison.OrdinalIgnoreCase) || opening.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }

    static Contents Plain(string name, byte[] bytes)
    {
        var read = TextBytes.Read(bytes);
        const int Odd = 100;
        if (read.Text.Count(c => c == '\0' || (char.IsControl(c) && c is not ('\n' or '\t'))) * Odd > read.Text.Length) throw Unreadable(name, new("文件不是文字", "the file is no text"), new("上传 .docx、.pdf、.html 或 .txt 的规划文件", "a .docx, .pdf, .html or .txt document"));
        var remarks = read.Unread > 0 ? [$"{read.Unread} characters could not be read as {read.Encoding}"] : Array.Empty<string>();
        return new(read.Text, PlainTables.Find(read.Text), remarks);
    }
}
