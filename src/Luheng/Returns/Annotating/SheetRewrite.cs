using System.Globalization;
using System.Xml;

namespace Luheng.Returns;

/// <summary>Copies a sheet part node by node, changing the style of marked cells, adding those that do not exist, and naming the drawing of the comments.</summary>
sealed class SheetRewrite
{
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>What the schema lets follow a legacy drawing.</summary>
    static readonly HashSet<string> AfterDrawing = ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

    readonly XmlReader reader;
    readonly XmlWriter writer;
    readonly MarkStyles styles;
    readonly SheetMarks marks;
    readonly Queue<int> rowsLeft;
    readonly Queue<int> columnsLeft = new();
    string? vml;
    CellPosition at = new();
    string main = "";

    SheetRewrite(XmlReader reader, XmlWriter writer, SheetMarks marks, MarkStyles styles, string? vml)
    {
        (this.reader, this.writer, this.marks, this.styles, this.vml) = (reader, writer, marks, styles, vml);
        rowsLeft = new(marks.Rows);
    }

    /// <param name="vml">The relationship of a new comment drawing; null when the sheet names one already.</param>
    public static void Run(Stream from, Stream into, SheetMarks marks, MarkStyles styles, string? vml, CancellationToken cancel)
    {
        using var reader = XmlReader.Create(from, new() { DtdProcessing = DtdProcessing.Prohibit });
        using var writer = XmlWriter.Create(into, new() { CloseOutput = false, Encoding = new System.Text.UTF8Encoding(false) });
        new SheetRewrite(reader, writer, marks, styles, vml).Copy(cancel);
    }

    void Copy(CancellationToken cancel)
    {
        var nodes = 0;
        while (reader.Read())
        {
            if ((++nodes & 0xffff) == 0) cancel.ThrowIfCancellationRequested();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element: Element(); break;
                case XmlNodeType.EndElement: End(reader.LocalName); break;
                case XmlNodeType.XmlDeclaration: writer.WriteStartDocument(true); break;
                case XmlNodeType.Text: writer.WriteString(reader.Value); break;
                case XmlNodeType.CDATA: writer.WriteCData(reader.Value); break;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when reader.Depth > 0: writer.WriteWhitespace(reader.Value); break;
                case XmlNodeType.Comment: writer.WriteComment(reader.Value); break;
            }
        }
    }

    void Element()
    {
        var (name, empty) = (reader.LocalName, reader.IsEmptyElement);
        if (reader.Depth == 0) main = reader.NamespaceURI;
        else if (reader.Depth == 1 && AfterDrawing.Contains(name)) Drawing();
        var cell = name == "c" && reader.Depth == 3;
        if (name == "row" && reader.Depth == 2) StartRow();
        if (cell)
        {
            at.Cell(reader.GetAttribute("r"));
            CellsBefore(at.Column);
        }
        writer.WriteStartElement(reader.Prefix, name, reader.NamespaceURI);
        if (cell && columnsLeft.TryPeek(out var marked) && marked == at.Column)
        {
            columnsLeft.Dequeue();
            MarkedAttributes();
        }
        else writer.WriteAttributes(reader, false);
        if (empty) End(name, full: false);
    }

    void End(string name, bool full = true)
    {
        if (name == "row" && reader.Depth == 2) CellsBefore(int.MaxValue);
        if (name == "sheetData" && reader.Depth == 1) RowsBefore(int.MaxValue);
        if (reader.Depth == 0) Drawing();
        if (full) writer.WriteFullEndElement();
        else writer.WriteEndElement();
    }

    void StartRow()
    {
        at.Row(reader.GetAttribute("r"));
        RowsBefore(at.RowNumber);
        if (!rowsLeft.TryPeek(out var row) || row != at.RowNumber) return;
        rowsLeft.Dequeue();
        foreach (var column in marks.Row(row)!.Keys) columnsLeft.Enqueue(column);
    }

    void RowsBefore(int row)
    {
        while (rowsLeft.TryPeek(out var missing) && missing < row)
        {
            rowsLeft.Dequeue();
            writer.WriteStartElement("row", main);
            writer.WriteAttributeString("r", missing.ToString(CultureInfo.InvariantCulture));
            foreach (var column in marks.Row(missing)!.Keys) NewCell(missing, column);
            writer.WriteEndElement();
        }
    }

    void CellsBefore(int column)
    {
        while (columnsLeft.TryPeek(out var missing) && missing < column) NewCell(at.RowNumber, columnsLeft.Dequeue());
    }

    void NewCell(int row, int column)
    {
        writer.WriteStartElement("c", main);
        writer.WriteAttributeString("r", $"{CellPosition.Letters(column)}{row}");
        writer.WriteAttributeString("s", styles.Marked(null));
        writer.WriteEndElement();
    }

    void MarkedAttributes()
    {
        var style = reader.GetAttribute("s");
        if (reader.MoveToFirstAttribute())
        {
            do
            {
                if (reader.Name != "s") writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value);
            }
            while (reader.MoveToNextAttribute());
            reader.MoveToElement();
        }
        writer.WriteAttributeString("s", styles.Marked(style));
    }

    void Drawing()
    {
        if (vml is null) return;
        writer.WriteStartElement("legacyDrawing", main);
        writer.WriteAttributeString("id", Relations, vml);
        writer.WriteEndElement();
        vml = null;
    }
}
