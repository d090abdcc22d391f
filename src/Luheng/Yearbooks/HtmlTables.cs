using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Luheng.Yearbooks;

/// <summary>The tables of a page, spans filled with what they hold. Nothing of a page is run or fetched.</summary>
public static partial class HtmlTables
{
    const int MostSpan = 1_000, MostCells = 500_000;

    public static IReadOnlyList<PublishedTable> Read(byte[] bytes)
    {
        var html = Hidden().Replace(TextOf(bytes), " ");
        var (done, open) = (new List<Grid>(), new Stack<Grid>());
        var at = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            if (open.TryPeek(out var inside)) inside.Say(html[at..tag.Index]);
            at = tag.Index + tag.Length;
            var (name, ends) = (tag.Groups["n"].Value.ToLowerInvariant(), tag.Groups["e"].Value is "/");
            if (name is "table" && !ends) open.Push(new());
            else if (open.TryPeek(out var grid))
                switch (name)
                {
                    case "table":
                        done.Add(open.Pop().Ended());
                        break;
                    case "tr" when !ends:
                        grid.Row();
                        break;
                    case "td" or "th":
                        grid.Cell(ends ? null : tag.Value);
                        break;
                    case "br":
                        grid.Say(" ");
                        break;
                }
        }
        if (done.Sum(g => g.Rows.Sum(r => r.Count)) > MostCells) throw new FormatException($"the page's tables have more than {MostCells} cells");
        return [.. done.Where(g => g.Rows.Count > 0).Select((g, i) => PublishedTable.Of(done.Count > 1 ? FormattableString.Invariant($"表{i + 1}") : "", g.Rows)).Where(t => t.HasFigures)];
    }

    /// <summary>UTF-8, or GB18030 where the bytes are not UTF-8.</summary>
    static string TextOf(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }

    sealed class Grid
    {
        readonly Dictionary<int, (int Rows, string Text)> above = [];
        readonly StringBuilder text = new();
        (int Wide, int High)? cell;

        public List<List<string>> Rows { get; } = [];

        public void Say(string piece)
        {
            if (cell is not null) text.Append(piece);
        }

        public void Row()
        {
            Cell(null);
            if (Rows.Count > 0) Above();
            Rows.Add([]);
        }

        public Grid Ended()
        {
            Cell(null);
            return this;
        }

        /// <summary>Ends the cell that is open, and opens another where a tag says so.</summary>
        public void Cell(string? tag)
        {
            if (cell is var (wide, high))
            {
                if (Rows.Count == 0) Rows.Add([]);
                Above();
                var said = Blanks().Replace(WebUtility.HtmlDecode(text.ToString()), " ").Trim();
                for (var c = 0; c < wide; c++)
                {
                    if (high > 1) above[Rows[^1].Count] = (high - 1, said);
                    Rows[^1].Add(said);
                }
            }
            text.Clear();
            cell = tag is null ? null : (Span(tag, "colspan"), Span(tag, "rowspan"));
        }

        /// <summary>What reaches down from the rows above, up to the next free column.</summary>
        void Above()
        {
            while (above.TryGetValue(Rows[^1].Count, out var from))
            {
                if (from.Rows > 1) above[Rows[^1].Count] = (from.Rows - 1, from.Text);
                else above.Remove(Rows[^1].Count);
                Rows[^1].Add(from.Text);
            }
        }

        static int Span(string tag, string name) => Regex.Match(tag, name + @"\s*=\s*[""']?(\d+)", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) is { Success: true } found
            && int.TryParse(found.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, MostSpan) : 1;
    }

    [GeneratedRegex(@"<(?<e>/?)(?<n>[a-zA-Z][a-zA-Z0-9]*)[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"<!--.*?-->|<(script|style)\b.*?</\1\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
