using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said DataAnswer = new("{0} 个批次；{1} 应报 {2} 户，已报 {3} 户（{4}）。", "{0} batches; for {1}, {3} of {2} have filed ({4}).");
    public static readonly Said DataEmpty = new("还没有数据。请在“企业名录”页导入名录，再由企业填报或由市级批量代报。", "There are no data yet. Import the register on its page; then enterprises file, or a city files for many.");
    public static readonly Said CoverageByMonth = new("逐月填报覆盖", "Filed, month by month");
    public static readonly Said CoverageLegend = new("≥ 90 % 绿，60 % 至 90 % 黄，< 60 % 橙。", "90 % and more green, 60 % to 90 % yellow, below 60 % orange.");

    /// <summary>What is counted as expected and as filed, wherever it is counted.</summary>
    public static readonly Said FiledMeans = new("应报＝月末在册、曾报过某张月报表任一指标的企业；已报＝应报的月报表都已报送（系统外导入的也算），未报送和被退回的不算，在线监测数不是报送。", "Expected are those on the register at the month's end who ever filed an item of a monthly form; filed, those who filed all forms expected of them (imports count). What was returned is not filed, and what meters measured is no return.");
    public static readonly Said Batches = new("导入批次", "Batches");
    public static readonly Said NoBatches = new("没有批次记录。", "No batches are recorded.");
    public static readonly Said Batch = new("批次", "Batch");
    public static readonly Said Title = new("标题", "Title");
    public static readonly Said Subjects = new("登记对象", "Registered");
    public static readonly Said Observations = new("数据", "Figures");
    public static readonly Said InForce = new("有效", "in force");
    public static readonly Said UndoneAt = new("{0} 撤销", "undone {0}");
    public static readonly Said Month = new("月份", "Month");
}
