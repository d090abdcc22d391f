using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Luheng.PlanReading;
using Luheng.PlanReading.Confirming;

namespace Luheng.Portal.PlanReading;

/// <summary>The plan's text as a page shows it: headings, paragraphs, tables, and a mark on every place that was found.</summary>
/// <remarks>Every block says at which character of the text it begins, so that words selected in it can be found again.</remarks>
sealed class DocumentMarks
{
    readonly ReadingView view;
    readonly PlanText text;
    readonly List<Reviewed> finds;
    readonly StringBuilder html = new();
    readonly HashSet<string> anchored = [];

    DocumentMarks(ReadingView view)
    {
        (this.view, text) = (view, view.Review.Text);
        finds = [.. view.Review.Finds.Where(f => f.Found.Words.Length > 0 && f.Found.Start >= 0 && f.Found.Start < text.Text.Length)];
    }

    public static string Of(ReadingView view)
    {
        var marks = new DocumentMarks(view);
        marks.Write();
        return marks.html.ToString();
    }

    void Write()
    {
        var headings = text.Outline.GroupBy(h => h.Start).ToDictionary(g => g.Key, g => g.First());
        var tables = text.Tables.Where(t => t.Rows.Count > 0 && t.Rows.Sum(r => r.Count) > 1).OrderBy(t => t.Start).ToList();
        var (at, table) = (0, 0);
        while (at < text.Text.Length)
        {
            while (table < tables.Count && tables[table].End <= at) table++;
            if (table < tables.Count && tables[table].Start <= at)
            {
                Table(tables[table]);
                at = Math.Max(at + 1, tables[table].End);
                continue;
            }
            var end = text.Text.IndexOf('\n', at) is >= 0 and var feed ? feed : text.Text.Length;
            if (table < tables.Count) end = Math.Min(end, Math.Max(at + 1, tables[table].Start));
            if (!text.Text.AsSpan(at, end - at).IsWhiteSpace()) Block(at, end, headings);
            at = end < text.Text.Length && text.Text[end] == '\n' ? end + 1 : end;
        }
    }

    void Block(int start, int end, Dictionary<int, Heading> headings)
    {
        var heading = headings.GetValueOrDefault(start) ?? headings.GetValueOrDefault(start + text.Text.AsSpan(start, end - start).IndexOfAnyExcept(' ', '\u3000', '\t'));
        // A heading that runs on into its paragraph stays one: 1.绿色发展格局加快形成。聚焦……
        var tag = heading is null || end - start > heading.Title.Length + RunsOn ? "p" : heading.Level <= 1 ? "h3" : heading.Level == 2 ? "h4" : "h5";
        Open(tag, start);
        Span(start, end);
        html.Append("</").Append(tag).Append('>');
    }

    /// <summary>A line this much longer than its heading is a paragraph that begins with it.</summary>
    const int RunsOn = 10;

    void Open(string tag, int start) => html.Append('<').Append(tag).Append(CultureInfo.InvariantCulture, $" data-at=\"{start}\">");

    void Table(TextTable table)
    {
        html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(HtmlEncoder.Default.Encode(table.Title is "" ? table.Clause : table.Title)).Append("\"><table class=\"plain\">");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
            {
                Open("td", cell.Start);
                Span(cell.Start, Math.Min(cell.Start + cell.Length, text.Text.Length));
                html.Append("</td>");
            }
            html.Append("</tr>");
        }
        html.Append("</table></div>");
    }

    /// <summary>A stretch of text with the marks in it. Where two finds overlap the later begins where the earlier ends.</summary>
    void Span(int start, int end)
    {
        var at = start;
        for (var i = FirstEndingAfter(start); i < finds.Count && finds[i].Found.Start < end; i++)
        {
            var find = finds[i].Found;
            var (from, to) = (Math.Max(find.Start, at), Math.Min(find.Start + find.Words.Length, end));
            if (to <= from) continue;
            Plain(at, from);
            var look = view.Look(finds[i]);
            html.Append("<mark class=\"").Append(look).Append("\" data-find=\"").Append(find.Id).Append('"');
            if (anchored.Add(find.Id)) html.Append(" id=\"m-").Append(find.Id).Append('"');
            html.Append("><a href=\"?find=").Append(find.Id).Append("#f-").Append(find.Id).Append("\">");
            Plain(from, to);
            html.Append("</a></mark>");
            at = to;
        }
        Plain(at, end);
    }

    int FirstEndingAfter(int start)
    {
        // Finds are in the order of their beginnings; words of one are never longer than a paragraph.
        var (low, high) = (0, finds.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (finds[middle].Found.Start < start - 400) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    void Plain(int from, int to)
    {
        if (to <= from) return;
        foreach (var c in text.Text.AsSpan(from, to - from))
            html.Append(c switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '"' => "&quot;", '\n' => " ", _ => null }).Append(c is '<' or '>' or '&' or '"' or '\n' ? "" : c.ToString());
    }
}
