using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said DataAnswer = new("{0} 个批次；{1} 应报 {2} 户，已报 {3} 户（{4}）。", "{0} batches; for {1}, {3} of {2} have filed ({4}).");
    public static readonly Said DataEmpty = new("还没有数据。请在“企业名录”页导入名录，再由企业填报或由市级批量代报。", "There are no data yet. Import the register on its page; then enterprises file, or a city files for many.");
    public static readonly Said CoverageByMonth = new("逐月填报覆盖", "Filed, month by month");
    public static readonly Said CoverageLegend = new("占曾填报能源数据且当月在册的企业。≥ 90 % 绿，60–90 % 黄，< 60 % 橙。", "Of those on the register that month who ever filed energy. 90 % and more green, 60–90 % yellow, below 60 % orange.");
    public static readonly Said Batches = new("导入批次", "Batches");
    public static readonly Said NoBatches = new("没有批次记录。", "No batches are recorded.");
    public static readonly Said Batch = new("批次", "Batch");
    public static readonly Said Title = new("标题", "Title");
    public static readonly Said Subjects = new("对象", "Subjects");
    public static readonly Said Observations = new("数据", "Figures");
    public static readonly Said InForce = new("有效", "in force");
    public static readonly Said UndoneAt = new("{0} 撤销", "undone {0}");
    public static readonly Said Month = new("月份", "Month");
}
