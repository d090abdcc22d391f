using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said WholeYear = new("全年逐时（小时 × 日）", "The year, hour by day");
    public static readonly Said LoadYearTitle = new("{0}：{1} 年负荷", "{0}: load in {1}");
    public static readonly Said LoadYearFaults = new("这一年的读数里发现 {0} 处问题，平均、最大和图里的数可能受其影响，核实以前不宜引用。", "{0} faults were found in the readings of this year: the mean, the highest and the chart may rest on them and should not be quoted before they are looked into.");
    public static readonly Said LoadYearAnswer = new("{0} 年共 {1} {2}，平均 {3} {4}，最大 {5} {4}（{6} 时），负荷率 {7}；数据覆盖 {8}，缺 {9} 小时。", "{0}: {1} {2} in all, {3} {4} on average, at most {5} {4} (hour of {6}), load factor {7}; {8} covered by readings, {9} hours missing.");
    public static readonly Said StateYearAnswer = new("{0} 年平均 {3} {4}，最大 {5} {4}（{6} 时）；数据覆盖 {8}，缺 {9} 小时。", "{0}: {3} {4} on average, at most {5} {4} (hour of {6}); {8} covered by readings, {9} hours missing.");
    public static readonly Said LoadYearEmpty = new("{0} 年没有可用的读数。", "There are no readings that count in {0}.");
    public static readonly Said LoadStripTitle = new("小时 × 日", "Hour by day");
    public static readonly Said LoadStripNote = new("一列是一天，自上而下 0 时到 24 时；颜色是该小时的平均值。斜线：不足一半时间有读数，不是零。空白：尚未发生或不在计量期。", "A column is a day, midnight at the top; the colour is the mean of the hour. Hatched: less than half of it was measured, which is not zero. Blank: yet to come, or out of service.");
    public static readonly Said YearByMonth = new("逐月", "Month by month");
    public static readonly Said TypicalDays = new("典型日", "Typical days");
    public static readonly Said DayTypeWorkday = new("工作日", "Working day");
    public static readonly Said DayTypeWeekend = new("周末", "Weekend");
    public static readonly Said DayTypeHoliday = new("法定节假日", "Public holiday");
    public static readonly Said DayTypeWord = new("日类型", "Kind of day");
    public static readonly Said DayCount = new("天数", "Days");
    public static readonly Said YearMean = new("平均", "Mean");
    public static readonly Said YearPeak = new("最大", "Greatest");
    public static readonly Said YearValley = new("最小", "Least");
    public static readonly Said YearAt = new("时刻", "At");
    public static readonly Said YearAmount = new("总量", "Amount");
    public static readonly Said YearMissing = new("缺数", "missing");
    public static readonly Said YearHolidaysUnknown = new("没有 {0} 年节假日安排的规则包：按星期划分，节假日未单列。", "No pack describes the holidays of {0}: days are told apart by weekday only.");
    public static readonly Said TypicalNote = new("各日同一时刻的平均；有读数不足一半的时段不计入。", "The mean of the same time of day; stretches measured for less than half do not count.");
    public static readonly Said YearSwitch = new("年份", "Year");
}
