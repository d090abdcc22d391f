using System.Globalization;
using System.Xml.Linq;

namespace Luheng.Returns;

/// <summary>The workbook's styles with one fill more, and for each style of a marked cell a copy of it with that fill.</summary>
sealed class MarkStyles
{
    const string Colour = "FFFFC7CE";
    static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    readonly Dictionary<int, int> clones = [];
    readonly XElement formats;
    readonly int fill;

    public MarkStyles(XDocument? styles)
    {
        IsNew = styles is null;
        Document = styles ?? Least();
        var ns = Document.Root!.Name.Namespace;
        var fills = Document.Root.Element(ns + "fills") ?? throw new InvalidDataException("the styles have no fills");
        formats = Document.Root.Element(ns + "cellXfs") ?? throw new InvalidDataException("the styles have no cell formats");
        fill = fills.Elements().Count();
        fills.Add(new XElement(ns + "fill", new XElement(ns + "patternFill", new XAttribute("patternType", "solid"),
            new XElement(ns + "fgColor", new XAttribute("rgb", Colour)), new XElement(ns + "bgColor", new XAttribute("indexed", 64)))));
        fills.SetAttributeValue("count", fill + 1);
    }

    public XDocument Document { get; }
    public bool IsNew { get; }

    /// <summary>The style that looks like another, marked.</summary>
    public string Marked(string? style)
    {
        var number = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        if (!clones.TryGetValue(number, out var clone))
        {
            var all = formats.Elements().ToList();
            clones[number] = clone = all.Count;
            var copy = new XElement(number < all.Count ? all[number] : all[0]);
            copy.SetAttributeValue("fillId", fill);
            copy.SetAttributeValue("applyFill", 1);
            formats.Add(copy);
            formats.SetAttributeValue("count", clone + 1);
        }
        return clone.ToString(CultureInfo.InvariantCulture);
    }

    static XDocument Least()
    {
        XElement Part(string name, params object[] content) => new(Main + name, content);
        return new(new XElement(Main + "styleSheet",
            Part("fonts", new XAttribute("count", 1), Part("font", Part("sz", new XAttribute("val", 11)), Part("name", new XAttribute("val", "Calibri")))),
            Part("fills", new XAttribute("count", 2), Part("fill", Part("patternFill", new XAttribute("patternType", "none"))), Part("fill", Part("patternFill", new XAttribute("patternType", "gray125")))),
            Part("borders", new XAttribute("count", 1), Part("border")),
            Part("cellStyleXfs", new XAttribute("count", 1), Part("xf")),
            Part("cellXfs", new XAttribute("count", 1), Part("xf", new XAttribute("xfId", 0)))));
    }
}
