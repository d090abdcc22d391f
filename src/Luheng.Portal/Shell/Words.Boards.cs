using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said Menu = new("菜单", "Menu");
    public static readonly Said CloseMenu = new("收起菜单", "Close the menu");
    public static readonly Said NavOverview = new("总览", "Overview");
    public static readonly Said NavMetering = new("在线监测", "Monitoring");
    public static readonly Said NavAnalysis = new("分析", "Analysis");
    public static readonly Said NavRegister = new("名录", "Register");
    public static readonly Said NavPapers = new("通报与核验", "Bulletins");
    public static readonly Said NavRules = new("规则", "Rules");
    public static readonly Said Home = new("首页", "Home");
    public static readonly Said ProvinceBoard = new("全省看板", "Province board");
    public static readonly Said Rankings = new("排名与透视", "Rankings");
    public static readonly Said Compare = new("对比", "Compare");
    public static readonly Said WhyChanged = new("为什么变了", "Why it changed");
    public static readonly Said Wall = new("大屏", "Wall");

    public static readonly Said BehindUnfiled = new("本月未报", "This month not filed");
    public static readonly Said BehindOverdue = new("本年有月份逾期未报", "Months of this year overdue");
    public static readonly Said BehindLate = new("在线数据迟到", "Metering data late");
    public static readonly Said BehindSevere = new("有严重发现", "With a severe finding");
    public static readonly Said BehindNoticed = new("有警示以上发现", "With a warning or worse");
    public static readonly Said BehindExpected = new("应报能源", "Expected to file energy");
    public static readonly Said BehindMetered = new("已装表", "With meters");

    public static readonly Said Enterprise = new("企业", "Enterprise");
    public static readonly Said Indicator = new("指标", "Indicator");
    public static readonly Said RowsBy = new("行", "Rows");
    public static readonly Said ColumnsBy = new("列", "Columns");
    public static readonly Said AsOne = new("整个时期", "the period as one");
    public static readonly Said ByMonth = new("逐月", "month by month");
    public static readonly Said ByQuarter = new("逐季", "quarter by quarter");
    public static readonly Said ByYear = new("逐年", "year by year");
    public static readonly Said NotRanked = new("这一项要逐户按其实测系数回答，不能排名", "this item is answered one enterprise at a time, by its own measured factors");
    public static readonly Said Area = new("地区", "Region");
    public static readonly Said Size = new("规模", "Size");
    public static readonly Said KeyFirms = new("重点用能单位（应接入）", "key users (must connect)");
    public static readonly Said Condition = new("情况", "Condition");
    public static readonly Said ColumnsToo = new("更多列", "More columns");
    public static readonly Said Show = new("查看", "Show");
    public static readonly Said Rank = new("名次", "Rank");
    public static readonly Said Percentile = new("高于", "Above");
    public static readonly Said PercentileSays = new("高于样本中多少企业", "The share of the sample that it lies above");
    public static readonly Said OfFound = new("{0} 行", "{0} rows");
    public static readonly Said RankingAnswer = new("找到 {0} 户，占可见 {1} 户。{3}", "{0} enterprises of the {1} you may see. {3}");
    public static readonly Said PivotAnswer = new("按{2}汇总为 {0} 组，来自可见的 {1} 户。{3}", "{0} groups by {2}, of the {1} enterprises you may see. {3}");
    public static readonly Said MostIs = new("最高：{0} {1} {2}。", "Highest: {0} {1} {2}.");
    public static readonly Said LeastIs = new("最低：{0} {1} {2}。", "Lowest: {0} {1} {2}.");
    public static readonly Said SpreadSays = new("样本 {0} 个有数：十分位 {1}，中位 {2}，九十分位 {3} {4}。", "Sample of {0} with a figure: 10th percentile {1}, median {2}, 90th {3} {4}.");
    public static readonly Said RankingLegend = new("斜纹为月份不全。合计为所列全部企业之和，比率为和之比。", "Hatched: months are missing. The total is of all enterprises found; a ratio is that of the sums.");
    public static readonly Said PivotLegend = new("企业按当月所属归组；比率为组内之和相除，不对比率取平均。斜纹为覆盖不全。", "Enterprises count where they belonged in each month; a ratio is that of the group's sums, never a mean of ratios. Hatched: coverage is incomplete.");
    public static readonly Said LargestParts = new("最大的组成", "Largest parts");
    public static readonly Said SumOfFirms = new("各企业数值之和", "The sum of the enterprises' figures");
    public static readonly Said NotForGroups = new("这一项不能加总", "This item has no sum");
    public static readonly Said FirmsAndCoverage = new("{0} · {1} 户有数 · 覆盖 {2}", "{0} · {1} enterprises · {2} covered");
    public static readonly Said CellNote = new("{0} 户有数", "{0} enterprises have a figure");
    public static readonly Said AsBelonged = new("按每月末的所属归组；最大的组成按现在的所属列出", "By where each belonged at a month's end; the largest parts are listed by where they are now");
    public static readonly Said WhoIsBehind = new("列出这些企业", "List these enterprises");
}
