using Luheng.Packs;

namespace Luheng.Portal.Shell;

/// <summary>Every word of the interface, in Chinese and English. Names of things come from the packs.</summary>
public static partial class Words
{
    public static readonly Said Product = new("绿衡", "Luheng");
    public static readonly Said Demo = new("演示数据", "Demo data");
    public static readonly Said SearchHint = new("搜索企业、指标、条款…", "Enterprise, indicator, clause…");
    public static readonly Said Search = new("搜索", "Search");
    public static readonly Said SkipToContent = new("跳到正文", "Skip to content");
    public static readonly Said LanguageAndTheme = new("语言与主题", "Language and theme");
    public static readonly Said Navigation = new("主导航", "Main navigation");
    public static readonly Said Light = new("浅色", "Light");
    public static readonly Said Dark = new("深色", "Dark");
    public static readonly Said AsCsv = new("导出 .csv", "As .csv");
    public static readonly Said AsApi = new("接口", "API");
    public static readonly Said KnownAt = new("截至 {0} 所知", "As known at {0}");
    public static readonly Said RulesHash = new("规则 {0}", "Rules {0}");
    public static readonly Said Close = new("关闭", "Close");
    public static readonly Said Back = new("后退", "Back");
    public static readonly Said OpenAsPage = new("整页打开", "Open as a page");
    public static readonly Said Loading = new("正在打开…", "Opening…");
    public static readonly Said PanelFailed = new("没有打开。数据没有改动；可以整页重试。", "It did not open. Nothing was changed; try it as a page.");

    public static readonly Said PlanProgress = new("规划进展", "Plan progress");
    public static readonly Said DataStatus = new("数据状态", "Data status");
    public static readonly Said Enterprises = new("企业", "Enterprises");
    public static readonly Said Sectors = new("行业", "Sectors");
    public static readonly Said Indicators = new("指标目录", "Indicators");
    public static readonly Said RulesAndStandards = new("规则与标准", "Rules and standards");
    public static readonly Said Factors = new("系数", "Factors");

    public static readonly Said Name = new("名称", "Name");
    public static readonly Said Unit = new("单位", "Unit");
    public static readonly Said Source = new("来源", "Source");
    public static readonly Said Clause = new("条款", "Clause");
    public static readonly Said Status = new("状态", "Status");
    public static readonly Said Value = new("数值", "Value");
    public static readonly Said Period = new("时期", "Period");
    public static readonly Said Filter = new("筛选", "Filter");
    public static readonly Said All = new("全部", "All");
    public static readonly Said NoData = new("无数据", "No data");
    public static readonly Said Total = new("合计", "Total");

    public static readonly Said NotFoundTitle = new("没有这一页", "There is no such page");
    public static readonly Said NotFoundText = new("地址可能写错了，或者所指的企业、指标没有登记。", "The address may be mistyped, or the enterprise or indicator it names is not registered.");
    public static readonly Said NotAPeriod = new("“{0}”不是一个时期；可以写日 2024-03-05、月 2024-03、季 2024-Q1、年 2024、年初累计 2024-01..2024-03、规划期 2016..2020", "“{0}” is not a period like a day 2024-03-05, a month 2024-03, a quarter 2024-Q1, a year 2024, a year to date 2024-01..2024-03 or plan years 2016..2020");
    public static readonly Said NotOfMonths = new("“{0}”是一天；这里要一个月、一个季度或一年，如 2024-03、2024-Q1、2024", "“{0}” is a day; a month, a quarter or a year would be right, such as 2024-03, 2024-Q1 or 2024");
    public static readonly Said NotOneOf = new("{0}：没有“{1}”；可以写 {2}", "{0}: '{1}' is not one of {2}");
    public static readonly Said NotOneOfMany = new("{0}：没有“{1}”；可以写 {2} 等 {3} 种", "{0}: '{1}' is not one of {2} … ({3} in all)");
    public static readonly Said NotGiven = new("{0}：没有写；可以写 {2}", "{0} is missing; {2} would be right");
    public static readonly Said GivenTwice = new("{0}：写了 {1} 次；只能写一次", "{0} is given {1} times; once would be right");
    public static readonly Said NotBetween = new("{0}：“{1}”不是 {2} 至 {3} 之间的整数", "{0} '{1}' is not between {2} and {3}");
    public static readonly Said NotFrom = new("{0}：“{1}”不对；应是从 {2} 起的整数", "{0}: '{1}' is not right; a whole number from {2} on would be");
    public static readonly Said NotAPage = new("{0}：“{1}”不是页码；页码从 1 起", "{0}: '{1}' is no page; pages are counted from 1");
    public static readonly Said NotAShare = new("{0}：“{1}”不是百分数；应大于 0、不超过 100，如 90", "{0}: '{1}' is no percentage; one above 0 and up to 100 would be right, such as 90");
    public static readonly Said NotADay = new("{0}：“{1}”不是日期；应像 2025-11-20 这样写", "{0}: '{1}' is not a day like 2025-11-20");
    public static readonly Said NotAMonth = new("{0}：“{1}”不是月份；应像 2025-10 这样写", "{0}: '{1}' is not a month like 2025-10");
    public static readonly Said NotAYear = new("{0}：“{1}”不是年份；应像 2024 这样写", "{0} '{1}' is not a year such as 2024");
    public static readonly Said NotARegion = new("{0}：区划表里没有“{1}”；应写 6 位行政区划代码，如 {2}", "{0}: '{1}' is not in the table of regions; a code like {2} would be right");
    public static readonly Said NotAnIndustry = new("{0}：“{1}”不是国民经济行业代码；应写大类或小类代码，如 31，六大高耗能行业写 {2}", "{0}: '{1}' is not a class of GB/T 4754; a code like 31 would be right, or {2} for the energy-intensive ones");
    public static readonly Said AboutBoth = new("in={0}、with={1}：{2}", "in={0}, with={1}: {2}");
    public static readonly Said AboutName = new("{0}：{1}", "{0}: {1}");
    public static readonly Said AboutAsked = new("{0}={1}：{2}", "{0}={1}: {2}");
    public static readonly Said AskLike = new("没有写问什么；可以像 {0}=energy.comprehensive&of={1}&in={2} 这样写", "nothing is asked; {0}=energy.comprehensive&of={1}&in={2} would be right");
    public static readonly Said OfAndIn = new("{0}={1}：还要写 {2}（of 是问谁，in 是问哪个时期）", "{0}={1}: {2} is missing (of: of whom; in: in which period)");
    public static readonly Said OfWithIn = new("of 和 in", "of and in");
    public static readonly Said NoneSuch = new("没有“{0}”；有 {1}", "there is no '{0}'; there are {1}");
    public static readonly Said NoSuchInput = new("input={0}：没有这一项；同级的项从 0 数起，共 {1} 项", "input={0}: there is no such part; those beside it count from 0, {1} in all");
    public static readonly Said NotATime = new("{0}：“{1}”不是时刻；应像 2025-03-01 或 2025-03-01T08:00:00+08:00 这样写", "{0}: '{1}' is not a time like 2025-03-01 or 2025-03-01T08:00:00+08:00");
    public static readonly Said NotAnIndicator = new("{0}：没有指标“{1}”；指标定义页列着全部指标", "{0}: '{1}' is no indicator; the page of indicators lists them");
    public static readonly Said TooManyAsked = new("{0}：一次问了 {1} 项，至多 {2} 项", "{0}: {1} are asked for at once; {2} at most");
    public static readonly Said PeriodsBetween = new("in={0}、over={1}：分成 {2} 期；应是 1 至 {3} 期", "in={0}, over={1}: that makes {2} periods; 1 to {3} would be right");
    public static readonly Said MeterMissing = new("meter：没有写；应写一个已登记的计量点，如 meter=M1", "meter is missing: name one that is registered, such as meter=M1");
    public static readonly Said NotAMeter = new("meter：没有登记计量点“{0}”{1}", "meter '{0}' is not in the register{1}");
    public static readonly Said TimeMissing = new("{0}：没有写；应写时刻，如 {0}=2024-03-05T00:00:00%2B08:00，或一天（从其零时起），如 {0}=2024-03-05", "{0} is missing: a time such as {0}=2024-03-05T00:00:00%2B08:00, or a day such as {0}=2024-03-05 for its beginning");
    public static readonly Said NotATimeOrDay = new("{0}：“{1}”不是时刻，也不是日期；应像 2024-03-05T00:00:00+08:00 或 2024-03-05 这样写", "{0} '{1}' is not a time such as 2024-03-05T00:00:00+08:00 or a day such as 2024-03-05");
    public static readonly Said NotBefore = new("from、to：起 {0} 不早于止 {1}", "from {0} is not before to {1}");
    public static readonly Said TooManyStretches = new("resolution：共 {0} 段，一次至多 {1} 段；请缩短时间，或写更粗的 resolution", "resolution: {0} stretches are more than {1} at once: ask for less time, or a coarser resolution");
    public static readonly Said TakesNoneSuch = new("这个接口没有参数“{0}”；它不带参数", "'{0}' is no parameter of this call; it takes none");
    public static readonly Said TakesOthers = new("这个接口没有参数“{0}”；它的参数有 {1}", "'{0}' is no parameter of this call; it takes {1}");
    public static readonly Said NotOfThisForm = new("请求的写法不对，服务器没有读懂。", "The request is not of the form that is understood here.");
    public static readonly Said NoReadings = new("本站没有接入在线监测数据。", "no readings are kept here");
    public static readonly Said ConflictTitle = new("现在不能这样办理", "This cannot be done now");
    public static readonly Said NoSuchMethod = new("这个地址不接受 {0}；它接受 {1}。", "This address takes no {0}; it takes {1}.");
    public static readonly Said BadRequestTitle = new("这个问题没有看懂", "The question was not understood");
    public static readonly Said ErrorTitle = new("这一页出错了", "This page failed");
    public static readonly Said ErrorText = new("数据没有改动。请稍后再试；若仍出错，请把下面的编号告诉管理员。", "Nothing was changed. Try again shortly; if it fails again, give the number below to the administrator.");
    public static readonly Said BackHome = new("回到规划进展", "Back to plan progress");
}
