using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Luheng.Bulletins;

/// <summary>Writes a paper as a page: the same words and figures as the .docx, for the screen, the printer and the .pdf.</summary>
public static partial class PaperPage
{
    /// <summary>A page of its own, without the site's frame.</summary>
    /// <param name="head">Where its style comes from.</param>
    public static string Whole(Paper paper, string head) =>
        $"<!DOCTYPE html><html lang=\"zh-CN\" data-theme=\"light\"><head><meta charset=\"utf-8\"><title>{Text(paper.Title)}</title>{head}</head><body class=\"sheetonly\"><main>{Body(paper)}</main></body></html>";

    /// <summary>The paper itself, to stand within a page.</summary>
    public static string Body(Paper paper)
    {
        var html = new StringBuilder($"<article class=\"paper{(paper.Across ? " across" : "")}\">");
        if (paper.Mark is not "") html.Append($"<p class=\"papermark\">{Text(paper.Mark)}</p>");
        if (paper.RedHead) html.Append($"<p class=\"organ\">{Text(paper.Organ)}文件</p>");
        if (paper.RedHead || paper.Number is not "") html.Append($"<p class=\"{(paper.RedHead ? "papernumber red" : "papernumber")}\">{Text(paper.Number)}</p>");
        html.Append($"<h2 class=\"papertitle\">{Text(paper.Title)}</h2>");
        foreach (var block in paper.Blocks) Write(html, block);
        for (var i = 0; i < paper.Attachments.Count; i++)
            html.Append(CultureInfo.InvariantCulture, $"<p>{(i == 0 ? "附件：" : "　　　")}{(paper.Attachments.Count > 1 ? $"{i + 1}. " : "")}{Text(paper.Attachments[i])}</p>");
        if (paper.Organ is not "" && paper.Date is { } day) html.Append($"<p class=\"signed\">{Text(paper.Organ)}</p><p class=\"signed date\">{PaperDocument.Day(day)}</p>");
        if (paper.Verify is { } verify) html.Append($"<div class=\"sealed\">{Square.Svg(verify)}<p>扫码或打开 <a href=\"{Text(verify)}\">{Text(verify)}</a> 验证本件真伪</p></div>");
        for (var i = 0; i < paper.Annexes.Count; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<section class=\"annex\"><h3>附件{(paper.Annexes.Count > 1 ? i + 1 : "")}</h3><p class=\"annextitle\">{Text(paper.Annexes[i].Title)}</p>");
            foreach (var block in paper.Annexes[i].Blocks) Write(html, block);
            html.Append("</section>");
        }
        if (paper.Foot is not "") html.Append($"<p class=\"paperfoot\">{Text(paper.Foot).Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
        return html.Append("</article>").ToString();
    }

    static void Write(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Heading heading:
                html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level + 2}>{Text(heading.Text)}</h{heading.Level + 2}>");
                break;
            case Paragraph paragraph:
                html.Append(paragraph.Small ? "<p class=\"small\">" : "<p>");
                foreach (var run in paragraph.Runs)
                    if (Numbered().Match(run.Text) is { Success: true } number) html.Append($"<a class=\"inked\" href=\"#source-{number.Groups[1].Value}\">{Text(run.Text)}</a>");
                    else Write(html, run);
                html.Append("</p>");
                break;
            case Sheet sheet:
                Write(html, sheet);
                break;
            case Bars bars:
                html.Append($"<p class=\"caption\">{Text(bars.Caption)}</p>").Append(PaperChart.Svg(bars));
                break;
        }
    }

    static void Write(StringBuilder html, Sheet sheet)
    {
        html.Append($"<div class=\"papertable\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(sheet.Caption is "" ? "表" : sheet.Caption)}\">");
        if (sheet.Caption is not "") html.Append($"<p class=\"caption\">{Text(sheet.Caption)}</p>");
        if (sheet.Unit is not "") html.Append($"<p class=\"unitline\">{Text(sheet.Unit)}</p>");
        var all = sheet.Columns.Sum(c => c.Wide);
        html.Append("<table><colgroup>");
        foreach (var column in sheet.Columns) html.Append(CultureInfo.InvariantCulture, $"<col width=\"{100 * column.Wide / all:0}%\">");
        html.Append("</colgroup><thead><tr>");
        foreach (var column in sheet.Columns) html.Append($"<th scope=\"col\">{Text(column.Heading)}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in sheet.Rows)
        {
            html.Append("<tr>");
            for (var c = 0; c < row.Count; c++)
            {
                html.Append((sheet.Columns[c].Numeric, sheet.Columns[c].Ordinal) switch { (true, true) => "<td class=\"num ordinal\">", (true, _) => "<td class=\"num\">", (_, true) => "<td class=\"ordinal\">", _ => "<td>" });
                if (Numbered().Match(row[c].Text) is { Success: true } number) html.Append($"<span id=\"source-{number.Groups[1].Value}\">{Text(row[c].Text)}</span>");
                else Write(html, row[c]);
                html.Append("</td>");
            }
            html.Append("</tr>");
        }
        html.Append("</tbody></table></div>");
    }

    static void Write(StringBuilder html, Run run) => html.Append(run.Address is { } address
        ? $"<a class=\"inked\" href=\"{Text(address)}\"{(run.Figure is { } key ? $" data-explain data-figure=\"{Text(key)}\"" : "")}>{Text(run.Text)}</a>"
        : run.Figure is { } counted ? $"<span data-figure=\"{Text(counted)}\">{Text(run.Text)}</span>" : Text(run.Text));

    /// <summary>The number of a sentence, which leads to the line of the annex that says what it rests on.</summary>
    [GeneratedRegex(@"^〔(\d+)〕$")]
    private static partial Regex Numbered();

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
