namespace Luheng.Evidence;

/// <summary>What kinds of files are taken as evidence; the content says which, never the name.</summary>
public enum FileKind : byte { Pdf, Jpeg, Png, Word, Sheet, Ofd, Csv, Text }

/// <summary>What belongs to each kind of file.</summary>
public static class FileKinds
{
    static readonly (FileKind Kind, string[] Endings, string Type, string Zh, string En)[] All =
    [
        (FileKind.Pdf, ["pdf"], "application/pdf", "PDF 文件", "a PDF"),
        (FileKind.Jpeg, ["jpg", "jpeg"], "image/jpeg", "JPEG 图片", "a JPEG picture"),
        (FileKind.Png, ["png"], "image/png", "PNG 图片", "a PNG picture"),
        (FileKind.Word, ["docx"], "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word 文档", "a Word document"),
        (FileKind.Sheet, ["xlsx"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel 工作簿", "an Excel workbook"),
        (FileKind.Ofd, ["ofd"], "application/ofd", "OFD 版式文件", "an OFD document"),
        (FileKind.Csv, ["csv"], "text/csv", "CSV 表格", "a CSV table"),
        (FileKind.Text, ["txt"], "text/plain", "文本文件", "a text file"),
    ];

    /// <summary>Endings for a form to offer, such as .pdf,.jpg.</summary>
    public static string Offered { get; } = string.Join(',', All.SelectMany(k => k.Endings).Select(e => "." + e));

    public static IReadOnlyList<string> Endings(FileKind kind) => Of(kind).Endings;

    public static string MediaType(FileKind kind) => Of(kind).Type;

    /// <summary>With the letters it is written in, where it is text.</summary>
    public static string MediaType(FileKind kind, byte[] content) => kind is not (FileKind.Csv or FileKind.Text) ? Of(kind).Type : $"{Of(kind).Type.Split(';')[0]}; charset={(System.Text.Unicode.Utf8.IsValid(content) ? "utf-8" : "gb18030")}";

    public static Packs.Said Name(FileKind kind) => new(Of(kind).Zh, Of(kind).En);

    static (FileKind Kind, string[] Endings, string Type, string Zh, string En) Of(FileKind kind) => All[(int)kind];
}
