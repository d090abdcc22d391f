namespace Luheng.Returns;

/// <summary>A file of sheets, read forward only: sheet by sheet, row by row.</summary>
abstract class Book : IDisposable
{
    static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;
    static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The sheet's name; null for a file that has none.</summary>
    public abstract string? Sheet { get; }
    public virtual bool Hidden => false;

    /// <summary>Whether every value comes as text, so that text numbers are nothing to remark on.</summary>
    public abstract bool AllText { get; }

    /// <summary>The row just read, counted from 1 as a spreadsheet counts it.</summary>
    public abstract int Row { get; }
    public abstract int Width { get; }

    /// <summary>A cell of the row just read; blank beyond its end.</summary>
    public abstract Cell this[int column] { get; }
    public abstract bool NextSheet();
    public abstract bool NextRow();
    public abstract void Dispose();

    /// <exception cref="UnreadableException">The file is empty, truncated, locked with a password, unsafe, or not what its name says.</exception>
    public static Book Open(string file, ReadingLimits limits, CancellationToken cancel)
    {
        if (!File.Exists(file)) throw new UnreadableException("no-such-file", "the file does not exist");
        var size = new FileInfo(file).Length;
        if (size == 0) throw new UnreadableException("empty-file", "the file is empty; export a template with: luheng forms export");
        if (size > limits.FileBytes) throw new UnreadableException("too-large", $"the file has {size >> 20} MB; at most {limits.FileBytes >> 20} MB are read");
        Span<byte> head = stackalloc byte[8];
        using (var stream = File.OpenRead(file)) head = head[..stream.ReadAtLeast(head, 8, throwOnEndOfStream: false)];
        var (isZip, isOle) = (head.StartsWith(Zip), head.StartsWith(Ole));
        switch (Path.GetExtension(file).ToLowerInvariant())
        {
            case ".xlsx" or ".xlsm" when isZip:
                return new ExcelBook(file, WorkbookCheck.Run(file, limits, cancel));
            case ".xlsx" or ".xlsm" when isOle:
                throw OleBook.HoldsPassword(file) ? Locked
                    : new UnreadableException("not-what-its-name-says", "the name says .xlsx but the content is an old .xls workbook; rename it to .xls or save it as .xlsx");
            case ".xls" when isOle:
                if (OleBook.HoldsPassword(file)) throw Locked;
                return new ExcelBook(file, WorkbookCheck.Nothing);
            case ".xls" when isZip:
                throw new UnreadableException("not-what-its-name-says", "the name says .xls but the content is a zip package; rename it to .xlsx");
            case ".xlsx" or ".xlsm" or ".xls":
                throw new UnreadableException("not-what-its-name-says", $"the name says {Path.GetExtension(file)} but the content is not a workbook; if it is text, rename it to .csv");
            case ".csv" or ".txt" or ".tsv" when isZip || isOle:
                throw new UnreadableException("not-what-its-name-says", "the name says text but the content is a workbook; rename it to .xlsx or .xls");
            case ".csv" or ".txt" or ".tsv":
                return new CsvBook(file, limits);
            case var other when isZip || isOle:
                throw new UnreadableException("not-what-its-name-says", $"the name says '{other}' but the content is a workbook or another package; rename it to .xlsx or .xls");
            case var other:
                throw new UnreadableException("unknown-format", $"'{other}' files are not read; .xlsx, .xlsm, .xls and .csv are");
        }
    }

    internal static UnreadableException Locked => new("password-protected", "the workbook is locked with a password; save it without one and import it again");
}

/// <summary>What the old compound format can tell before it is read.</summary>
static class OleBook
{
    /// <summary>Whether the compound file is an encrypted package: its directory then names a stream EncryptedPackage in UTF-16.</summary>
    public static bool HoldsPassword(string file)
    {
        var name = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");
        var buffer = new byte[1 << 16];
        using var stream = File.OpenRead(file);
        var kept = 0;
        for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = kept + read;
            if (buffer.AsSpan(0, filled).IndexOf(name) >= 0) return true;
            kept = Math.Min(filled, name.Length);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }
        return false;
    }
}
