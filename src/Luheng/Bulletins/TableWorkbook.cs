using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Luheng.Packs;

namespace Luheng.Bulletins;

/// <summary>Writes tables as a workbook, row by row, so that its size in memory is that of the table and no more; the last sheet says what they are.</summary>
public static class TableWorkbook
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <param name="notes">What stands on the sheet 说明: a label and what it says.</param>
    /// <param name="id">The number kept in the file's properties, by which a copy is known.</param>
    public static void Write(Stream to, IReadOnlyList<(string Name, Table Table)> tables, IReadOnlyList<(Said Label, string Text)> notes, string id = "")
    {
        using var document = SpreadsheetDocument.Create(to, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var styles = new WorkbookStyles();
        var sheets = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
        void Add(string name, Action<XmlWriter> write)
        {
            var part = $"rId{sheets.ChildElements.Count + 1}";
            var sheet = workbook.AddNewPart<WorksheetPart>(part);
            using (var stream = sheet.GetStream(FileMode.Create))
            using (var xml = XmlWriter.Create(stream, new() { CloseOutput = false })) write(xml);
            sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = part });
        }
        foreach (var (name, table) in tables) Add(Tab(name), xml => Sheet(xml, table, styles));
        Add("说明", xml => Notes(xml, notes));
        workbook.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = styles.Sheet();
        workbook.Workbook = new(sheets);
        if (id is not "") document.PackageProperties.Identifier = id;
    }

    static void Sheet(XmlWriter xml, Table table, WorkbookStyles styles)
    {
        var format = table.Columns.Select((c, i) => styles.Of(c, table.Rows.Select(r => i < r.Length ? Table.Number(r[i]) : null))).ToArray();
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetViews");
        xml.WriteRaw("<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView>");
        xml.WriteEndElement();
        Widths(xml, table.Columns.Select((c, i) => Width(c, table, i)));
        xml.WriteStartElement("sheetData");
        Row(xml, 1, () =>
        {
            for (var c = 0; c < table.Columns.Count; c++) Text(xml, Letters(c) + "1", table.Columns[c].Heading, WorkbookStyles.Heading);
        });
        var letters = Enumerable.Range(0, table.Columns.Count).Select(Letters).ToArray();
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var (cells, number) = (table.Rows[r], (r + 2).ToString(CultureInfo.InvariantCulture));
            Row(xml, r + 2, () =>
            {
                for (var c = 0; c < letters.Length && c < cells.Length; c++)
                    if (Table.Number(cells[c]) is { } value) Number(xml, letters[c] + number, value, format[c]);
                    else if (Table.Said(cells[c]) is { Length: > 0 } text) Text(xml, letters[c] + number, text, WorkbookStyles.Text);
            });
        }
        xml.WriteEndElement();
        if (table.Columns.Count > 0)
        {
            xml.WriteStartElement("autoFilter");
            xml.WriteAttributeString("ref", string.Create(CultureInfo.InvariantCulture, $"A1:{Letters(table.Columns.Count - 1)}{table.Rows.Count + 1}"));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static void Notes(XmlWriter xml, IReadOnlyList<(Said Label, string Text)> notes)
    {
        xml.WriteStartElement("worksheet", Main);
        Widths(xml, [30, 110]);
        xml.WriteStartElement("sheetData");
        for (var r = 0; r < notes.Count; r++)
            Row(xml, r + 1, () =>
            {
                var (label, text) = notes[r];
                Text(xml, $"A{r + 1}", label.En is "" ? label.Zh : $"{label.Zh} {label.En}", WorkbookStyles.Heading);
                Text(xml, $"B{r + 1}", text, WorkbookStyles.Text);
            });
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void Widths(XmlWriter xml, IEnumerable<double> widths)
    {
        var number = 0;
        xml.WriteStartElement("cols");
        foreach (var width in widths)
        {
            number++;
            xml.WriteStartElement("col");
            xml.WriteAttributeString("min", number.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("max", number.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("width", width.ToString("0.#", CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static void Row(XmlWriter xml, int number, Action cells)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        cells();
        xml.WriteEndElement();
    }

    static void Number(XmlWriter xml, string at, double value, int style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", at);
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("v", value.ToString("R", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    /// <summary>Text is written as text, so that nothing in it is ever run as a formula.</summary>
    static void Text(XmlWriter xml, string at, string text, int style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", at);
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Legal(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    const int LongestCell = 32_767, Looked = 200;

    /// <summary>What a cell can hold: characters that XML has, and no more than Excel takes.</summary>
    static string Legal(string text)
    {
        var kept = text.Length > LongestCell ? text[..LongestCell] : text;
        return kept.All(XmlConvert.IsXmlChar) ? kept : string.Concat(kept.EnumerateRunes().Where(r => r.Value > char.MaxValue || XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString()));
    }

    static double Width(Column column, Table table, int index) =>
        Math.Clamp(table.Rows.Take(Looked).Select(r => index < r.Length ? Wide(Table.Number(r[index]) is { } n ? n.ToString("#,0.##", CultureInfo.InvariantCulture) : Table.Said(r[index])) : 0).Append(Wide(column.Heading) + 4).Max(), 8, 48) + 2;

    static double Wide(string text) => text.Sum(c => c > 255 ? 2.0 : 1.0);

    static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    static string Tab(string name) => string.Concat(name.Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) ? '-' : c)) is { Length: > 31 } longer ? longer[..31] : string.Concat(name.Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) ? '-' : c));
}
