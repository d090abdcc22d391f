using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Luheng.Returns;

/// <summary>A text file of one sheet: UTF-8 with or without its mark, UTF-16 with it, else GB18030; comma, semicolon or tab.</summary>
sealed class CsvBook : Book
{
    const int LongestField = 100_000;

    readonly StreamReader text;
    readonly CsvParser parser;
    bool started;

    public CsvBook(string file, ReadingLimits limits)
    {
        text = new(file, TextEncoding(file), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        try
        {
            parser = new(text, Configuration(Delimiter(file, text.CurrentEncoding)));
        }
        catch
        {
            text.Dispose();
            throw;
        }
        columns = limits.Columns;
    }

    readonly int columns;

    public override string? Sheet => null;
    public override bool AllText => true;
    public override int Row => parser.Row;
    public override int Width => parser.Count;

    /// <summary>The row as it stands in the file, with its line end.</summary>
    public string Raw => parser.RawRecord;
    public string Separator => parser.Delimiter;

    public override Cell this[int column] => column < parser.Count ? Cell.Of(parser[column]) : Cell.Blank;

    public override bool NextSheet() => !started && (started = true);

    public override bool NextRow()
    {
        try
        {
            if (!parser.Read()) return false;
        }
        catch (CsvHelperException)
        {
            throw new UnreadableException("open-quote", $"a quotation mark opened in or after row {parser.Row} is never closed");
        }
        return parser.Count <= columns ? true
            : throw new UnreadableException("too-many-columns", $"row {parser.Row} has {parser.Count} columns; at most {columns} are read");
    }

    public override void Dispose()
    {
        parser.Dispose();
        text.Dispose();
    }

    /// <summary>GB18030 where the bytes are not UTF-8; a byte order mark overrides either.</summary>
    public static Encoding TextEncoding(string file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = File.OpenRead(file);
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, chars) = (new byte[1 << 16], new char[(1 << 16) + 4]);
        try
        {
            int read;
            do
            {
                read = stream.Read(bytes);
                strict.GetChars(bytes.AsSpan(0, read), chars, flush: read == 0);
            }
            while (read > 0);
            return new UTF8Encoding(false);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030");
        }
    }

    static string Delimiter(string file, Encoding encoding)
    {
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true);
        string best = ",";
        var most = 0;
        for (var line = 0; line < 5 && reader.ReadLine() is { } text; line++)
            foreach (var candidate in (string[])[",", "\t", ";"])
                if (text.AsSpan().Count(candidate) is var count && count > most) (best, most) = (candidate, count);
        return best;
    }

    static CsvConfiguration Configuration(string delimiter) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter,
        HasHeaderRecord = false,
        IgnoreBlankLines = false,
        BadDataFound = null,
        MaxFieldSize = LongestField,
        BufferSize = 1 << 16,
        CacheFields = false,
    };
}
