using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Luheng.Packs;

namespace Luheng.Evidence;

/// <summary>Whether a PDF would do something when opened: scripts, launching, embedded files. Looks through its objects, the compressed ones too.</summary>
static partial class PdfLook
{
    /// <summary>How much of compressed objects is unpacked in all; more is refused.</summary>
    const int MostUnpacked = 64 << 20;

    public static (Said? Wrong, IReadOnlyList<Said> Flags) At(ReadOnlySpan<byte> content)
    {
        var text = Objects(content, out var whole);
        if (!whole) return (new("PDF 的内部结构过大或已损坏，不能检查", "the PDF is too large inside or damaged, and cannot be looked through"), []);
        var names = Plain(text);
        bool Has(string name) => Regex.IsMatch(names, $@"/{name}(?![A-Za-z0-9])", RegexOptions.CultureInvariant);
        if (Has("Encrypt")) return (new("PDF 有密码或权限保护，不能检查；请去掉保护后再上传", "the PDF is protected and cannot be looked through; remove the protection first"), []);
        if (Has("JavaScript") || Has("JS")) return (new("PDF 含有脚本（JavaScript），请打印为新的 PDF 再上传", "the PDF holds JavaScript; print it to a new PDF first"), []);
        if (Has("Launch") || Has("RichMedia") || Has("ImportData") || Has("SubmitForm")) return (new("PDF 打开时会执行动作，请打印为新的 PDF 再上传", "the PDF starts an action; print it to a new PDF first"), []);
        if (Has("EmbeddedFile")) return (new("PDF 内嵌有别的文件，请单独上传", "the PDF holds other files; send them on their own"), []);
        return (null, Has("GoToR") || Has("XFA") ? [new("含有指向外部的内容", "holds what points outside")] : []);
    }

    /// <summary>Names may be written with codes in place of letters.</summary>
    static string Plain(string text) => Written().Replace(text, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());

    /// <summary>The text of all objects, without the data in between; compressed objects unpacked.</summary>
    static string Objects(ReadOnlySpan<byte> content, out bool whole)
    {
        var text = new StringBuilder();
        var left = MostUnpacked;
        whole = true;
        while (true)
        {
            var at = content.IndexOf("stream"u8);
            var head = at < 0 ? content : content[..at];
            text.Append(Encoding.Latin1.GetString(head)).Append('\n');
            if (at < 0) return text.ToString();
            content = content[(at + "stream"u8.Length)..];
            if (head.EndsWith("end"u8)) continue;
            var end = content.IndexOf("endstream"u8);
            var data = end < 0 ? content : content[..end];
            if (Compressed().IsMatch(Plain(Encoding.Latin1.GetString(head[^Math.Min(head.Length, 2048)..]))) && !Unpack(data, text, ref left)) whole = false;
            if (end < 0 || !whole) return text.ToString();
            content = content[(end + "endstream"u8.Length)..];
        }
    }

    static bool Unpack(ReadOnlySpan<byte> data, StringBuilder into, ref int left)
    {
        var start = data.IndexOfAnyExcept((byte)'\r', (byte)'\n', (byte)' ');
        if (start < 0) return true;
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(data[start..].ToArray()), CompressionMode.Decompress);
            var chunk = new byte[81920];
            for (int read; (read = zlib.Read(chunk)) > 0;)
            {
                if ((left -= read) < 0) return false;
                into.Append(Encoding.Latin1.GetString(chunk, 0, read));
            }
            into.Append('\n');
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    [GeneratedRegex("#([0-9A-Fa-f]{2})")]
    private static partial Regex Written();

    [GeneratedRegex(@"/Type\s*/ObjStm(?![\s\S]*\bobj\b)")]
    private static partial Regex Compressed();
}
