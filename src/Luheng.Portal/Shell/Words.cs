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
    public static readonly Said NotAPeriod = new("“{0}”不是一个时期。可以写：日 2024-03-05、月 2024-03、季 2024-Q1、年 2024、年初累计 2024-01..2024-03、规划期 2016..2020。", "“{0}” is not a period like a day 2024-03-05, a month 2024-03, a quarter 2024-Q1, a year 2024, a year to date 2024-01..2024-03 or plan years 2016..2020.");
    public static readonly Said ConflictTitle = new("现在不能这样办理", "This cannot be done now");
    public static readonly Said NoSuchMethod = new("这个地址不接受 {0}；它接受 {1}。", "This address takes no {0}; it takes {1}.");
    public static readonly Said BadRequestTitle = new("这个问题没有看懂", "The question was not understood");
    public static readonly Said ErrorTitle = new("这一页出错了", "This page failed");
    public static readonly Said ErrorText = new("数据没有改动。请稍后再试；若仍出错，请把下面的编号告诉管理员。", "Nothing was changed. Try again shortly; if it fails again, give the number below to the administrator.");
    public static readonly Said BackHome = new("回到规划进展", "Back to plan progress");
}
