using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Luheng.Tests.Returns;

/// <summary>Writes small workbooks cell by cell, also ones that no honest program would write.</summary>
static class WorkbookFile
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>A value shown as a percentage, a day, an error, a formula without its result.</summary>
    public sealed record Percent(double Fraction);

    public sealed record Error(string Text);

    public sealed record NoValue(string Formula);

    public static string Write(string file, params (string Name, object?[][] Rows)[] sheets) => Write(file, "", sheets);

    /// <param name="afterRows">XML that follows the rows of each sheet, such as merged cells.</param>
    public static string Write(string file, string afterRows, params (string Name, object?[][] Rows)[] sheets)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        var numbers = Enumerable.Range(1, sheets.Length);
        Part(zip, "[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{string.Concat(numbers.Select(n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""))}</Types>""");
        Part(zip, "_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbers.Select(n => $"""<sheet name="{sheets[n - 1].Name}" sheetId="{n}" r:id="rId{n}"/>"""))}</sheets></workbook>""");
        Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships">{string.Concat(numbers.Select(n => $"""<Relationship Id="rId{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>"""))}<Relationship Id="rIdS" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="10" xfId="0" applyNumberFormat="1"/><xf numFmtId="17" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>""");
        foreach (var n in numbers) Part(zip, $"xl/worksheets/sheet{n}.xml", Sheet(sheets[n - 1].Rows, afterRows));
        return file;
    }

    static string Sheet(object?[][] rows, string after)
    {
        var xml = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetData>""");
        for (var r = 0; r < rows.Length; r++)
        {
            if (rows[r].Length == 0) continue;
            xml.Append(CultureInfo.InvariantCulture, $"""<row r="{r + 1}">""");
            for (var c = 0; c < rows[r].Length; c++) xml.Append(Cell(rows[r][c], $"{Luheng.Returns.CellPosition.Letters(c)}{r + 1}"));
            xml.Append("</row>");
        }
        return xml.Append("</sheetData>").Append(after).Append("</worksheet>").ToString();
    }

    static string Cell(object? value, string at) => value switch
    {
        null => "",
        string text => $"""<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{System.Security.SecurityElement.Escape(text)}</t></is></c>""",
        bool truth => $"""<c r="{at}" t="b"><v>{(truth ? 1 : 0)}</v></c>""",
        Percent percent => string.Create(CultureInfo.InvariantCulture, $"""<c r="{at}" s="1"><v>{percent.Fraction:R}</v></c>"""),
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"""<c r="{at}" s="2"><v>{day.ToDateTime(TimeOnly.MinValue).ToOADate():R}</v></c>"""),
        Error error => $"""<c r="{at}" t="e"><f>1/0</f><v>{error.Text}</v></c>""",
        NoValue formula => $"""<c r="{at}"><f>{formula.Formula}</f></c>""",
        IFormattable number => $"""<c r="{at}"><v>{number.ToString("R", CultureInfo.InvariantCulture)}</v></c>""",
        _ => throw new ArgumentException($"no cell for {value}"),
    };

    public static void Part(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }
}
