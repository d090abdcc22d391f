using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Luheng.Portal.Shell;

/// <summary>Words inside a drawing; Razor keeps the name of SVG's text element for itself.</summary>
public static class Svg
{
    public static MarkupString Text(double x, double y, string text, string css, string anchor = "start") =>
        new(string.Create(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{css}\" text-anchor=\"{anchor}\">{System.Net.WebUtility.HtmlEncode(text)}</text>"));
}
