using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said IndicatorsAnswer = new("{0} 个指标定义（按族计一次，展开为 {1} 个指标）；其中凭记忆写成、待核对的 {2} 个。", "{0} definitions (a family counts once; {1} indicators in all); {2} of them are from memory and wait to be checked.");
    public static readonly Said FormulaInWords = new("公式", "Formula");
    public static readonly Said OfWhom = new("用于", "Of");
    public static readonly Said EnergyBasisWord = new("当量/等价", "Basis");
    public static readonly Said Calorific = new("当量值", "calorific");
    public static readonly Said Equivalent = new("等价值", "equivalent");
    public static readonly Said PriceBase = new("价格基期", "Price base");
    public static readonly Said PricesOf = new("{0} 年价", "{0} prices");
    public static readonly Said Owner = new("主管", "Owner");
    public static readonly Said Frequency = new("频率", "Frequency");
    public static readonly Said Confidence = new("可信度", "Confidence");
    public static readonly Said CoverageToday = new("今有数据的企业", "Enterprises with data");
    public static readonly Said CoveredCount = new("{0} 户", "{0}");
    public static readonly Said NotOfEnterprises = new("不用于企业", "not of enterprises");
    public static readonly Said FamilyMembers = new("本族 {0} 个指标", "{0} indicators of this family");
    public static readonly Said UsedBy = new("用到它的规划目标", "Plan targets that use it");
    public static readonly Said Examples = new("包内算例", "Examples in the pack");
    public static readonly Said PacksAnswer = new("{0} 个规则包，{1} 个系数值：已核实 {2}，转引 {3}，凭记忆 {4}，推导 {5}，设计 {6}。凭记忆的须核对原文后才能用于考核。", "{0} packs, {1} factor values: {2} confirmed, {3} secondary, {4} recalled, {5} derived, {6} design. What is recalled must be checked before it serves an assessment.");
    public static readonly Said Pack = new("规则包", "Pack");
    public static readonly Said Version = new("版本", "Version");
    public static readonly Said Issuer = new("发布者", "Issuer");
    public static readonly Said Licence = new("许可", "Licence");
    public static readonly Said Contents = new("内容", "Contents");
    public static readonly Said Filable = new("填报项目", "Items filed");
    public static readonly Said FactorsAnswer = new("{0} 个系数，{1} 个有日期的值。", "{0} factors, {1} dated values.");
    public static readonly Said Validity = new("有效期", "In force");
    public static readonly Said Since = new("{0} 起", "from {0}");
    public static readonly Said Region = new("地区", "Region");
    public static readonly Said Range = new("{0}–{1}（区间，需实测）", "{0}–{1} (a range; measure it)");
    public static readonly Said FilterEmpty = new("没有符合的条目。换一个词再试。", "Nothing matches. Try another word.");

    public static Said FrequencyOf(string frequency) => frequency switch
    {
        "month" => new("月", "month"),
        "quarter" => new("季", "quarter"),
        "year" => new("年", "year"),
        _ => new(frequency, frequency),
    };

    public static Said Of(SubjectKind kind) => kind switch
    {
        SubjectKind.Enterprise => new("企业", "enterprise"),
        SubjectKind.Site => new("厂区", "site"),
        SubjectKind.Process => new("工序", "process"),
        SubjectKind.Region => new("地区", "region"),
        SubjectKind.Park => new("园区", "park"),
        SubjectKind.Zone => new("经济区", "zone"),
        _ => new("行业", "sector"),
    };

    public static Said? Of(EnergyBasis basis) => basis switch
    {
        EnergyBasis.Calorific => Calorific,
        EnergyBasis.Equivalent => Equivalent,
        EnergyBasis.Unknown => new("待确认", "to be confirmed"),
        _ => null,
    };
}
