using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Luheng.Returns;

/// <summary>The comments of a marked sheet and the drawing that places them, joined to those it has already.</summary>
sealed class SheetComments
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string CommentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
    const string VmlType = "application/vnd.openxmlformats-officedocument.vmlDrawing";
    const string Author = "Luheng 绿衡";

    readonly SheetMarks marks;
    readonly int most;
    readonly string part;
    readonly XDocument relations;
    readonly string commentsPart, vmlPart;
    readonly XDocument? comments;
    readonly string? vml;

    public SheetComments(ZipArchive source, string part, SheetMarks marks, int most)
    {
        (this.part, this.marks, this.most) = (part, marks, most);
        relations = PackageParts.Load(source, PackageParts.RelationshipsOf(part)) ?? new(new XElement(PackageParts.Relationships + "Relationships"));
        var stem = Path.GetFileNameWithoutExtension(part);
        commentsPart = Target("/comments") ?? Relate("rIdLuhengComments", "comments", $"../luheng-comments-{stem}.xml", $"xl/luheng-comments-{stem}.xml");
        var hasVml = Target("/vmlDrawing");
        vmlPart = hasVml ?? Relate("rIdLuhengVml", "vmlDrawing", $"../drawings/luheng-{stem}.vml", $"xl/drawings/luheng-{stem}.vml");
        VmlId = hasVml is null ? "rIdLuhengVml" : null;
        comments = PackageParts.Load(source, commentsPart);
        if (source.GetEntry(vmlPart) is not { } entry) return;
        using var reader = new StreamReader(entry.Open());
        vml = reader.ReadToEnd();
    }

    /// <summary>The relationship that the sheet must name; null when it names a drawing already.</summary>
    public string? VmlId { get; }

    public void Write(ZipArchive target, ContentTypes types, HashSet<string> written)
    {
        types.Override(commentsPart, CommentsType);
        types.Default("vml", VmlType);
        using (var stream = target.CreateEntry(commentsPart, CompressionLevel.Fastest).Open()) WriteComments(stream);
        using (var stream = target.CreateEntry(vmlPart, CompressionLevel.Fastest).Open()) WriteVml(stream);
        WorkbookAnnotation.Save(target, PackageParts.RelationshipsOf(part), relations);
        written.UnionWith([commentsPart, vmlPart, PackageParts.RelationshipsOf(part)]);
    }

    void WriteComments(Stream stream)
    {
        using var writer = XmlWriter.Create(stream);
        XNamespace main = Main;
        var known = comments?.Root?.Element(main + "commentList")?.Elements().ToDictionary(c => (string?)c.Attribute("ref") ?? "", c => c) ?? [];
        var authors = comments?.Root?.Element(main + "authors")?.Elements().Select(a => a.Value).ToList() ?? [];
        writer.WriteStartElement("comments", Main);
        writer.WriteStartElement("authors", Main);
        foreach (var author in authors.Append(Author)) writer.WriteElementString("author", Main, author);
        writer.WriteEndElement();
        writer.WriteStartElement("commentList", Main);
        foreach (var (row, column, text) in marks.First(most))
        {
            var reference = $"{CellPosition.Letters(column)}{row}";
            known.Remove(reference, out var before);
            writer.WriteStartElement("comment", Main);
            writer.WriteAttributeString("ref", reference);
            writer.WriteAttributeString("authorId", authors.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteStartElement("text", Main);
            writer.WriteElementString("t", Main, before is null ? text : $"{before.Value}\n{text}");
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        foreach (var comment in known.Values) comment.WriteTo(writer);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    void WriteVml(Stream stream)
    {
        using var writer = new StreamWriter(stream);
        var end = vml?.LastIndexOf("</", StringComparison.Ordinal) ?? -1;
        writer.Write(end > 0 ? vml.AsSpan(0, end) : Opening);
        var taken = vml is null ? [] : CommentedIn(vml);
        var id = 10_000;
        foreach (var (row, column, _) in marks.First(most))
            if (!taken.Contains((row - 1, column))) writer.Write(Shape(++id, row - 1, column));
        writer.Write("</xml>");
    }

    static HashSet<(int, int)> CommentedIn(string vml)
    {
        var found = new HashSet<(int, int)>();
        foreach (var data in XDocument.Parse(vml).Descendants().Where(e => e.Name.LocalName == "ClientData"))
            if (int.TryParse(data.Elements().FirstOrDefault(e => e.Name.LocalName == "Row")?.Value, out var row)
                && int.TryParse(data.Elements().FirstOrDefault(e => e.Name.LocalName == "Column")?.Value, out var column)) found.Add((row, column));
        return found;
    }

    const string Opening = """
        <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
        """;

    static string Shape(int id, int row, int column) => $"""
        <v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;width:220pt;height:80pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:fill color2="#ffffe1"/><v:textbox><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1},15,{row},2,{column + 4},15,{row + 5},4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
        """;

    string? Target(string type) => relations.Root!.Elements().Where(r => ((string?)r.Attribute("Type"))?.EndsWith(type, StringComparison.Ordinal) == true)
        .Select(r => PackageParts.Resolve(PackageParts.FolderOf(part), (string?)r.Attribute("Target") ?? "")).FirstOrDefault();

    string Relate(string id, string type, string to, string path)
    {
        relations.Root!.Add(WorkbookAnnotation.Relation(id, type, to));
        return path;
    }
}
