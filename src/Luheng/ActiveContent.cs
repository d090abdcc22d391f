using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using Luheng.Packs;

namespace Luheng;

/// <summary>Something in an Office package that could run, or fetch something, once somebody opens it: what it is and in which part.</summary>
/// <remarks>The one look at packages of strangers: evidence, plans and workbooks of returns all pass it. Nothing is run and nothing is followed.</remarks>
/// <param name="Rule">The name of what was broken, as problems of returns carry it.</param>
sealed partial record ActiveContent(string Rule, Said Found)
{
    const int MostOfAList = 4 << 20, MostOfADocument = 256 << 20, MostOfAPackageInside = 64 << 20, Deepest = 3;

    static readonly HashSet<string> Programs = new(StringComparer.OrdinalIgnoreCase)
    {
        ".exe", ".dll", ".com", ".scr", ".pif", ".cpl", ".sys", ".msi", ".msp", ".jar", ".class", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".js", ".jse", ".mjs", ".wsf", ".wsh", ".wsc", ".sct", ".hta", ".msc",
        ".lnk", ".url", ".reg", ".inf", ".chm", ".sh", ".py", ".rb", ".pl", ".php", ".so", ".elf", ".apk", ".xll", ".xla", ".xlam", ".xlsm", ".xlsb", ".xltm", ".docm", ".dotm", ".iqy", ".slk", ".library-ms", ".htm", ".html", ".mht", ".mhtml", ".settingcontent-ms",
    };

    /// <summary>The first of it that is found in a package; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The package is damaged, or one inside it is.</exception>
    public static ActiveContent? In(ZipArchive zip, int depth = 1)
    {
        var parts = zip.Entries.Where(e => !e.FullName.EndsWith('/')).ToList();
        var types = zip.GetEntry("[Content_Types].xml") is { } list ? Types(list) : [];
        var words = types.Exists(t => t.Type.Contains("wordprocessingml", StringComparison.OrdinalIgnoreCase));
        return First(parts, p => OfName(p.FullName)) ?? First(types, t => OfType(t.Type, t.Part)) ?? First(parts, p => OfBytes(p, words)) ?? First(parts, p => Inside(p, depth));
    }

    static ActiveContent? First<T>(IEnumerable<T> all, Func<T, ActiveContent?> look) => all.Select(look).FirstOrDefault(f => f is not null);

    /// <summary>A list inside a package, as XML without entities; cut off where it is longer than any honest one.</summary>
    public static XmlReader List(ZipArchiveEntry part)
    {
        using var from = part.Open();
        var text = new byte[MostOfAList];
        var read = from.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        if (read == text.Length) throw new InvalidDataException("a list inside is too long");
        return XmlReader.Create(new MemoryStream(text, 0, read), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
    }

    static ActiveContent? OfName(string part)
    {
        bool In(string folder) => part.Contains(folder, StringComparison.OrdinalIgnoreCase);
        if (part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) return Macros("VBA", part);
        if (In("macrosheets/")) return Macros("Excel 4.0", part);
        if (In("dialogsheets/")) return Macros("Excel 5.0", part);
        if (In("externalLinks/")) return Link(part);
        return Programs.Contains(Path.GetExtension(part)) ? Program(part) : null;
    }

    static List<(string Type, string Part)> Types(ZipArchiveEntry list)
    {
        var types = new List<(string, string)>();
        using var reader = List(list);
        while (reader.Read())
            if (reader.GetAttribute("ContentType") is { } type) types.Add((type, reader.GetAttribute("PartName")?.TrimStart('/') ?? list.FullName));
        return types;
    }

    /// <summary>A part is what its type says, wherever it lies.</summary>
    static ActiveContent? OfType(string type, string part)
    {
        bool Is(string word) => type.Contains(word, StringComparison.OrdinalIgnoreCase);
        return Is("macroEnabled") || Is("vbaProject") ? Macros("VBA", part) : Is("macrosheet") ? Macros("Excel 4.0", part) : Is("dialogsheet") ? Macros("Excel 5.0", part) : Is("externalLink") ? Link(part) : null;
    }

    /// <summary>A program is one by its first bytes, whatever it is called; so is a text of a Word document.</summary>
    static ActiveContent? OfBytes(ZipArchiveEntry part, bool words)
    {
        byte[] head = new byte[4];
        using (var from = part.Open()) head = head[..from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        bool Starts(params ReadOnlySpan<byte> with) => head.AsSpan().StartsWith(with);
        if (Starts("MZ"u8) || Starts("\u007fELF"u8) || Starts("#!"u8) || Starts(0xCA, 0xFE, 0xBA, 0xBE) || Starts(0xCF, 0xFA, 0xED, 0xFE) || Starts(0xCE, 0xFA, 0xED, 0xFE)) return Program(part.FullName);
        return words && (Starts("<"u8) || Starts(0xEF, 0xBB, 0xBF) || Starts(0xFE, 0xFF) || Starts(0xFF, 0xFE) || part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) ? OfFields(part) : null;
    }

    /// <summary>Fields of a Word document that start another program. A field's words may stand in many pieces, so they are read as Word joins them; one whose first words another field makes is refused, since nobody can know them.</summary>
    static ActiveContent? OfFields(ZipArchiveEntry part)
    {
        if (part.Length > MostOfADocument) throw new InvalidDataException("a document inside is too long");
        using var from = part.Open();
        using var reader = XmlReader.Create(from, new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = MostOfADocument });
        var (open, inside) = (new Stack<(string Words, bool Shown)>(), false);
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace && inside)
            {
                var (words, shown) = open.Count > 0 ? open.Pop() : ("", false);
                open.Push((words.Length < 4000 ? words + reader.Value : words, shown));
                if (Dde().IsMatch(open.Peek().Words)) return Field(part);
            }
            if (reader.LocalName == "instrText") inside = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "fldSimple" && Dde().IsMatch(Attribute(reader, "instr"))) return Field(part);
            if (reader.LocalName != "fldChar") continue;
            switch (Attribute(reader, "fldCharType"))
            {
                case "begin":
                    if (open.Count > 0 && open.Peek() is { Shown: false } outer && string.IsNullOrWhiteSpace(outer.Words)) return Field(part);
                    open.Push(("", false));
                    break;
                case "separate" when open.Count > 0:
                    open.Push((open.Pop().Words, true));
                    break;
                case "end" when open.Count > 0:
                    open.Pop();
                    break;
            }
        }
        return null;
    }

    static string Attribute(XmlReader reader, string name)
    {
        var value = "";
        while (reader.MoveToNextAttribute())
            if (reader.LocalName == name) value = reader.Value;
        reader.MoveToElement();
        return value;
    }

    /// <summary>A document within a document is looked at as well; deeper than anybody honest packs them, it is refused.</summary>
    static ActiveContent? Inside(ZipArchiveEntry part, int depth)
    {
        if (Path.GetExtension(part.FullName).ToLowerInvariant() is not (".xlsx" or ".docx" or ".pptx" or ".xltx" or ".dotx" or ".zip")) return null;
        if (depth >= Deepest || part.Length > MostOfAPackageInside) return Program(part.FullName);
        var content = new byte[part.Length + 1];
        using (var from = part.Open())
            if (from.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) > part.Length) throw new InvalidDataException("a part unpacks beyond its claim");
        using var zip = new ZipArchive(new MemoryStream(content, 0, (int)part.Length, writable: false));
        if (zip.Entries.Sum(e => e.Length) > MostOfADocument) throw new InvalidDataException("a package inside unpacks to far too much");
        return In(zip, depth + 1) is { } found ? found with { Found = new($"{part.FullName}：{found.Found.Zh}", $"{part.FullName}: {found.Found.En}") } : null;
    }

    static ActiveContent Macros(string kind, string part) => new("holds-macros", new($"含有宏（{kind}，{part}），请另存为不含宏的 .docx 或 .xlsx", $"it holds macros ({kind}, {part}); save it without them as .docx or .xlsx"));

    static ActiveContent Link(string part) => new("links-elsewhere", new($"含有指向其他工作簿或程序的链接（{part}）；请在“数据—编辑链接”中断开后再上传", $"it holds a link to another workbook or program ({part}); break it (Data, Edit Links) first"));

    static ActiveContent Program(string part) => new("holds-program", new($"含有程序或脚本（{part}），请删去", $"it holds a program or script ({part}); remove it"));

    static ActiveContent Field(ZipArchiveEntry part) => new("holds-command", new($"含有会启动其他程序的域（DDE，或由另一个域拼成，{part.FullName}），请删去该域或转为文字", $"it holds a field that starts another program (DDE, or made by another field; {part.FullName}); remove the field or turn it into text"));

    [GeneratedRegex(@"^[\s""]*DDE(AUTO)?(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dde();
}
