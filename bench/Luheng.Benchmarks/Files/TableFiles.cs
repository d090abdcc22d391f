using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Luheng.Benchmarks;

/// <summary>Writes a table as a text file and as a workbook, row by row.</summary>
static class TableFiles
{
    public static string WriteCsv(WideTable table, string file)
    {
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        writer.WriteLine(string.Join(',', table.Headings));
        foreach (var row in table.Rows()) writer.WriteLine(string.Join(',', row.Select(Text)));
        return file;
    }

    /// <summary>Writes a workbook as Excel does: words in the shared table, numbers in the cells, every cell with its reference.</summary>
    public static string WriteXlsx(WideTable table, string file)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var sheet = book.AddNewPart<WorksheetPart>();
        var shared = new Dictionary<string, int>(StringComparer.Ordinal);
        using (var writer = OpenXmlWriter.Create(sheet))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            var number = 0;
            foreach (var row in table.Rows().Prepend([.. table.Headings]))
            {
                number++;
                writer.WriteStartElement(new Row(), [new("r", "", $"{number}")]);
                for (var c = 0; c < row.Length; c++) WriteCell(writer, Letters(c) + number, row[c], shared);
                writer.WriteEndElement();
            }
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        WriteShared(book.AddNewPart<SharedStringTablePart>(), shared);
        book.Workbook = new(new Sheets(new Sheet { Name = "月报", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
        book.Workbook.Save();
        return file;
    }

    static void WriteCell(OpenXmlWriter writer, string reference, object value, Dictionary<string, int> shared)
    {
        var words = value as string;
        if (words is not null && !shared.ContainsKey(words)) shared[words] = shared.Count;
        List<OpenXmlAttribute> attributes = [new("r", "", reference)];
        if (words is not null) attributes.Add(new("t", "", "s"));
        writer.WriteStartElement(new Cell(), attributes);
        writer.WriteElement(new CellValue(words is null ? Text(value) : shared[words].ToString(CultureInfo.InvariantCulture)));
        writer.WriteEndElement();
    }

    static void WriteShared(SharedStringTablePart part, Dictionary<string, int> shared)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new SharedStringTable());
        foreach (var words in shared.OrderBy(s => s.Value).Select(s => s.Key)) writer.WriteElement(new SharedStringItem(new Text(words)));
        writer.WriteEndElement();
    }

    static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + (char)('A' + column % 26);

    static string Text(object value) => value is double number ? number.ToString(CultureInfo.InvariantCulture) : (string)value;
}
