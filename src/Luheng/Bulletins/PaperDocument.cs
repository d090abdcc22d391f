using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Luheng.Bulletins;

/// <summary>Writes a paper as .docx: A4, 小标宋-like title, 仿宋-like text, page numbers between dashes, every figure a link to its reasons.</summary>
public static class PaperDocument
{
    public static void Write(Stream to, Paper paper)
    {
        using var document = WordprocessingDocument.Create(to, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        Put(main.AddNewPart<StyleDefinitionsPart>("rIdStyles"), PaperXml.Styles);
        Put(main.AddNewPart<FontTablePart>("rIdFonts"), PaperXml.Fonts);
        Put(main.AddNewPart<FooterPart>("rIdFoot"), PaperXml.Foot(paper.Foot));
        if (paper.Verify is { } address)
        {
            using var image = new MemoryStream(Square.Png(address));
            main.AddImagePart(ImagePartType.Png, "rIdSquare").FeedData(image);
        }
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        string Link(string url)
        {
            if (!links.TryGetValue(url, out var id)) main.AddHyperlinkRelationship(new(url, UriKind.Absolute), true, links[url] = id = $"rIdLink{links.Count + 1}");
            return id;
        }
        var charts = 0;
        string Chart(Bars bars)
        {
            var id = $"rIdChart{++charts}";
            Put(main.AddNewPart<ChartPart>(id), PaperChart.Part(bars));
            return id;
        }
        Put(main, new PaperBody(paper, Link, Chart).Write());
        var about = document.PackageProperties;
        (about.Title, about.Creator, about.Identifier) = (paper.Title, paper.Organ is "" ? "绿衡" : paper.Organ, paper.Id);
        if (paper.Date is { } day) about.Created = about.Modified = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
    }

    public static byte[] Bytes(Paper paper)
    {
        using var memory = new MemoryStream();
        Write(memory, paper);
        return memory.ToArray();
    }

    static void Put(OpenXmlPart part, string xml)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var writer = new StreamWriter(stream);
        writer.Write(xml);
    }

    /// <summary>A day as official papers write it: 2025年11月20日.</summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
