using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Luheng.Returns;

/// <summary>A workbook as ExcelDataReader streams it, with what it leaves out: errors, formulas without a value, percent formats.</summary>
sealed class ExcelBook : Book
{
    readonly FileStream stream;
    readonly IExcelDataReader reader;
    readonly WorkbookCheck check;
    readonly Dictionary<int, bool> percent = [];
    Dictionary<long, Cell>? odd;
    bool started;
    int row;

    public ExcelBook(string file, WorkbookCheck check)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        this.check = check;
        stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            reader = ExcelReaderFactory.CreateReader(stream, new() { FallbackEncoding = Encoding.GetEncoding("GB18030") });
        }
        catch (Exception e) when (IsDamage(e))
        {
            stream.Dispose();
            throw e is InvalidPasswordException ? Locked : Damaged("the workbook cannot be read", e);
        }
    }

    public override string? Sheet => reader.Name;
    public override bool Hidden => reader.VisibleState is not (null or "visible");
    public override bool AllText => false;
    public override int Row => row;
    public override int Width => reader.FieldCount;

    public override Cell this[int column]
    {
        get
        {
            if (odd is not null && odd.TryGetValue(WorkbookCheck.Key(row, column), out var cell)) return cell;
            if (column >= reader.FieldCount) return Cell.Blank;
            return reader.GetValue(column) switch
            {
                null => Cell.Blank,
                double number => IsPercent(column) ? new(CellKind.Percent, Percent(number), null) : Cell.Of(number),
                string text => Cell.Of(text),
                DateTime date => Cell.Of(date),
                bool truth => Cell.Of(truth),
                int number => Cell.Of(number),
                TimeSpan time => Cell.Of(time.ToString()),
                var other => Cell.Of(other.ToString()),
            };
        }
    }

    public override bool NextSheet()
    {
        try
        {
            if (started && !reader.NextResult()) return false;
            if (!started && reader.ResultsCount == 0) throw new InvalidDataException("it has no sheets");
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged("the workbook cannot be read", e);
        }
        (started, row) = (true, 0);
        odd = check.OddCells(reader.Name);
        return true;
    }

    public override bool NextRow()
    {
        try
        {
            if (!reader.Read()) return false;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged($"sheet {Sheet} cannot be read after row {row}", e);
        }
        row = reader.Depth + 1;
        return true;
    }

    /// <summary>The reader meets damage with whatever exception comes; only those that are not about the file pass.</summary>
    static bool IsDamage(Exception e) => e is not (UnreadableException or OperationCanceledException or OutOfMemoryException);

    static UnreadableException Damaged(string what, Exception e) => new("damaged-workbook", $"{what} ({e.Message.TrimEnd('.')}); open it and save it again");

    public override void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }

    /// <summary>Hundredfold without the dust of binary fractions: 0.07 is 7, not 7.000000000000001.</summary>
    static double Percent(double fraction) => fraction == 0 ? 0 : (double)((decimal)Math.Clamp(fraction, -1e20, 1e20) * 100m);

    bool IsPercent(int column)
    {
        var format = reader.GetNumberFormatIndex(column);
        if (format <= 0) return false;
        if (!percent.TryGetValue(format, out var is_))
            percent[format] = is_ = reader.GetNumberFormatString(column) is { } text && text.Contains('%', StringComparison.Ordinal);
        return is_;
    }
}
