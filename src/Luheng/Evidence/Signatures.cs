using Luheng.Packs;

namespace Luheng.Evidence;

/// <summary>Kinds of files that are told by their first bytes and never taken.</summary>
static class Signatures
{
    static readonly (byte[] Start, int At, Said Name)[] All =
    [
        ("MZ"u8.ToArray(), 0, new("Windows 程序", "a Windows program")),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], 0, new("Linux 程序", "a Linux program")),
        ([0xCA, 0xFE, 0xBA, 0xBE], 0, new("程序", "a program")), ([0xFE, 0xED, 0xFA], 0, new("程序", "a program")), ([0xCF, 0xFA, 0xED, 0xFE], 0, new("程序", "a program")),
        ("#!"u8.ToArray(), 0, new("脚本", "a script")),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], 0, new("旧版 Office 文件（.doc、.xls 等）或加密的 Office 文件；请另存为不加密的 .docx 或 .xlsx", "an old or encrypted Office file; save it as .docx or .xlsx without a password")),
        ("Rar!"u8.ToArray(), 0, new("RAR 压缩包", "a RAR archive")), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, new("7z 压缩包", "a 7z archive")), ([0x1F, 0x8B], 0, new("gzip 压缩包", "a gzip archive")),
        ("PK\u0005\u0006"u8.ToArray(), 0, new("空的 zip 压缩包", "an empty zip archive")),
        ("GIF8"u8.ToArray(), 0, new("GIF 图片；请另存为 .png 或 .jpg", "a GIF picture; save it as .png or .jpg")), ("BM"u8.ToArray(), 0, new("BMP 图片；请另存为 .png 或 .jpg", "a BMP picture; save it as .png or .jpg")),
        ("ftyp"u8.ToArray(), 4, new("HEIC 照片或视频；照片请导出为 .jpg", "a HEIC photo or a video; export a photo as .jpg")), ("RIFF"u8.ToArray(), 0, new("WebP 图片或音视频", "a WebP picture, sound or video")),
        ("{\\rtf"u8.ToArray(), 0, new("RTF 文档；请另存为 .docx", "an RTF document; save it as .docx")), ([0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], 0, new("快捷方式", "a shortcut")),
    ];

    public static Said? Known(ReadOnlySpan<byte> head)
    {
        foreach (var (start, at, name) in All)
            if (head.Length >= at + start.Length && head[at..].StartsWith(start)) return name;
        return null;
    }
}
