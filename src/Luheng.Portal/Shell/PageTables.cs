using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Luheng.Bulletins;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Shell;

/// <summary>
/// The tables of a page as they stand on it (?format=csv, xlsx, docx or json), also where files of its own describe its main one: whoever may see the page may take along what it shows, and no more.
/// A file holds every table of the page, a .csv one below the other, each under its name. Figures are those of the page, rounded as there.
/// </summary>
static partial class PageTables
{
    /// <summary>What is on a page for those who act on it, not for those who take it along.</summary>
    const string NotTaken = "script, style, template, svg, button:not(.worked), [popover], input, select, textarea, td form, th form, [hidden], [aria-hidden=true], .sr";

    public static async Task Take(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Query["format"].ToString() is var format && format != Tables.Json && !Tables.Kinds.Contains(format))
        {
            await next(context);
            return;
        }
        var body = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        page.Position = 0;
        if (context.Response is { StatusCode: StatusCodes.Status200OK, ContentType: { } type } && type.StartsWith("text/html", StringComparison.Ordinal) && Read(page) is { Title: not "" } read)
        {
            context.Response.ContentType = null;
            context.Response.ContentLength = null;
            await new TableExport(read.Tables, context.Request.Path.Value!.Trim('/').Replace('/', '-') is { Length: > 0 } name ? name : "home", new(read.Title, "")).ExecuteAsync(context);
            return;
        }
        page.Position = 0;
        await page.CopyToAsync(body, context.RequestAborted);
    }

    /// <summary>The tables in the body of a page, each under what stands above it.</summary>
    internal static (string Title, IReadOnlyList<(string Name, Table Table)> Tables) Read(Stream html)
    {
        if (new HtmlParser().ParseDocument(html).QuerySelector("main") is not { } main) return ("", []);
        foreach (var gone in main.QuerySelectorAll(NotTaken).ToList()) gone.Remove();
        var title = Words(main.QuerySelector("h1"));
        var tables = new List<(string Name, Table Table)>();
        foreach (var table in main.QuerySelectorAll("table").OfType<IHtmlTableElement>().Where(t => t.Closest("td, th") is null))
            if (Read(table) is { Rows.Count: > 0 } read) tables.Add((Words(table.Caption) is { Length: > 0 } caption ? caption : Heading(table) is { Length: > 0 } heading ? heading : title, read));
        if (tables.Count == 0) tables.Add((title, new Table(title))); // it says that none stands there
        return (title, tables.Count > 1 ? [.. tables.Select((t, i) => ($"{i + 1} {t.Name}", t.Table))] : tables);
    }

    static Table? Read(IHtmlTableElement table)
    {
        var grid = Grid(table);
        if (grid.Count == 0) return null;
        var heads = Math.Max(1, table.Head?.Rows.Length ?? 0);
        var columns = Enumerable.Range(0, grid.Max(r => r.Count)).Select(c => string.Join(' ', grid.Take(heads).Select(r => c < r.Count ? r[c] : "").Where(t => t is not "").Distinct())).ToList();
        // What is drawn alone, such as a bar, has no words to take along.
        var said = Enumerable.Range(0, columns.Count).Where(c => grid.Count == heads || grid.Skip(heads).Any(r => c < r.Count && r[c] is not "")).ToList();
        var kept = new Table([.. said.Select(c => new Column(columns[c], new(columns[c], "")))]);
        foreach (var row in grid.Skip(heads)) kept.Row([.. said.Select(c => c < row.Count ? Cell(row[c]) : null)]);
        return kept;
    }

    /// <summary>The rows with what spans several filled into each.</summary>
    static List<List<string>> Grid(IHtmlTableElement table)
    {
        var (rows, reaching) = (new List<List<string>>(), new Dictionary<int, (int Rows, string Text)>());
        foreach (var row in table.Rows.Where(r => r.Closest("table") == table))
        {
            List<string> cells = [];
            void Above()
            {
                for (; reaching.TryGetValue(cells.Count, out var from); cells.Add(from.Text))
                    if (from.Rows > 1) reaching[cells.Count] = (from.Rows - 1, from.Text);
                    else reaching.Remove(cells.Count);
            }
            foreach (var cell in row.Cells)
            {
                Above();
                var text = Words(cell);
                for (var wide = Math.Max(1, cell.ColumnSpan); wide > 0; wide--)
                {
                    if (cell.RowSpan > 1) reaching[cells.Count] = (cell.RowSpan - 1, text);
                    cells.Add(text);
                }
            }
            Above();
            rows.Add(cells);
        }
        return rows;
    }

    /// <summary>A cell that is a number and nothing else is one; a year or a code, which has no separators, stays text; what stands for a missing figure is empty.</summary>
    static object? Cell(string text) => text is "—" or "–" or "-" ? null
        : Quantity().IsMatch(text) ? double.Parse(text.Replace('−', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
        : text;

    [GeneratedRegex(@"^[-−+]?(0|[1-9]\d{0,2}(,\d{3})*|[1-9]\d*(?=\.))(\.\d+)?$")]
    private static partial Regex Quantity();

    /// <summary>The nearest heading or caption above a table.</summary>
    static string Heading(IElement table)
    {
        for (IElement? at = table; at is not null && at.LocalName != "main"; at = at.ParentElement)
            for (var before = at.PreviousElementSibling; before is not null; before = before.PreviousElementSibling)
                if (before.LocalName is "h2" or "h3" or "summary" || before.ClassList.Contains("caption")) return Words(before);
        return "";
    }

    /// <summary>Whether a number would touch the word of the element before it, which a page holds apart by its looks: 滞后 7.</summary>
    static bool Touches(StringBuilder said, string next) => said.Length > 0 && said[^1] is >= '\u4e00' and <= '\u9fff' && next is [>= '0' and <= '9' or '-' or '−' or '+', ..];

    /// <summary>Text as one reads it: what stands in blocks of its own is apart, what stands in line is not.</summary>
    static string Words(INode? node)
    {
        var said = new StringBuilder();
        void Walk(INode at)
        {
            if (at is IText text) said.Append(Touches(said, text.Data) ? " " : "").Append(text.Data);
            var apart = at is IElement { LocalName: "br" or "p" or "div" or "li" or "dt" or "dd" or "details" or "summary" or "small" };
            if (apart) said.Append(' ');
            foreach (var child in at.ChildNodes) Walk(child);
            if (apart) said.Append(' ');
        }
        if (node is not null) Walk(node);
        return string.Join(' ', said.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
