using Luheng.Typed;

namespace Luheng.Monitoring;

/// <summary>The columns of a sheet with one reading a row; -1 where it has none.</summary>
sealed record LongHeadings(int Meter, int Time, int Value, int Quality)
{
    static readonly string[] Meters = Of("meter, meter id, 计量点, 计量点编号, 计量器具编号, 计量点代码");
    static readonly string[] Times = Of("time, timestamp, 时间, 采集时间, 数据时间");
    static readonly string[] Values = Of("value, 数值, 值, 读数, 示数");
    static readonly string[] Qualities = Of("quality, 质量, 数据质量, 数据标记");

    /// <summary>The columns, or null where one that is needed is missing.</summary>
    public static LongHeadings? Read(IReadOnlyList<string> headings)
    {
        var plain = headings.Select(Words.Heading).ToList();
        int Find(string[] known) => plain.FindIndex(h => known.Contains(h));
        var at = new LongHeadings(Find(Meters), Find(Times), Find(Values), Find(Qualities));
        return at is { Meter: >= 0, Time: >= 0, Value: >= 0 } ? at : null;
    }

    static string[] Of(string words) => [.. words.Split(',').Select(Words.Heading)];
}
