using Luheng.Packs;

namespace Luheng.Evidence;

/// <summary>What a look at a file found: its kind and a harmless name, or why it is refused.</summary>
/// <param name="Flags">What does not forbid it, and a reader should know.</param>
public sealed record Looked(string Name, FileKind? Kind, Said? Wrong, IReadOnlyList<Said> Flags)
{
    public static Looked Refused(string name, string zh, string en) => new(name, null, new(zh, en), []);
}

/// <summary>Looks at what a stranger's file is before it is kept: its content decides, its name must agree, and what could run is refused. It is a look for known dangers, not a virus scanner.</summary>
public static class FileLook
{
    public static Looked At(string? given, byte[] content, EvidenceLimits limits)
    {
        var name = FileNames.Clean(given);
        if (content.Length == 0) return Looked.Refused(name, "文件是空的（0 字节）", "the file is empty");
        if (content.Length > limits.File) return Looked.Refused(name, $"文件有 {content.Length >> 20} MB，上限是 {limits.File >> 20} MB", $"the file has {content.Length >> 20} MB; at most {limits.File >> 20} MB are taken");
        var (kinds, wrong, flags) = Inside(content, limits);
        if (wrong is not null) return new(name, null, wrong, []);
        var ending = FileNames.EndingOf(name);
        foreach (var kind in kinds) if (FileKinds.Endings(kind).Contains(ending)) return new(name, kind, null, flags);
        var said = FileKinds.Name(kinds[0]);
        return ending is "" ? Looked.Refused(name, $"文件名没有后缀；内容是{said.Zh}", $"the name has no ending; it is {said.En}")
            : Looked.Refused(name, $"名为 .{ending}，内容却是{said.Zh}", $"it is called .{ending}, and is {said.En}");
    }

    /// <summary>Looks at a document that is to be read for its words: Word, PDF, text, or a saved web page, whose markup is read and never shown.</summary>
    public static Looked AtDocument(string? given, byte[] content, EvidenceLimits limits)
    {
        var name = FileNames.Clean(given);
        if (FileNames.EndingOf(name) is "html" or "htm")
            return content.Length > limits.File || content.Length == 0 ? At(given, content, limits) : new(name, FileKind.Text, PlainText.WrongLetters(content), []);
        var looked = At(given, content, limits);
        return looked.Wrong is not null || looked.Kind is FileKind.Word or FileKind.Pdf or FileKind.Text ? looked
            : Looked.Refused(looked.Name, $"内容是{FileKinds.Name(looked.Kind!.Value).Zh}，规划要用 .docx、.pdf、.txt 或 .html", $"it is {FileKinds.Name(looked.Kind!.Value).En}; a plan comes as .docx, .pdf, .txt or .html");
    }

    /// <summary>What a content is: the kinds it may be called, or why it is refused.</summary>
    static (FileKind[] Kinds, Said? Wrong, IReadOnlyList<Said> Flags) Inside(byte[] content, EvidenceLimits limits)
    {
        ReadOnlySpan<byte> head = content;
        if (head.StartsWith("%PDF-"u8)) return PdfLook.At(content) is var (pdf, notes) && pdf is not null ? ([], pdf, []) : ([FileKind.Pdf], null, notes);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return ([FileKind.Jpeg], null, []);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return ([FileKind.Png], null, []);
        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            var package = OfficePackage.Look(content, limits);
            return package.Kind is { } kind ? ([kind], null, package.Flags) : ([], package.Wrong, []);
        }
        if (Signatures.Known(head) is { } known) return ([], new($"内容是{known.Zh}，不能作为佐证材料", $"it is {known.En}, which is not taken as evidence"), []);
        return PlainText.Wrong(content) is { } wrong ? ([], wrong, []) : ([FileKind.Text, FileKind.Csv], null, []);
    }
}
