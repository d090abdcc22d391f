using System.Globalization;
using System.Net;
using System.Text;
using static Luheng.Bulletins.PaperXml;

namespace Luheng.Bulletins;

/// <summary>A chart of bars as a part of a .docx (DrawingML) and as SVG for a page: the same bars from the same figures.</summary>
static class PaperChart
{
    /// <summary>English metric units in a millimetre.</summary>
    const int Millimetre = 36000;
    const int Wide = 155, RowHigh = 9, Edges = 22;

    const string Accent = "2F6F4F", Grey = "9AA6A0";

    /// <summary>Where the chart stands in the text.</summary>
    public static string Inline(string relation, Bars bars, int number)
    {
        var (cx, cy) = (Wide * Millimetre, (Edges + RowHigh * bars.Values.Count) * Millimetre);
        return string.Create(CultureInfo.InvariantCulture, $"<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{cx}\" cy=\"{cy}\"/><wp:docPr id=\"{100 + number}\" name=\"图{number}\" descr=\"{Escape(bars.Caption)}\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"{relation}\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>");
    }

    /// <summary>The chart part; what has no figure is a gap and not a bar of length nought.</summary>
    public static string Part(Bars bars)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/><c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>");
        Series(xml, 0, bars.ValueName, Accent, bars, b => b.Value);
        if (bars.HasDue) Series(xml, 1, bars.DueName, Grey, bars, b => b.Due);
        xml.Append("<c:gapWidth val=\"60\"/><c:axId val=\"111\"/><c:axId val=\"112\"/></c:barChart><c:catAx><c:axId val=\"111\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>").Append(Font(800)).Append("<c:crossAx val=\"112\"/><c:crosses val=\"autoZero\"/></c:catAx>")
            .Append("<c:valAx><c:axId val=\"112\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"t\"/><c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"DFE5E0\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode=\"0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>").Append(Font(800)).Append("<c:crossAx val=\"111\"/><c:crosses val=\"autoZero\"/></c:valAx></c:plotArea><c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/>").Append(Font(900)).Append("</c:legend><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart></c:chartSpace>");
        return xml.ToString();
    }

    static string Font(int size) => string.Create(CultureInfo.InvariantCulture, $"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"{size}\"/></a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>");

    static void Series(StringBuilder xml, int index, string name, string colour, Bars bars, Func<Bar, double> of)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<c:ser><c:idx val=\"{index}\"/><c:order val=\"{index}\"/><c:tx><c:strRef><c:f>S!${(char)('B' + index)}$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{Escape(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/><c:cat><c:strRef><c:f>S!$A$2:$A${bars.Values.Count + 1}</c:f><c:strCache><c:ptCount val=\"{bars.Values.Count}\"/>");
        for (var i = 0; i < bars.Values.Count; i++) xml.Append(CultureInfo.InvariantCulture, $"<c:pt idx=\"{i}\"><c:v>{Escape(bars.Values[i].Label)}</c:v></c:pt>");
        xml.Append(CultureInfo.InvariantCulture, $"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>S!${(char)('B' + index)}$2:${(char)('B' + index)}${bars.Values.Count + 1}</c:f><c:numCache><c:formatCode>0.0</c:formatCode><c:ptCount val=\"{bars.Values.Count}\"/>");
        for (var i = 0; i < bars.Values.Count; i++)
            if (double.IsFinite(of(bars.Values[i]))) xml.Append(CultureInfo.InvariantCulture, $"<c:pt idx=\"{i}\"><c:v>{of(bars.Values[i]):R}</c:v></c:pt>");
        xml.Append("</c:numCache></c:numRef></c:val></c:ser>");
    }

    const int Row = 26, LabelWide = 250, BarWide = 400, Bottom = 22, MarkRoom = 36;

    public static string Svg(Bars bars)
    {
        var all = bars.Values.SelectMany(b => new[] { b.Value, b.Due }).Where(double.IsFinite).Append(0).ToList();
        var (least, most) = (all.Min(), bars.Unit is "%" && bars.HasDue && all.Min() >= 0 ? Math.Max(100, all.Max()) : all.Max());
        var scale = most - least is > 0 and var span ? BarWide / span : 0;
        var (high, zero) = (Row * bars.Values.Count + Bottom, LabelWide - least * scale);
        var svg = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"barchart\" viewBox=\"0 0 {LabelWide + BarWide + 90} {high}\" role=\"img\" aria-label=\"{Html(bars.Caption)}\">"));
        for (var i = 0; i < bars.Values.Count; i++)
        {
            var (bar, y) = (bars.Values[i], i * Row);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWide - 8}\" y=\"{y + 16}\" text-anchor=\"end\">{Html(bar.Label)}</text>");
            // The label stands clear of the mark of what is due.
            var end = zero + Math.Max(0, bar.Value) * scale;
            var label = double.IsFinite(bar.Due) && zero + bar.Due * scale is var mark && mark > end - 2 && mark < end + MarkRoom ? mark : end;
            if (double.IsFinite(bar.Value))
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"value\" x=\"{zero + Math.Min(0, bar.Value) * scale:0.#}\" y=\"{y + 5}\" width=\"{Math.Abs(bar.Value) * scale:0.#}\" height=\"14\"/><text{(bar.Figure is { } key ? $" data-figure=\"{Html(key)}\"" : "")} x=\"{label + 6:0.#}\" y=\"{y + 16}\">{bar.Value:#,0.#}</text>");
            else svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{zero + 6:0.#}\" y=\"{y + 16}\">—</text>");
            if (double.IsFinite(bar.Due)) svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"due\" x=\"{zero + bar.Due * scale:0.#}\" y=\"{y + 1}\" width=\"2\" height=\"22\"/>");
        }
        if (least < 0) svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"axis\" x=\"{zero:0.#}\" y=\"0\" width=\"1\" height=\"{high - Bottom}\"/>");
        var legend = $"▬ {bars.ValueName}（{bars.Unit}）" + (bars.HasDue ? $"　▏{bars.DueName}" : "");
        return svg.Append(CultureInfo.InvariantCulture, $"<text class=\"key\" x=\"{LabelWide}\" y=\"{high - 5}\">{Html(legend)}</text></svg>").ToString();
    }

    static string Html(string text) => WebUtility.HtmlEncode(text);
}
