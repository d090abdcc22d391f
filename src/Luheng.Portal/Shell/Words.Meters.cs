using Luheng.Packs;
using Luheng.Readings;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said MeterBook = new("计量器具", "Meters");
    public static readonly Said MeterBookAnswer = new("{0} 家企业登记了 {1} 个计量点，其中 {2} 个检定逾期。", "{0} enterprises have {1} metering points; the calibration of {2} is overdue.");
    public static readonly Said MetersOfAnswer = new("{0} 个计量点：一级 {1}，二级 {2}，三级 {3}；{4} 个检定逾期。", "{0} metering points: {1} of level 1, {2} of level 2, {3} of level 3; the calibration of {4} is overdue.");
    public static readonly Said MeterPoint = new("计量点", "Metering point");
    public static readonly Said MeterLevel = new("级别", "Level");
    public static readonly Said MeterType = new("类型", "Kind");
    public static readonly Said MeterFactor = new("倍率", "Multiplier");
    public static readonly Said MeterAccuracy = new("准确度", "Accuracy");
    public static readonly Said CalibrationDue = new("检定有效期", "Calibration due");
    public static readonly Said Overdue = new("逾期", "overdue");
    public static readonly Said NoReadingYet = new("还没有读数", "no reading yet");
    public static readonly Said MeterPlace = new("位置", "Place");
    public static readonly Said MeterInterval = new("采集间隔", "Interval");
    public static readonly Said MeterRollover = new("翻转值", "Rolls over at");
    public static readonly Said MeterFlow = new("流向", "Flow");
    public static readonly Said MeterParent = new("上级表", "Parent");
    public static readonly Said MeterUnder = new("下级表", "Below it");
    public static readonly Said MeterSpells = new("倍率与换表", "Multipliers and changed devices");
    public static readonly Said MeterVersions = new("登记变更", "Versions of its registration");
    public static readonly Said MeterChanged = new("改动", "What changed");
    public static readonly Said MeterRegistered = new("登记", "registered");
    public static readonly Said MeterRevisions = new("近 30 天更正与作废", "Corrections and voids of the last 30 days");
    public static readonly Said NoRevisions = new("没有更正，也没有作废。", "Nothing was corrected or voided.");
    public static readonly Said ReplacedAt = new("更正时间", "Replaced at");
    public static readonly Said ReadingTime = new("读数时间", "Time of reading");
    public static readonly Said ReadingWas = new("原值", "Was");
    public static readonly Said Because = new("原因", "Reason");
    public static readonly Said LastWeek = new("近七天逐小时", "The last seven days, by the hour");
    public static readonly Said WeekNote = new("断开处没有读数：缺失不是零。", "Where the line breaks nothing is known: missing is not zero.");
    public static readonly Said DeviceChange = new("换表：旧表止码 {0}，新表起码 {1}", "Device changed: last of the old {0}, first of the new {1}");
    public static readonly Said FromBeginning = new("登记起", "from the beginning");
    public static readonly Said MeterAnswer = new("最近读数 {0}（{1}）。", "The last reading is {0} ({1}).");
    public static readonly Said ReadingsAsCsv = new("近七天读数 .csv", "Readings of the last seven days as .csv");

    public static Said Of(MeterKind kind) => kind switch
    {
        MeterKind.Counter => new("累计量", "counter"),
        MeterKind.Gauge => new("瞬时量", "gauge"),
        _ => new("区间量", "amount"),
    };

    public static Said Of(Flow flow) => flow switch
    {
        Flow.Intake => new("购入", "comes in"),
        Flow.Use => new("使用", "used inside"),
        Flow.Output => new("外供、排放", "goes out"),
        _ => new("自产", "made here"),
    };
}
