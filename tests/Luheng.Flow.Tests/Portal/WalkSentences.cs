using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Luheng.Flow.Tests.Portal;

/// <summary>The walk's look at headings, sentences and lines outside of tables.</summary>
sealed partial class Walk
{
    const string Blocks = "main p, main li, main dd, main figcaption, main h1 small, main h2, main h3, main summary, main caption, main h1, main td, main th, main dt, main legend, main div, main section, main article, main header, main label";

    /// <summary>
    /// What holds no figures of the site: forms and pages to turn; the figure itself that a page explains, with its unrounded digits; the words of a rule, a clause or a source;
    /// what a scheme, a pack or a document sets and says whose it is; examples of how to type something; what people typed, and titles that they gave; the written-out reckoning of a breakdown, which is what its figures open;
    /// numbers of tables and charts of a paper, and the notes beneath them by which rule they were made.
    /// </summary>
    const string Apart = "form, nav, svg, .working, .big, .rule, q, blockquote, cite, code, time, .stated, .help, .said, .titled, #proof ol, ol.steps, .paper .caption, .paper p.small, .paper td, td.source, td.ordinal, td.old, td.was, td.new";

    /// <summary>Counts in headings, counts and amounts in sentences, lines and texts of tables: each opens where it stands.</summary>
    void Sentences(string from, IDocument page)
    {
        foreach (var worked in page.QuerySelectorAll("main button.worked").Where(w => w.Closest("td, .figure") is null && !Works(page, w, 2))) wrong.Add($"{from}: “{worked.TextContent}” under a sentence of {Bare(worked.ParentElement!.TextContent)} opens no working");
        foreach (var block in page.QuerySelectorAll(Blocks).Where(b => b.Closest(Apart) is null && !Lists(b) && !Numbered(page, b)))
        {
            var text = Sentence(block);
            var amounts = Amount().Matches(text).Select(m => m.Groups[1].Value);
            var counts = HowMany().Matches(text).Where(m => !Lasts().IsMatch(text[m.Index..])).Concat(block.LocalName is "h2" or "h3" or "summary" or "caption" ? Counted().Matches(text) : []).Select(m => m.Value);
            foreach (var number in amounts.Concat(counts).Distinct()) wrong.Add($"{from}: “{number}” under {block.LocalName}.{block.ClassName} of {text} opens nothing at all");
        }
    }

    /// <summary>What is left of a sentence without what opens, what stands apart and what is a sentence of its own.</summary>
    static string Sentence(IElement block)
    {
        var left = (IElement)block.Clone();
        foreach (var other in left.QuerySelectorAll($"a[href], button, input, select, textarea, label, script, p, li, dd, dt, ul, ol, dl, table, td, th, div, section, article, header, legend, h1, h2, h3, h4, figure, details, {Apart}")) other.Replace(block.Owner!.CreateTextNode("∎"));
        return NoFigure().Replace(NoAmount().Replace(Bare(left.TextContent), ""), "");
    }

    /// <summary>Whether pressing a number shows it and how it came about.</summary>
    /// <param name="words">How long the working is at least: one name is enough for a count of one.</param>
    static bool Works(IDocument page, IElement worked, int words = 5) => page.GetElementById(worked.GetAttribute("popovertarget")!) is { } working
        && working.TextContent.Length >= worked.TextContent.Length + words && working.TextContent.Contains(worked.TextContent, StringComparison.Ordinal);

    /// <summary>Whether a summary opens as many lines as it says.</summary>
    static bool Lists(IElement block) => block.LocalName is "summary" && Count().Matches(Bare(block.TextContent)).Any(m => m.Value == block.ParentElement!.QuerySelectorAll("tbody tr, li").Length.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a sentence of a paper leads to the line of its annex that says what it rests on.</summary>
    static bool Numbered(IDocument page, IElement block) => block.QuerySelector("a[href^='#source-']")?.GetAttribute("href") is { } source && page.GetElementById(source[1..]) is not null;

    /// <summary>A count that ends a heading.</summary>
    [GeneratedRegex(@"(?<![\d.:–附件图表-])\d+$")]
    private static partial Regex Counted();

    /// <summary>How long something lasts is no count; 项目 counts nothing.</summary>
    [GeneratedRegex(@"^\d+(个月|项目)")]
    private static partial Regex Lasts();

    /// <summary>Seconds of a time, versions behind a name, and the chance that an interval holds, which is the same everywhere.</summary>
    [GeneratedRegex(@"T?\d+:\d\d(:\d\d(\.\d+)?)?|\d+(\.\d+){2,}|(?<=[A-Za-z]-)\d[\d.]*|80%(?=区间)")]
    private static partial Regex NoAmount();
}
