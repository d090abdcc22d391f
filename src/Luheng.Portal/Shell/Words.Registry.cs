using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said OfficialFigure = new("官方统计", "official");
    public static readonly Said SumOfRegistered = new("在册企业合计", "registered");
    public static readonly Said NameOrCode = new("名称或信用代码", "Name or credit code");
    public static readonly Said City = new("市州", "City");
    public static readonly Said Industry = new("行业", "Industry");
    public static readonly Said Energy = new("综合能源消费量", "Energy consumption");
    public static readonly Said AgainstLastYear = new("比上年同期", "On the year before");
    public static readonly Said MonthsFiled = new("已报月份", "Months filed");
    public static readonly Said SortBy = new("排序", "Sort");
    public static readonly Said ByEnergy = new("按能耗", "by energy");
    public static readonly Said ByName = new("按名称", "by name");
    public static readonly Said ByCode = new("按代码", "by code");
    public static readonly Said ListAnswer = new("共 {0} 户，占登记 {1} 户的 {2}；{3}综合能源消费量（当量值）从大到小。", "{0} enterprises of {1} registered ({2}); energy consumption (calorific) of {3}.");
    public static readonly Said ListEmpty = new("没有符合条件的企业。去掉一个筛选条件，或先导入企业名录。", "No enterprise matches. Remove a filter, or import the registry first.");
    public static readonly Said PageOf = new("第 {0} / {1} 页", "Page {0} of {1}");
    public static readonly Said Previous = new("上一页", "Previous");
    public static readonly Said Next = new("下一页", "Next");
    public static readonly Said NothingFiled = new("{0}没有填报过能源数据。", "No energy has been filed for {0}.");
    public static readonly Said VerdictEnergy = new("{0}综合能源消费量", "Energy consumption of {0}:");
    public static readonly Said VerdictChange = new("，比上年同期", ", on the year before");
    public static readonly Said VerdictIntensity = new("；产值单耗", "; per output value");
    public static readonly Said VerdictCoverage = new("；{0} 个月已报 {1} 个月。", "; {1} of {0} months filed.");
    public static readonly Said VerdictPartial = new("；{0} 个月只报了 {1} 个月，与上年同期不可比。", "; only {1} of {0} months filed, so not comparable with the year before.");
    public static readonly Said Intensity = new("产值单耗（可比价）", "Energy per output value");
    public static readonly Said Water = new("取水量", "Fresh water");
    public static readonly Said Co2 = new("二氧化碳排放", "CO2 emissions");
    public static readonly Said Completeness = new("数据完整率", "Completeness");
    public static readonly Said Mix = new("能源结构", "Energy mix");
    public static readonly Said Monthly = new("逐月综合能源消费量", "Energy by month");
    public static readonly Said Products = new("单位产品能耗", "Unit consumption of products");
    public static readonly Said FiledFigures = new("填报数据", "As filed");
    public static readonly Said Item = new("项目", "Item");
    public static readonly Said Sites = new("厂区", "Sites");
    public static readonly Said History = new("所属变更", "Where it has belonged");
    public static readonly Said From = new("自", "From");
    public static readonly Said To = new("至", "To");
    public static readonly Said Park = new("园区", "Park");
    public static readonly Said County = new("区县", "County");
    public static readonly Said Intensive = new("六大高耗能行业", "energy-intensive");
    public static readonly Said SectorsNotOpen = new("您的职责范围内没有可以单独公布的行业合计。", "There is no sum of a division within your duties that may be shown.");
    public static readonly Said SectorsAnswer = new("{0} 个行业大类有登记企业，其中六大高耗能行业占综合能源消费量的 {1}。", "{0} divisions have enterprises; the six energy-intensive ones use {1} of the energy.");
    public static readonly Said EnterpriseCount = new("户数", "Enterprises");
    public static readonly Said SearchAnswer = new("“{0}”：找到 {1} 项。", "“{0}”: {1} found.");
    public static readonly Said SearchEmpty = new("输入企业名称、信用代码、指标、条款或系数。", "Type an enterprise, a credit code, an indicator, a clause or a factor.");
    public static readonly Said LastYear = new("上年同期", "Year before");
    public static readonly Said Findings = new("发现", "Findings");
}
