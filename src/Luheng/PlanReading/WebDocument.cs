using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Luheng.PlanReading;

/// <summary>Reads a saved web page: its blocks as paragraphs, its tables as tables; scripts, styles and navigation are left out and nothing is fetched.</summary>
static class WebDocument
{
    static readonly char[] Breaks = ['\n', '\r', '\t'];
    static readonly HashSet<string> Silent = ["script", "style", "noscript", "template", "head", "nav", "svg", "select", "button", "iframe", "form"];
    static readonly HashSet<string> Blocks = ["p", "div", "section", "article", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "td", "th", "ul", "ol", "blockquote", "center", "body", "main", "header", "footer", "dd", "dt", "dl", "pre", "hr"];

    public static DocumentFiles.Contents Read(byte[] bytes, CancellationToken cancel)
    {
        var document = new HtmlParser().ParseDocument(Decode(bytes));
        var draft = new TextDraft();
        var line = new StringBuilder();
        if (document.Body is { } body) Walk(body);
        Flush();
        var (text, tables) = draft.Done();
        return new(text, tables, draft.Remarks);

        void Walk(INode node)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var child in node.ChildNodes)
                switch (child)
                {
                    case IText words:
                        line.Append(string.Join(' ', words.Data.Split(Breaks, StringSplitOptions.RemoveEmptyEntries)));
                        break;
                    case IElement element when Silent.Contains(element.LocalName):
                        break;
                    case IElement { LocalName: "table" } table when table.QuerySelector("table") is null && Rows(table) is { Count: > 1 } rows && rows.Count(r => r.Count > 1) > 1:
                        Flush();
                        draft.Table(draft.LastLine, rows);
                        break;
                    case IElement element:
                        var block = Blocks.Contains(element.LocalName);
                        if (block) Flush();
                        Walk(element);
                        if (block) Flush();
                        break;
                }
        }

        void Flush()
        {
            if (line.ToString().Trim() is { Length: > 0 } words) draft.Paragraph(words);
            line.Clear();
        }
    }

    static List<IReadOnlyList<string>> Rows(IElement table) => [.. table.QuerySelectorAll("tr").Select(r => (IReadOnlyList<string>)[.. r.Children.Where(c => c.LocalName is "td" or "th").SelectMany(Cells)])];

    static IEnumerable<string> Cells(IElement cell)
    {
        const int Widest = 40;
        yield return string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (int.TryParse(cell.GetAttribute("colspan"), NumberStyles.None, CultureInfo.InvariantCulture, out var span))
            for (var i = 1; i < Math.Min(Widest, span); i++) yield return "";
    }

    static string Decode(byte[] bytes)
    {
        const int Opening = 2048;
        var opening = Encoding.Latin1.GetString(bytes, 0, Math.Min(Opening, bytes.Length));
        return TextBytes.Read(bytes) is { Encoding: not "GB18030" } read && !opening.Contains("charset=gb", StringComparison.OrdinalIgnoreCase) ? read.Text : TextBytes.ReadGb(bytes);
    }
}
