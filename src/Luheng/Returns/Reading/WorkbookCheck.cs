using System.IO.Compression;
using System.Xml;

namespace Luheng.Returns;

/// <summary>What a first pass over a workbook's package found: that it is safe to read, and the cells whose value is an error or was never saved.</summary>
sealed class WorkbookCheck
{
    public static readonly WorkbookCheck Nothing = new();
    const int MostOdd = 200_000;

    readonly Dictionary<string, Dictionary<long, Cell>> odd = new(StringComparer.Ordinal);

    /// <summary>The odd cells of a sheet by row and column, or null when it has none.</summary>
    public Dictionary<long, Cell>? OddCells(string? sheet) => odd.GetValueOrDefault(sheet ?? "");

    public static long Key(int row, int column) => (long)row << 20 | (uint)column;

    /// <exception cref="UnreadableException">Truncated, damaged, or larger unpacked than any honest workbook.</exception>
    public static WorkbookCheck Run(string file, ReadingLimits limits, CancellationToken cancel)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            Sizes(zip, limits);
            if (zip.GetEntry("xl/workbook.xml") is null)
                throw new UnreadableException("not-what-its-name-says", zip.GetEntry("word/document.xml") is null
                    ? "the package holds no workbook; save it from the spreadsheet program as .xlsx" : "the content is a text document, not a workbook");
            var check = new WorkbookCheck();
            var budget = limits.UnpackedBytes;
            foreach (var (name, part) in PackageParts.Sheets(zip))
            {
                cancel.ThrowIfCancellationRequested();
                var entry = zip.GetEntry(part) ?? throw new InvalidDataException($"the part of sheet {name} is missing");
                using var stream = new MeteredStream(entry.Open(), Math.Min(budget, Allowed(entry, limits)), part, entry.Crc32);
                var cells = Scan(stream, limits, name);
                stream.CopyTo(Stream.Null);
                budget -= stream.Taken;
                if (cells.Count > 0) check.odd[name] = cells;
            }
            return check;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException or EndOfStreamException)
        {
            throw new UnreadableException("truncated-workbook", $"the workbook is cut off or damaged ({e.Message.TrimEnd('.')}); copy or download it again");
        }
        catch (XmlException e)
        {
            throw new UnreadableException("damaged-workbook", $"a part of the workbook is not readable ({e.Message.TrimEnd('.')}); open it and save it again");
        }
    }

    static void Sizes(ZipArchive zip, ReadingLimits limits)
    {
        if (zip.Entries.Count > limits.Parts) throw Bomb($"it has {zip.Entries.Count} parts; at most {limits.Parts} are read");
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            total += entry.Length;
            if (entry.Length > limits.RatioFromBytes && entry.Length > (double)entry.CompressedLength * limits.UnpackingRatio)
                throw Bomb($"{entry.FullName} unpacks to {entry.Length >> 20} MB, {entry.Length / Math.Max(1, entry.CompressedLength)} times its packed size; at most {limits.UnpackingRatio} times is read");
            if (entry.Name == "sharedStrings.xml" && entry.Length > limits.SharedTextBytes)
                throw Bomb($"its texts unpack to {entry.Length >> 20} MB; at most {limits.SharedTextBytes >> 20} MB are read");
        }
        if (total > limits.UnpackedBytes) throw Bomb($"it unpacks to {total >> 20} MB; at most {limits.UnpackedBytes >> 20} MB are read");
        // The sizes above are what the package claims; parts read whole by the workbook reader must not exceed their claim.
        foreach (var entry in zip.Entries.Where(e => e.Name is "sharedStrings.xml" or "styles.xml" or "workbook.xml" or "workbook.xml.rels"))
        {
            using var stream = new MeteredStream(entry.Open(), Allowed(entry, limits), entry.FullName, entry.Crc32);
            stream.CopyTo(Stream.Null);
        }
    }

    static long Allowed(ZipArchiveEntry entry, ReadingLimits limits) =>
        Math.Max(limits.RatioFromBytes, Math.Min(limits.UnpackedBytes, entry.CompressedLength * limits.UnpackingRatio));

    internal static UnreadableException Bomb(string why) => new(UnreadableException.Bomb, $"the workbook is refused: {why}");

    static Dictionary<long, Cell> Scan(Stream stream, ReadingLimits limits, string sheet)
    {
        var found = new Dictionary<long, Cell>();
        using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true, IgnoreComments = true });
        var at = new CellPosition();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "row") at.Row(reader.GetAttribute("r"));
            else if (reader.LocalName == "c")
            {
                at.Cell(reader.GetAttribute("r"));
                if (at.Column >= limits.Columns)
                    throw new UnreadableException("too-many-columns", $"sheet {sheet} has a cell in column {at.Column + 1}; at most {limits.Columns} columns are read");
                var isError = reader.GetAttribute("t") == "e";
                var odd = reader.IsEmptyElement ? (Cell?)null : Inside(reader, isError);
                if (odd is { } cell && found.Count < MostOdd) found[Key(at.RowNumber, at.Column)] = cell;
            }
        }
        return found;
    }

    /// <summary>Reads to the cell's end; gives the cell when it is an error or a formula without a value.</summary>
    static Cell? Inside(XmlReader reader, bool isError)
    {
        var (formula, value, depth) = (false, false, reader.Depth);
        string? text = null;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
            {
                formula |= reader.LocalName == "f";
                value |= reader.LocalName is "v" or "is";
            }
            else if (isError && reader.NodeType == XmlNodeType.Text) text = reader.Value;
        }
        return isError ? Cell.Error(text ?? "#ERROR") : formula && !value ? Cell.NoValue : null;
    }
}
