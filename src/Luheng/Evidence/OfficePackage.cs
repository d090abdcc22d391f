using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;
using Luheng.Packs;

namespace Luheng.Evidence;

/// <summary>A zip that should be a .docx, .xlsx or .ofd: looked at by its parts, without unpacking more than their lists.</summary>
sealed class OfficePackage
{
    readonly List<Said> flags = [];
    readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    public FileKind? Kind { get; private set; }
    public Said? Wrong { get; private set; }
    public IReadOnlyList<Said> Flags => flags;

    public static OfficePackage Look(byte[] content, EvidenceLimits limits)
    {
        var package = new OfficePackage();
        if (Announced(content) is not { } count) return package.Refuse("压缩结构不完整", "the archive is cut short");
        if (count > limits.Parts) return package.Refuse($"文档有超过 {limits.Parts} 个部件", $"the document has more than {limits.Parts} parts");
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false));
            package.Look(zip, limits);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return package.Refuse("文档已损坏，打不开", "the document is damaged");
        }
        return package;
    }

    /// <summary>How many parts the archive says it has; read by hand, so that a million of them cost nothing.</summary>
    static int? Announced(ReadOnlySpan<byte> content)
    {
        var end = content[^Math.Min(content.Length, 65_557)..];
        var at = end.LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + 22 > end.Length) return null;
        var count = BinaryPrimitives.ReadUInt16LittleEndian(end[(at + 10)..]);
        return count == ushort.MaxValue ? int.MaxValue : count;
    }

    void Look(ZipArchive zip, EvidenceLimits limits)
    {
        long unpacked = 0;
        foreach (var entry in zip.Entries)
        {
            unpacked += entry.Length;
            if (unpacked > limits.Unpacked || (entry.Length > 32 << 20 && entry.Length / Math.Max(1, entry.CompressedLength) > 100))
            {
                Refuse("文档解开后过大（疑似压缩炸弹）", "the document unpacks to far too much");
                return;
            }
            if (entry.FullName.Contains("..", StringComparison.Ordinal) || entry.FullName.StartsWith('/') || entry.FullName.Contains('\\', StringComparison.Ordinal) || !parts.TryAdd(entry.FullName, entry))
            {
                Refuse("文档的部件名不正常", "names of its parts are not in order");
                return;
            }
        }
        if (ActiveContent.In(zip) is { } active) (Kind, Wrong) = (null, active.Found);
        else if (parts.ContainsKey("[Content_Types].xml")) Office();
        else if (parts.ContainsKey("OFD.xml")) Kind = FileKind.Ofd;
        else Refuse("内容是 zip 压缩包，不能作为佐证材料；请逐个上传文件", "it is a zip archive; send the files one by one");
    }

    void Office()
    {
        var types = Types();
        if (parts.Keys.Any(p => p.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) && !p.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) && !p.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) && !p.EndsWith('/'))
            || parts.Keys.Any(p => p.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)) || types.Any(t => t.Contains("oleObject", StringComparison.OrdinalIgnoreCase)))
        {
            Refuse("含有嵌入对象（OLE、ActiveX）；请删去，或单独上传", "it holds embedded objects (OLE, ActiveX); remove them or send them on their own");
            return;
        }
        if (parts.Keys.Any(p => p.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) && !p.EndsWith('/'))) flags.Add(new("含有嵌入的文档", "holds embedded documents"));
        foreach (var list in parts.Keys.Where(p => p.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).ToList()) Links(parts[list]);
        if (Wrong is not null) return;
        Kind = types.Any(t => t.EndsWith("wordprocessingml.document.main+xml", StringComparison.Ordinal)) ? FileKind.Word
            : types.Any(t => t.EndsWith("spreadsheetml.sheet.main+xml", StringComparison.Ordinal)) ? FileKind.Sheet : null;
        if (Kind is null) Refuse("是 Office 文件，但不是 .docx 或 .xlsx", "it is an Office file, and neither .docx nor .xlsx");
    }

    List<string> Types()
    {
        var types = new List<string>();
        using var reader = ActiveContent.List(parts["[Content_Types].xml"]);
        while (reader.Read()) if (reader.GetAttribute("ContentType") is { } type) types.Add(type);
        return types;
    }

    /// <summary>What the document fetches from outside: a link that is clicked is harmless, the rest is refused.</summary>
    void Links(ZipArchiveEntry list)
    {
        using var reader = ActiveContent.List(list);
        while (reader.Read())
        {
            if (reader.LocalName != "Relationship" || !string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)) continue;
            var type = reader.GetAttribute("Type") ?? "";
            if (type.EndsWith("/hyperlink", StringComparison.Ordinal)) continue;
            Refuse($"打开时会从外部取内容（{type[(type.LastIndexOf('/') + 1)..]}），请断开链接后再上传", $"it fetches something from outside when opened ({type[(type.LastIndexOf('/') + 1)..]}); break the link first");
        }
    }

    OfficePackage Refuse(string zh, string en)
    {
        (Kind, Wrong) = (null, new(zh, en));
        return this;
    }
}
