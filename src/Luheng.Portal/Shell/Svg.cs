using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Luheng.Portal.Shell;

/// <summary>Words inside a drawing; Razor keeps the name of SVG's text element for itself.</summary>
public static class Svg
{
    public static MarkupString Text(double x, double y, string text, string css, string anchor = "start") =>
        new(string.Create(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{css}\" text-anchor=\"{anchor}\">{System.Net.WebUtility.HtmlEncode(text)}</text>"));

    /// <summary>A name in lines below each other, one drawn over its neighbour being read by nobody.</summary>
    public static MarkupString Lines(double x, double y, IReadOnlyList<string> lines, string css) =>
        new(string.Create(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{css}\" text-anchor=\"middle\">{string.Concat(lines.Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"<tspan x=\"{x:0.#}\"{(i > 0 ? " dy=\"1.2em\"" : "")}>{System.Net.WebUtility.HtmlEncode(line)}</tspan>")))}</text>"));

    /// <summary>Breaks a name into lines of at most so many Chinese characters, before a bracket or between words where it can; Latin letters take half the room.</summary>
    public static IReadOnlyList<string> Broken(string name, double most)
    {
        var lines = new List<string>();
        foreach (var piece in Pieces(name))
        {
            if (lines.Count > 0 && Wide(lines[^1] + piece) <= most && !piece.StartsWith('（')) lines[^1] += piece;
            else if (Wide(piece) <= most) lines.Add(piece.TrimStart());
            else
            {
                lines.Add("");
                foreach (var c in piece)
                    if (Wide(lines[^1] + c) <= most) lines[^1] += c;
                    else lines.Add(c.ToString());
            }
        }
        return [.. lines.Select(l => l.Trim()).Where(l => l is not "")];
    }

    /// <summary>What stays together: words with the space before them, and what a bracket or a year begins or ends.</summary>
    static IEnumerable<string> Pieces(string name)
    {
        var begin = 0;
        for (var i = 1; i <= name.Length; i++)
            if (i == name.Length || name[i] is ' ' or '（' || name[i - 1] is '年')
            {
                yield return name[begin..i];
                begin = i;
            }
    }

    static double Wide(string text) => text.Sum(c => c > 0x2E80 ? 1.0 : 0.55);
}
