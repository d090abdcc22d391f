using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;

namespace Luheng.Flow.Tests.Portal;

/// <summary>A walk along the links of a site from its first page, over a few pages of every kind, that opens the figures on them.</summary>
/// <param name="look">What an address answers to somebody.</param>
/// <param name="instances">How many pages of a kind.</param>
/// <param name="figuresOfAPage">How many figures of a page at most.</param>
/// <param name="live">Pages below this address show what arrives meanwhile: their numbers may have moved on.</param>
sealed partial class Walk(Func<string, string, Task<(int Status, string Body, string? Location)>> look, int instances = 3, int figuresOfAPage = 60, string? live = null)
{

    /// <summary>Row numbers, levels and versions; units; what stood in the fields of a record before and after a change.</summary>
    static readonly string[] NoFigures = ["ordinal", "unit", "old", "new"];

    readonly Dictionary<string, IDocument> pages = [];
    readonly List<string> wrong = [];
    readonly Dictionary<string, string> from = [];
    readonly Dictionary<string, List<string>> taken = [];
    readonly HashSet<string> opened = [];
    readonly List<string> doubted = [];

    /// <summary>Every page that was opened, and a few of every kind of file and call that they link.</summary>
    public IReadOnlyList<string> Addresses => [.. opened.Concat(taken.Values.SelectMany(t => t)).Distinct()];

    /// <summary>Fails where a link is refused, a figure opens nothing, or what it opens gives another value; or where fewer were met than expected.</summary>
    public async Task Along(string persona, int kinds, int figures)
    {
        var (queue, kept, counted) = (new Queue<string>(["/"]), new Dictionary<string, int>(), 0);
        var met = new HashSet<string>(queue);
        while (queue.TryDequeue(out var address))
        {
            if (await Page(persona, address) is not { } page) continue;
            counted += await Look(persona, address, page);
            if (Stays(page)) wrong.Add($"{address}: a table cannot be taken along under {page.QuerySelector("h1")?.TextContent}");
            foreach (var file in page.QuerySelectorAll("a[href^='/']").Select(a => Plain(a.GetAttribute("href")!)).Where(a => Pattern(a) is null && !a.Contains("/live", StringComparison.Ordinal)))
                if (taken.TryGetValue(Named().Replace(file.Split('?')[0], "/#"), out var few) is var known && (few ??= []).Count < instances && !few.Contains(file))
                {
                    few.Add(file);
                    if (!known) taken[Named().Replace(file.Split('?')[0], "/#")] = few;
                }
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => Plain(a.GetAttribute("href")!)).Where(a => !Same().IsMatch(a)))
                if (met.Add(link) && Pattern(link) is { } pattern && kept.GetValueOrDefault(pattern) < instances)
                {
                    from[link] = address;
                    kept[pattern] = kept.GetValueOrDefault(pattern) + 1;
                    queue.Enqueue(link);
                }
        }
        await Again(persona);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {counted} figures on {kept.Count} kinds of pages:\n{string.Join('\n', wrong.GroupBy(w => Pattern(w.Split(':')[0]) + w.Split("under").Last().Split(" of ")[0]).Take(500).Select(w => $"{w.Count()} × {w.First()}"))}");
        Assert.True(kept.Count >= kinds && counted >= figures, $"{counted} figures on {kept.Count} kinds of pages: {string.Join(' ', kept.Keys)}");
    }

    /// <summary>The same over the figures of some pages alone.</summary>
    public async Task Over(string persona, IReadOnlyList<string> addresses, int figures)
    {
        var counted = 0;
        foreach (var address in addresses)
            if (await Page(persona, address) is { } page) counted += await Look(persona, address, page);
        await Again(persona);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {counted} figures:\n{string.Join('\n', wrong.Take(40))}");
        Assert.True(counted >= figures, $"{counted} figures on {addresses.Count} pages");
    }

    async Task<int> Look(string persona, string address, IDocument page)
    {
        var before = wrong.Count;
        var counted = await Figures(persona, address, page);
        if (wrong.Count > before) doubted.Add(address);
        return counted;
    }

    /// <summary>Looks once more at the pages on which something was wrong, and at what they open: the site goes on while it is walked, and a count may have moved on between the two.</summary>
    async Task Again(string persona)
    {
        if (doubted.Count == 0) return;
        wrong.RemoveAll(w => !w.Contains(": a table cannot be taken along", StringComparison.Ordinal));
        pages.Clear();
        foreach (var address in doubted)
            if (await Page(persona, address) is { } page) await Figures(persona, address, page);
    }

    /// <summary>Figures that are links to their reasons; numbers in cells, each a link to a list or page that tells it or pressed for its working, with nothing beside them that opens nothing; counts in the answer of a page; amounts and shares there, which open where they stand or stand in something on the page that does. Dates and years are no figures, nor is what is typed into a form.</summary>
    async Task<int> Figures(string persona, string from, IDocument page)
    {
        var figures = page.QuerySelectorAll("main a[data-explain][data-value], main a.fig, main article.paper a[data-figure]").ToList();
        foreach (var figure in Some(figures)) await Opens(persona, figure, from);
        var cells = page.QuerySelectorAll("main td, main .figure, main .explain .lines dd:not(.under)").Where(c => Holds(c) && !NoFigures.Any(c.ClassList.Contains)).ToList();
        foreach (var cell in Some(cells))
        {
            var opens = false;
            foreach (var worked in cell.QuerySelectorAll("button.worked"))
            {
                opens = true;
                if (!Works(page, worked)) wrong.Add($"{from}: {Where(cell)} opens no working");
            }
            foreach (var link in cell.QuerySelectorAll("a[href]:not(.fig):not([data-explain]):not([data-figure])").Where(a => Digit().IsMatch(a.TextContent)))
            {
                opens = true;
                var to = Plain(link.GetAttribute("href")!);
                if (Pattern(to) is not null && await Page(persona, to) is { } opened && !Tells(opened, link) && (live is null || !to.StartsWith(live, StringComparison.Ordinal))) wrong.Add($"{from}: {Where(cell)} opens {to}, which does not tell it");
            }
            if ((IsNumeric(cell) ? Figure() : Alone()).IsMatch(Unopened(cell))) wrong.Add($"{from}: {Where(cell)} {(opens ? "stands beside what opens" : "opens nothing at all")}");
        }
        foreach (var answer in page.QuerySelectorAll("main p.answer, main p.verdict-line"))
            foreach (var number in Amount().Matches(Unopened(answer)).Select(m => m.Groups[1].Value).Concat(HowMany().Matches(Unopened(answer)).Select(m => m.Value))) wrong.Add($"{from}: “{number}” under answer of {Unopened(answer)} opens nothing at all");
        Sentences(from, page);
        return figures.Count + cells.Count;
    }

    /// <summary>Whether a cell holds a number: any in a column of numbers, elsewhere one that stands alone.</summary>
    static bool Holds(IElement cell) => (IsNumeric(cell) ? Figure() : Alone()).IsMatch(Unopened(cell)) || cell.QuerySelector("button.worked, a.fig") is not null || cell.ClassList.Contains("num") && cell.QuerySelectorAll("a[href]").Any(a => Digit().IsMatch(a.TextContent));

    static bool IsNumeric(IElement cell) => cell.ClassList.Contains("num") || cell.ClassList.Contains("figure") || cell.LocalName is "dd";

    /// <summary>What is left of the words of a cell without what opens, is typed or drawn, and without dates, times and the digits of units.</summary>
    static string Unopened(IElement cell)
    {
        var left = (IElement)cell.Clone();
        foreach (var opens in left.QuerySelectorAll("a[href], button.worked, .working, svg, input, select, textarea, label")) opens.Remove();
        return NoFigure().Replace(Bare(left.TextContent), "");
    }

    /// <summary>Whether a page of the site (not a screen on a wall, nor what is printed) shows a table of several lines and does not give all its tables as they stand on it and the call that does; papers and forms have files of their own.</summary>
    static bool Stays(IDocument page) => page.QuerySelector("footer.foot") is not null && page.QuerySelector("main table tbody tr:nth-child(2)") is not null
        && page.QuerySelector("footer.foot:has(a[href*='/api/'], a[href*='format=json']) a[href*='format=xlsx'], main a[href*='.docx']:not(footer *), main a[href*='workbook.xlsx']") is null;

    /// <summary>Whether a page tells a number: in its words, or by having as many lines (for none, no line at all); of “a/b” either, or the rest.</summary>
    static bool Tells(IDocument page, IElement link)
    {
        var (told, said) = (page.QuerySelector("main")?.Descendants<IText>().SelectMany(t => Numbers(t.Text)).ToHashSet() ?? [], Numbers(link.TextContent).ToList());
        var lines = page.QuerySelectorAll("main table tbody").Select(b => b.Children.Length).DefaultIfEmpty(0).ToList();
        var counts = said.Select(s => int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToList();
        if (counts is [var a, var b]) counts.Add(b - a);
        return said.Exists(told.Contains) || counts.Exists(c => c == 0 ? lines.TrueForAll(l => l == 0) : lines.Contains(c));
    }

    static IEnumerable<string> Numbers(string text) => Count().Matches(Bare(text)).Select(m => m.Value.Trim('-', '.'));

    async Task Opens(string persona, IElement figure, string from)
    {
        var href = figure.GetAttribute("href")! is var leads && leads[0] == '#' ? from : leads;
        if (await Page(persona, href) is not { } reasons) return;
        var shown = reasons.QuerySelector(".explain .big data")?.GetAttribute("value");
        if (shown is null && (!Digit().IsMatch(figure.TextContent) || Tells(reasons, figure))) return; // a count that opens its list, a judgement that opens its ladder
        if (shown is null) wrong.Add($"{from}: {href} shows no figure");
        else if (figure.HasAttribute("data-figure"))
        {
            if (Count().Match(Bare(figure.TextContent)) is { Success: true } printed && !Bound().IsMatch(figure.TextContent) && !Rounds(printed.Value, shown)) wrong.Add($"{from}: {href} is {figure.TextContent} on paper and {shown} behind it");
        }
        else if (figure.GetAttribute("data-value") is { Length: > 0 } value)
        {
            if (shown is "" || Math.Abs(Number(value) - Number(shown)) > 1e-9 * Math.Max(1, Math.Abs(Number(value)))) wrong.Add($"{from}: {href} is {value} on the page and {shown} behind it");
        }
        else if (!figure.HasAttribute("data-explain") && figure.GetAttribute("href")!.Contains("/reasons", StringComparison.Ordinal) && shown is not "" && Alone().IsMatch(Bare(figure.TextContent)) && !Rounds(Count().Match(Bare(figure.TextContent)).Value, shown)) wrong.Add($"{from}: {href} is {figure.TextContent} in a sentence and {shown} behind it");
        else if (figure.ClassList.Contains("none") && shown is not "") wrong.Add($"{from}: {href} is missing on the page and {shown} behind it");
    }

    /// <summary>Whether a printed number is a value, in ones, ten thousands or hundred millions, to its last digit; papers write a fall without its sign.</summary>
    static bool Rounds(string printed, string value)
    {
        if (value is "") return false;
        var half = 0.5 * Math.Pow(10, -(printed.Contains('.', StringComparison.Ordinal) ? printed.Length - printed.IndexOf('.', StringComparison.Ordinal) - 1 : 0)) + 1e-9;
        return new[] { 1, 1e4, 1e8 }.Any(scale => Math.Abs(Math.Abs(Number(printed)) - Math.Abs(Number(value)) / scale) <= half);
    }

    async Task<IDocument?> Page(string persona, string address)
    {
        if (pages.TryGetValue(address, out var known)) return known;
        var (status, body, _) = await look(persona, address);
        if (status is 302) return null;
        if (status != 200)
        {
            wrong.Add($"{address} answers {status}, linked on {from.GetValueOrDefault(address, "the page before")}");
            return null;
        }
        opened.Add(address);
        return pages[address] = await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(body).Address("http://localhost" + address), TestContext.Current.CancellationToken);
    }

    /// <summary>The kind of page that an address names: its path without names and codes, and what it asks for; null where it is a file, a call or no page.</summary>
    static string? Pattern(string address)
    {
        var (path, asks) = (address.Split('?')[0], address.Split('?').Skip(1).SelectMany(q => q.Split('&')).Select(q => q.Split('=')[0]));
        return path.StartsWith("/api/", StringComparison.Ordinal) || address.Contains("format=", StringComparison.Ordinal) || File().IsMatch(path) ? null : Named().Replace(path, "/#") + "?" + string.Join('&', asks.Order(StringComparer.Ordinal));
    }

    /// <summary>As many as are opened of one page, spread over it.</summary>
    IEnumerable<T> Some<T>(List<T> all) => all.Where((_, i) => all.Count <= figuresOfAPage || i * figuresOfAPage / all.Count != (i - 1) * figuresOfAPage / all.Count);

    static string Plain(string href) => href.Split('#')[0];

    static string Where(IElement cell) => $"“{Bare(cell.TextContent)}” under {Bare(cell.Closest("table")?.QuerySelectorAll("thead tr:last-child > *").ElementAtOrDefault(cell.Index())?.TextContent ?? cell.ClassName ?? "")} of {Bare(cell.ParentElement?.QuerySelector("th")?.TextContent ?? "")}";

    static string Bare(string text) => Space().Replace(text, "").Replace(",", "", StringComparison.Ordinal);

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/[^/]*(\d|%|[\u4e00-\u9fff])[^/]*")]
    private static partial Regex Named();

    [GeneratedRegex(@"[-\d.]+")]
    private static partial Regex Count();

    /// <summary>A chance too near to 0 or 100 to be said exactly.</summary>
    [GeneratedRegex("大于|小于")]
    private static partial Regex Bound();

    [GeneratedRegex(@"\d")]
    private static partial Regex Digit();

    /// <summary>A number that stands alone, with a unit or a word at most.</summary>
    [GeneratedRegex(@"^[-+−±]?\d[\d.,]*\D{0,4}$")]
    private static partial Regex Alone();

    [GeneratedRegex(@"(?<![A-Za-z])\d")]
    private static partial Regex Figure();

    /// <summary>How many there are of something, in a sentence; days left are a date.</summary>
    [GeneratedRegex(@"(?<![A-Za-z\d.第])\d+(?=项|户|家|台|份|件|条|处|个(?!工作日|小时)|批次|期|种|次|对|行|页|类|人|座|只|小时(?!均|数据))")]
    private static partial Regex HowMany();

    /// <summary>An amount, a share, points or a bound in a sentence.</summary>
    [GeneratedRegex(@"(?<![A-Za-z\d.])(\d+\.\d+|\d+(?=%|分[^析之钟]|tce|tCO2|m³|GJ|kW|kgce|万元|亿元|元)|(?<=[≥≤＞＜])\d+)")]
    private static partial Regex Amount();

    /// <summary>Dates, years and times; the digits of units.</summary>
    [GeneratedRegex(@"(\d{4}年)?\d+([–—]\d+)?月(\d+日)?|\d{4}[–—-]\d{4}年?|\d{4}(年|-\d\d(-\d\d)?)|\d\d-\d\d|\d+:\d\d|CO2|(?<=kgCO2/).|CN=\d+")]
    private static partial Regex NoFigure();

    /// <summary>The same page in other clothes.</summary>
    [GeneratedRegex("[?&](lang|theme)=")]
    private static partial Regex Same();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\.(csv|xlsx|docx|zip|json|pdf|css|js|svg)$")]
    private static partial Regex File();
}
