using DocumentFormat.OpenXml.Spreadsheet;

namespace Luheng.Bulletins;

/// <summary>The formats of a workbook, each number format once.</summary>
sealed class WorkbookStyles
{
    public const int Text = 0, Heading = 1;
    const uint FirstOwn = 164;

    readonly List<string> formats = [];

    /// <summary>The style of a column: enough decimals for what it holds; the figures themselves stay unrounded.</summary>
    public int Of(Column column, IEnumerable<double?> values) => Number(column.Kind switch
    {
        ColumnKind.Ordinal => "0",
        ColumnKind.Share => "0.0%",
        _ => Decimals(values),
    });

    int Number(string format)
    {
        var at = formats.IndexOf(format);
        if (at < 0)
        {
            at = formats.Count;
            formats.Add(format);
        }
        return Heading + 1 + at;
    }

    static string Decimals(IEnumerable<double?> values)
    {
        var (whole, most) = (true, 0.0);
        foreach (var value in values)
            if (value is { } v) (whole, most) = (whole && v == Math.Floor(v), Math.Max(most, Math.Abs(v)));
        return whole ? "#,##0" : most >= 10 ? "#,##0.00" : most >= 1 ? "#,##0.000" : "#,##0.000000";
    }

    public Stylesheet Sheet()
    {
        static Border Thin() => new(new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin }, new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder());
        static CellFormat Format(uint font, uint fill, uint border, uint number, bool wrap = false) => new(new Alignment { WrapText = wrap, Vertical = VerticalAlignmentValues.Center })
        {
            FontId = font,
            FillId = fill,
            BorderId = border,
            NumberFormatId = number,
            FormatId = 0,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
        };
        var styles = new Stylesheet();
        if (formats.Count > 0) styles.Append(new NumberingFormats(formats.Select((f, i) => new NumberingFormat { NumberFormatId = FirstOwn + (uint)i, FormatCode = f })) { Count = (uint)formats.Count });
        styles.Append(
            new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "等线" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "等线" })) { Count = 2 },
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE7ECEA" }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid }))
            { Count = 3 },
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Thin()) { Count = 2 },
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            new CellFormats([Format(0, 0, 0, 49), Format(1, 2, 1, 0, wrap: true), .. formats.Select((_, i) => Format(0, 0, 0, FirstOwn + (uint)i))]) { Count = (uint)(2 + formats.Count) });
        return styles;
    }
}
