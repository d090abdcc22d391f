using System.IO.Compression;
using System.Xml.Linq;

namespace Luheng.Returns;

/// <summary>How the parts of a workbook's package belong together.</summary>
static class PackageParts
{
    public static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    const string OfficeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    /// <summary>Sheet names with the path of the part that holds each; empty where none is named.</summary>
    public static IReadOnlyList<(string Name, string Part)> Sheets(ZipArchive zip)
    {
        var targets = Load(zip, "xl/_rels/workbook.xml.rels")?.Root?.Elements(Relationships + "Relationship")
            .ToDictionary(r => (string?)r.Attribute("Id") ?? "", r => Resolve("xl", (string?)r.Attribute("Target") ?? "")) ?? [];
        var sheets = new List<(string, string)>();
        foreach (var sheet in Load(zip, "xl/workbook.xml")?.Descendants().Where(e => e.Name.LocalName == "sheet") ?? [])
        {
            var id = (string?)sheet.Attribute(XName.Get("id", OfficeRelationships)) ?? (string?)sheet.Attribute(XName.Get("id", StrictRelationships));
            sheets.Add(((string?)sheet.Attribute("name") ?? "", targets.GetValueOrDefault(id ?? "") ?? ""));
        }
        return sheets;
    }

    public static XDocument? Load(ZipArchive zip, string part)
    {
        if (zip.GetEntry(part) is not { } entry) return null;
        using var stream = entry.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    /// <summary>The path that a relationship's target means, seen from a folder of the package.</summary>
    public static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('/'))
            if (step == "..") { if (parts.Count > 0) parts.RemoveAt(parts.Count - 1); }
            else if (step is not ("." or "")) parts.Add(step);
        return string.Join('/', parts);
    }

    /// <summary>Where the relationships of a part stand: xl/worksheets/_rels/sheet1.xml.rels.</summary>
    public static string RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/');
        return $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
    }

    public static string FolderOf(string part) => part[..Math.Max(0, part.LastIndexOf('/'))];
}
