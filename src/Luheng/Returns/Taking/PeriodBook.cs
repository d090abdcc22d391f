using System.Globalization;
using Luheng.Time;

namespace Luheng.Returns;

/// <summary>Every period that the files name, read once per spelling.</summary>
sealed class PeriodBook(DateOnly today)
{
    readonly record struct Reading(int Number, bool Interpreted, Fault? Fault);

    readonly Dictionary<string, Reading> byText = new(StringComparer.Ordinal);
    readonly Dictionary<(CellKind, double), Reading> byNumber = [];
    readonly Numbered<Period> numbers = new();

    public IReadOnlyList<Period> All => numbers.All;

    public int Find(Period period) => numbers.Find(period);

    /// <summary>The number of the period in a cell, or -1 and what is wrong.</summary>
    public int Read(in Cell cell, out bool interpreted, out Fault? fault)
    {
        Reading reading;
        if (cell.Kind == CellKind.Text)
        {
            if (!byText.TryGetValue(cell.Text!, out reading)) byText[cell.Text!] = reading = Make(cell);
        }
        else if (!byNumber.TryGetValue((cell.Kind, cell.Number), out reading)) byNumber[(cell.Kind, cell.Number)] = reading = Make(cell);
        (interpreted, fault) = (reading.Interpreted, reading.Fault);
        return reading.Number;
    }

    Reading Make(in Cell cell)
    {
        if (cell.IsBlank) return new(-1, false, new("missing-period", new($"缺时期；写成 {Periods.AcceptedZh}", $"the period is missing; write {Periods.Accepted}")));
        if (cell.Kind is CellKind.Error) return new(-1, false, new("error-cell", new("单元格是错误值；改好公式，或直接填时期", "the cell holds an error; mend the formula or type the period")));
        if (cell.Kind is CellKind.NoValue) return new(-1, false, NoValue);
        if (!Periods.TryRead(cell, out var period, out var interpreted)) return new(-1, false, new("bad-period", new($"不是时期；写成 {Periods.AcceptedZh}", $"not a period; write {Periods.Accepted}")));
        return period.First > today
            ? new(-1, false, new("future-period", new($"{period} 还没有开始，今天是 {today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", $"{period} begins after today ({today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})")))
            : new(numbers[period], interpreted, null);
    }

    public static readonly Fault NoValue = new("formula-without-value", new("公式的结果没有保存；在表格软件里打开，重算后保存", "the formula's result was never saved; open the workbook, let it calculate, and save it"));
}
