using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said Provenance = new("数据溯源", "Where this figure comes from");
    public static readonly Said Formula = new("公式", "Formula");
    public static readonly Said AsWritten = new("规则原文", "As written in the pack");
    public static readonly Said EachOne = new("其中每一个：{0}", "Each of them: {0}");
    public static readonly Said Basis = new("依据", "Basis");
    public static readonly Said Note = new("说明", "Note");
    public static readonly Said Inputs = new("由这些数得出", "Made of");
    public static readonly Said FactorsUsed = new("所用系数", "Factors used");
    public static readonly Said Measured = new("实测", "measured");
    public static readonly Said Coverage = new("覆盖 {0}", "{0} covered");
    public static readonly Said CoverageWord = new("覆盖", "Coverage");
    public static readonly Said CoverageSays = new("应有的{0}中有 {1} 有数；斜线部分缺报，不按零计。", "{1} of the {0} expected have figures; the hatched part is missing and not counted as zero.");
    public static readonly Said Besides = new("对照", "Beside it");
    public static readonly Said Members = new("最大的 {0} 户（共 {1} 户有数）", "The largest {0} of {1} with figures");
    public static readonly Said WhoSaysSo = new("谁在何时报的", "Who filed it and when");
    public static readonly Said File = new("文件", "File");
    public static readonly Said FileRow = new("第 {0} 行", "row {0}");
    public static readonly Said RecordedAt = new("收到", "Received");
    public static readonly Said LegalBasis = new("法律依据类别", "Legal basis");
    public static readonly Said By = new("经手", "By");
    public static readonly Said Scope = new("口径", "Scope");
    public static readonly Said KnownBy = new("按 {0} 时所知", "As known by {0}");
    public static readonly Said AsKnownOn = new("按这一天所知", "As known on");
    public static readonly Said AskAgain = new("重新回答", "Answer again");
    public static readonly Said KnownNow = new("按现在所知", "As known now");
    public static readonly Said Reasons = new("计算说明", "How it went");
    public static readonly Said WhyMissing = new("为什么没有数", "Why there is no figure");
    public static readonly Said ExactValue = new("未取整 {0}", "Unrounded {0}");
    public static readonly Said AsJson = new("JSON", "JSON");
    public static readonly Said NoHistory = new("这个站点没有连接历史账本，不能按过去的时间查询。", "This site has no ledger behind it and cannot be asked about the past.");
    public static readonly Said Share = new("占比", "Share");
    public static readonly Said Definition = new("指标定义", "Definition");
}
