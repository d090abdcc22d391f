using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Luheng.Returns;

/// <summary>Writes sheets as a workbook, streaming, with one small set of styles.</summary>
static class WorkbookWriter
{
    public static void Write(string file, IReadOnlyList<SheetText> sheets)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = Styles();
        var list = new Sheets();
        for (var i = 0; i < sheets.Count; i++)
        {
            var part = workbook.AddNewPart<WorksheetPart>($"rId{i + 1}");
            Sheet(part, sheets[i]);
            list.Append(new Sheet { Name = sheets[i].Name, SheetId = (uint)(i + 1), Id = $"rId{i + 1}" });
        }
        workbook.Workbook = new(list);
    }

    static void Sheet(WorksheetPart part, SheetText sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(View(sheet.Frozen)));
        if (sheet.Widths.Count > 0)
            writer.WriteElement(new Columns(sheet.Widths.Select((w, i) => new Column { Min = (uint)(i + 1), Max = (uint)(i + 1), Width = w, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        for (var r = 0; r < sheet.Rows.Count; r++)
        {
            writer.WriteStartElement(new Row { RowIndex = (uint)(r + 1) });
            for (var c = 0; c < sheet.Rows[r].Count; c++) Cell(writer, sheet.Rows[r][c], $"{CellPosition.Letters(c)}{r + 1}");
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void Cell(OpenXmlWriter writer, Place place, string reference)
    {
        if (place is { Look: Look.Plain, Text: null, Number: null }) return;
        var cell = new SheetCell { CellReference = reference, StyleIndex = (uint)place.Look };
        if (place.Number is { } number) cell.CellValue = new(number.ToString("R", CultureInfo.InvariantCulture));
        else if (place.Text is { Length: > 0 } text)
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        }
        writer.WriteElement(cell);
    }

    static SheetView View((int Rows, int Columns) frozen)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = true };
        if (frozen.Rows > 0)
            view.Append(new Pane
            {
                HorizontalSplit = frozen.Columns,
                VerticalSplit = frozen.Rows,
                TopLeftCell = $"{CellPosition.Letters(frozen.Columns)}{frozen.Rows + 1}",
                ActivePane = PaneValues.BottomRight,
                State = PaneStateValues.Frozen,
            });
        return view;
    }

    /// <summary>The formats in the order of <see cref="Look"/>.</summary>
    static Stylesheet Styles()
    {
        const uint entry = 164;
        static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });
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
        return new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = entry, FormatCode = "#,##0.00####" }) { Count = 1 },
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "等线" }),
                new Font(new Bold(), new FontSize { Val = 16 }, new FontName { Val = "等线" }),
                new Font(new Italic(), new FontSize { Val = 10 }, new Color { Rgb = "FF666666" }, new FontName { Val = "等线" }),
                new Font(new Bold(), new FontSize { Val = 10 }, new FontName { Val = "等线" }))
            { Count = 4 },
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFE7ECEA")) { Count = 3 },
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Thin()) { Count = 2 },
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            new CellFormats(Format(0, 0, 0, 0), Format(1, 0, 0, 0), Format(2, 0, 0, 0), Format(3, 2, 1, 0, wrap: true), Format(0, 0, 1, 49), Format(0, 0, 1, entry), Format(0, 0, 0, 0, wrap: true)) { Count = 7 });
    }
}
