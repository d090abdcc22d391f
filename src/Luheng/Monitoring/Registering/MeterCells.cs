using System.Globalization;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;
using Luheng.Typed;

namespace Luheng.Monitoring;

/// <summary>Reads the cells of one row of a register and tells everything that is wrong with them.</summary>
sealed class MeterCells(Func<MeterField, string> text, RowPlace at, Action<RowPlace, MeterField, string, string, string> wrong)
{
    public const int LongestId = 64;

    static readonly Dictionary<string, MeterKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["counter"] = MeterKind.Counter,
        ["cumulative"] = MeterKind.Counter,
        ["累计"] = MeterKind.Counter,
        ["累计量"] = MeterKind.Counter,
        ["表码"] = MeterKind.Counter,
        ["gauge"] = MeterKind.Gauge,
        ["瞬时"] = MeterKind.Gauge,
        ["瞬时量"] = MeterKind.Gauge,
        ["瞬时值"] = MeterKind.Gauge,
        ["amount"] = MeterKind.Amount,
        ["interval"] = MeterKind.Amount,
        ["区间"] = MeterKind.Amount,
        ["区间量"] = MeterKind.Amount,
        ["间隔量"] = MeterKind.Amount,
    };

    static readonly Dictionary<string, Flow> Flows = new(StringComparer.OrdinalIgnoreCase)
    {
        ["intake"] = Flow.Intake,
        ["购入"] = Flow.Intake,
        ["购进"] = Flow.Intake,
        ["外购"] = Flow.Intake,
        ["取水"] = Flow.Intake,
        ["use"] = Flow.Use,
        ["使用"] = Flow.Use,
        ["消耗"] = Flow.Use,
        ["output"] = Flow.Output,
        ["外供"] = Flow.Output,
        ["外销"] = Flow.Output,
        ["排放"] = Flow.Output,
        ["排水"] = Flow.Output,
        ["generated"] = Flow.Generated,
        ["自产"] = Flow.Generated,
        ["自发"] = Flow.Generated,
        ["生产"] = Flow.Generated,
    };

    public bool Stands { get; private set; } = true;

    public bool Has(MeterField field) => at.Columns.ContainsKey(field);

    public string Text(MeterField field) => Words.Plain(text(field)) is var plain && Numbers.IsMissing(plain) ? "" : plain;

    public void Wrong(MeterField field, string rule, string hint)
    {
        Stands = false;
        wrong(at, field, text(field), rule, hint);
    }

    public string Id()
    {
        var id = text(MeterField.Meter).Trim();
        if (id is "") Wrong(MeterField.Meter, "missing-meter", "the id of the metering point (计量点) is missing");
        else if (id.Length > LongestId) Wrong(MeterField.Meter, "meter-id", $"the id has {id.Length} characters; at most {LongestId} are kept");
        else if (id.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ',' or '"')) Wrong(MeterField.Meter, "meter-id", "an id has no blanks, commas and quotation marks");
        return id;
    }

    public SubjectId Subject(MeterField field, string noun)
    {
        var plain = Text(field);
        if (plain is "") Wrong(field, "missing-subject", $"the credit code of {noun} is missing");
        else if (!SubjectId.TryParse(plain, out var id, out var problem)) Wrong(field, "check-digit", problem);
        else if (id.Kind is not (SubjectKind.Enterprise or SubjectKind.Site)) Wrong(field, "of-kind", $"{noun} is an enterprise or one of its sites (credit code, or code/site)");
        else return id;
        return default;
    }

    public MeterKind Kind() => Choice(MeterField.Kind, Kinds, "counter (累计量), gauge (瞬时量), amount (区间量)") ?? Missing();

    MeterKind Missing()
    {
        if (Text(MeterField.Kind) is "") Wrong(MeterField.Kind, "missing-kind", "what its values are is missing: counter (累计量), gauge (瞬时量) or amount (区间量)");
        return default;
    }

    public Flow? Direction() => Choice(MeterField.Flow, Flows, "intake (购入), use (使用), output (外供), generated (自产)");

    public Stamp Names() => Text(MeterField.Stamp).ToLowerInvariant() switch
    {
        "" or "end" or "止" or "期末" or "结束" => Stamp.End,
        "start" or "起" or "期初" or "开始" => Stamp.Start,
        _ => Other(),
    };

    Stamp Other()
    {
        Wrong(MeterField.Stamp, "unknown-word", "the time of an amount names the end (止) or the start (起) of its interval");
        return default;
    }

    T? Choice<T>(MeterField field, Dictionary<string, T> known, string accepted) where T : struct
    {
        var plain = Text(field);
        if (plain is "") return null;
        if (known.TryGetValue(plain, out var value)) return value;
        Wrong(field, "unknown-word", $"'{plain}' is not understood; one of {accepted}");
        return null;
    }

    public int? Level()
    {
        if (Text(MeterField.Level).TrimEnd('级') is not { Length: > 0 } plain) return null;
        if (plain is "1" or "2" or "3") return plain[0] - '0';
        if ("一二三".IndexOf(plain, StringComparison.Ordinal) is >= 0 and var han && plain.Length == 1) return han + 1;
        Wrong(MeterField.Level, "level", "1 (进出用能单位), 2 (进出主要次级用能单位) or 3 (主要用能设备) of GB 17167");
        return null;
    }

    public double? Number(MeterField field, bool positive = false)
    {
        var plain = Text(field);
        if (plain is "") return null;
        if (Numbers.Read(plain, out var number) is NumberForm.Wrong or NumberForm.Percent || !double.IsFinite(number)) Wrong(field, "not-a-number", "a number, such as 1000");
        else if (positive && number <= 0) Wrong(field, "range", "a number above zero");
        else return number;
        return null;
    }

    /// <summary>Seconds; 15min, 1h and 5分钟 are understood.</summary>
    public int Interval()
    {
        var plain = Text(MeterField.Interval).Replace(" ", "", StringComparison.Ordinal);
        if (plain is "") return new Meter("", default, "", default, "").Interval;
        var digits = plain.TakeWhile(char.IsAsciiDigit).Count();
        var times = plain[digits..].ToLowerInvariant() switch
        {
            "" or "s" or "秒" => 1,
            "min" or "m" or "分" or "分钟" => 60,
            "h" or "小时" or "时" => 3600,
            _ => 0,
        };
        if (times > 0 && int.TryParse(plain[..digits], CultureInfo.InvariantCulture, out var count) && (long)count * times is > 0 and <= 86_400) return count * times;
        Wrong(MeterField.Interval, "range", "seconds between two values, from 1 to 86400; 15min and 1h are understood");
        return 0;
    }

    /// <summary>A day is its first moment in China, as the end of a stretch its last; an instant has its offset, or is Chinese time.</summary>
    public DateTimeOffset? Time(MeterField field, bool end = false)
    {
        var plain = Text(field);
        if (plain is "") return null;
        if (DateOnly.TryParseExact(plain, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new DateTimeOffset((end ? day.AddDays(1) : day).ToDateTime(TimeOnly.MinValue), China.Offset);
        if (China.TryInstant(plain, out var instant)) return instant.ToOffset(China.Offset);
        Wrong(field, "bad-time", "a day like 2025-01-01, or a time like 2025-01-01T08:00:00+08:00");
        return null;
    }

    public DateOnly? Day(MeterField field) => Time(field) is { } time ? DateOnly.FromDateTime(time.DateTime) : null;
}
