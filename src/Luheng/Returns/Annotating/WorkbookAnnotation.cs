using System.IO.Compression;
using System.Xml.Linq;

namespace Luheng.Returns;

/// <summary>Copies a workbook's package part by part: marked sheets are rewritten as they stream past, all other parts keep their bytes.</summary>
static class WorkbookAnnotation
{
    const string Styles = "xl/styles.xml";
    const string ContentTypes = "[Content_Types].xml";
    const string Relations = "xl/_rels/workbook.xml.rels";

    public static void Write(string file, string to, IReadOnlyList<ImportProblem> problems, string language, CancellationToken cancel)
    {
        using var source = ZipFile.OpenRead(file);
        if (source.GetEntry("xl/workbook.xml") is null || source.GetEntry(ContentTypes) is null || source.GetEntry(Relations) is null) throw new InvalidDataException("the package holds no workbook");
        using var target = ZipFile.Open(to, Fresh(to));
        var styles = new MarkStyles(PackageParts.Load(source, Styles));
        var types = new ContentTypes(PackageParts.Load(source, ContentTypes)!);
        var written = new HashSet<string>(StringComparer.Ordinal) { Styles, ContentTypes };
        var budget = Annotate.MostComments;
        var first = true;
        foreach (var (name, part) in PackageParts.Sheets(source))
        {
            var own = problems.Where(p => p.Sheet == name || (first && p.Sheet is null)).ToList();
            first = false;
            if (own.Count == 0 || source.GetEntry(part) is not { } entry) continue;
            var marks = SheetMarks.Of(own, budget, language);
            var comments = new SheetComments(source, part, marks, budget);
            budget -= Math.Min(budget, marks.Count);
            using (var from = entry.Open())
            using (var into = target.CreateEntry(part, CompressionLevel.Fastest).Open())
                SheetRewrite.Run(from, into, marks, styles, comments.VmlId, cancel);
            written.Add(part);
            comments.Write(target, types, written);
        }
        foreach (var entry in source.Entries.Where(e => !written.Contains(e.FullName))) Copy(entry, target);
        if (styles.IsNew) AddStyles(source, target, types);
        Save(target, Styles, styles.Document);
        Save(target, ContentTypes, types.Document);
    }

    static ZipArchiveMode Fresh(string to)
    {
        File.Delete(to);
        return ZipArchiveMode.Create;
    }

    static void Copy(ZipArchiveEntry entry, ZipArchive target)
    {
        var copy = target.CreateEntry(entry.FullName, CompressionLevel.Fastest);
        copy.LastWriteTime = entry.LastWriteTime;
        using var from = entry.Open();
        using var into = copy.Open();
        from.CopyTo(into);
    }

    /// <summary>A workbook without styles gets its first: the type is declared and the workbook related to it.</summary>
    static void AddStyles(ZipArchive source, ZipArchive target, ContentTypes types)
    {
        types.Override(Styles, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
        var relations = PackageParts.Load(source, Relations)!;
        relations.Root!.Add(Relation("rIdLuhengStyles", "styles", "styles.xml"));
        Save(target, Relations, relations);
    }

    public static XElement Relation(string id, string type, string to) => new(PackageParts.Relationships + "Relationship",
        new XAttribute("Id", id), new XAttribute("Type", $"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}"), new XAttribute("Target", to));

    public static void Save(ZipArchive target, string part, XDocument document)
    {
        using var stream = target.CreateEntry(part, CompressionLevel.Fastest).Open();
        document.Save(stream, SaveOptions.DisableFormatting);
    }
}

/// <summary>The list of what each part of a package is.</summary>
sealed class ContentTypes(XDocument document)
{
    static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    public XDocument Document { get; } = document;

    public void Override(string part, string type)
    {
        if (Document.Root!.Elements(Types + "Override").All(o => (string?)o.Attribute("PartName") != "/" + part))
            Document.Root.Add(new XElement(Types + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", type)));
    }

    public void Default(string extension, string type)
    {
        if (Document.Root!.Elements(Types + "Default").All(d => !extension.Equals((string?)d.Attribute("Extension"), StringComparison.OrdinalIgnoreCase)))
            Document.Root.AddFirst(new XElement(Types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type)));
    }
}
