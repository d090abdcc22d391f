using Luheng.Typed;

namespace Luheng.Monitoring;

/// <summary>What a column of a register of meters is for.</summary>
enum MeterField : byte
{
    Meter, Owner, Carrier, Kind, Unit, Parent, Level, Multiplier, Rollover, From, To, Name, Flow, Counterparty, Place, Interval, Stamp, Accuracy, CalibrationDue, Capacity, Low, High,
    At, LastOfOld, FirstOfNew,
}

/// <summary>The headings of registers of meters and of swaps that are understood, in English and Chinese.</summary>
static class MeterFields
{
    static readonly Dictionary<string, MeterField> Known = Index(
        (MeterField.Meter, "meter, meter id, id, 计量点, 计量点编号, 计量器具编号, 计量点代码, 表号, 表计编号"),
        (MeterField.Owner, "credit_code, owner, subject, 统一社会信用代码, 社会信用代码, 信用代码, 主体代码, 企业代码"),
        (MeterField.Carrier, "carrier, 能源品种, 品种, 介质, 能源种类, 测量对象"),
        (MeterField.Kind, "kind, type, 类型, 计量类型, 数据类型"),
        (MeterField.Unit, "unit, 单位, 计量单位"),
        (MeterField.Parent, "parent, 上级, 上级表, 上级计量点"),
        (MeterField.Level, "level, 级别, 等级, 计量级别"),
        (MeterField.Multiplier, "multiplier, 倍率, 综合倍率"),
        (MeterField.Rollover, "rollover, 翻转值, 满量程, 翻转"),
        (MeterField.From, "from, 起, 起始日期, 启用日期, 生效日期"),
        (MeterField.To, "to, 止, 终止日期, 停用日期, 失效日期"),
        (MeterField.Name, "name, 名称, 计量点名称, 计量器具名称"),
        (MeterField.Flow, "flow, 流向"),
        (MeterField.Counterparty, "counterparty, 对方, 对方信用代码, 交易对方"),
        (MeterField.Place, "place, 位置, 安装位置, 工序, 设备, 工序设备"),
        (MeterField.Interval, "interval, 间隔, 采集间隔, 采集周期"),
        (MeterField.Stamp, "stamp, 时标, 时间标记"),
        (MeterField.Accuracy, "accuracy, 准确度等级, 准确度, 精度等级, 精度"),
        (MeterField.CalibrationDue, "calibration_due, 检定有效期, 检定到期, 检定到期日, 下次检定日期"),
        (MeterField.Capacity, "capacity, 容量, 额定容量, 最大流量, 最大需量"),
        (MeterField.Low, "low, 下限, 量程下限"),
        (MeterField.High, "high, 上限, 量程上限, 限值"),
        (MeterField.At, "at, time, 换表时间, 更换时间, 时间"),
        (MeterField.LastOfOld, "last_of_old, 旧表止码, 旧表底数, 旧表读数"),
        (MeterField.FirstOfNew, "first_of_new, 新表起码, 新表底数, 新表读数"));

    static readonly MeterField[] RegisterNeeds = [MeterField.Meter, MeterField.Owner, MeterField.Carrier, MeterField.Kind, MeterField.Unit];
    static readonly MeterField[] SwapNeeds = [MeterField.Meter, MeterField.At, MeterField.LastOfOld, MeterField.FirstOfNew];

    /// <summary>The columns of a row of headings, or null when it is neither that of meters nor that of swaps.</summary>
    public static Dictionary<MeterField, int>? Columns(IReadOnlyList<string> headings, out bool swaps)
    {
        var columns = new Dictionary<MeterField, int>();
        for (var c = 0; c < headings.Count; c++)
            if (headings[c] is not "" && Of(headings[c]) is { } field) columns.TryAdd(field, c);
        swaps = SwapNeeds.All(columns.ContainsKey);
        return swaps || RegisterNeeds.All(columns.ContainsKey) ? columns : null;
    }

    /// <summary>The field of a heading, of either half of a bilingual one, or of one with a remark in brackets.</summary>
    public static MeterField? Of(string heading)
    {
        if (Known.TryGetValue(Words.Heading(heading), out var field)) return field;
        var (chinese, _) = Words.Halves(heading);
        if (chinese is not "" && Known.TryGetValue(Words.Heading(chinese), out field)) return field;
        var bracket = heading.IndexOfAny(['(', '（', '[']);
        return bracket > 0 && Known.TryGetValue(Words.Heading(heading[..bracket]), out field) ? field : null;
    }

    static Dictionary<string, MeterField> Index(params (MeterField Field, string Words)[] fields) => fields
        .SelectMany(f => f.Words.Split(',').Select(w => (Word: Words.Heading(w), f.Field))).DistinctBy(w => w.Word).ToDictionary(w => w.Word, w => w.Field, StringComparer.Ordinal);
}
