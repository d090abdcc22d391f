using Luheng.Packs;

namespace Luheng.Portal.Shell;

public static partial class Words
{
    public static readonly Said Benchmarks = new("能效对标", "Benchmarks");
    public static readonly Said BenchmarksAnswer = new("判定 {0} 条产品线：达到标杆 {1}，标杆与基准之间 {2}，基准以下 {3}（其中超过限额 {4}），另有 {5} 条未判定；达到标杆水平的比例（按能耗）{6}，目标 {7}。", "{0} product lines judged: {1} at benchmark, {2} between, {3} below baseline ({4} of them over the norm), {5} not judged; share at benchmark (by energy) {6}, aim {7}.");
    public static readonly Said BenchmarksEmpty = new("本期没有企业填报有标杆、基准或限额的产品产量。", "No enterprise filed output of a product with a benchmark or norm in this period.");
    public static readonly Said BenchmarksNote = new("按期末在用的版本判定；边界值归入较好一档；未公布的水平留空。比例只计已公布标杆水平的产品：都填了产能的按产能，否则按产量，跨产品按能耗。目标为设计参数，规划另有目标的以规划为准。每个数打开其所指的名单。", "By the edition in force at the end of the period; a boundary belongs to the better level; what is not published stays absent. The share counts products with a published benchmark: by capacity where every line filed it, else by output; across products by energy. The aim is a design; a plan's own comes first. Every count opens the list it counts.");
    public static readonly Said ByProduct = new("按产品与工艺", "By product and process");
    public static readonly Said BySectorWord = new("按行业", "By sector");
    public static readonly Said ProductAndProcess = new("产品（工艺）", "Product (process)");
    public static readonly Said Sector = new("行业", "Sector");
    public static readonly Said LinesJudged = new("判定", "Judged");
    public static readonly Said AtAdvanced = new("达到标杆", "At benchmark");
    public static readonly Said BetweenLevels = new("标杆与基准之间", "Between");
    public static readonly Said WithinNorm = new("限额以内", "Within the norm");
    public static readonly Said BelowBaseline = new("基准以下", "Below baseline");
    public static readonly Said OfWhichOver = new("其中超限额", "Over the norm");
    public static readonly Said NotJudgedLines = new("未判定", "Not judged");
    public static readonly Said ShareAtAdvanced = new("标杆水平比例", "Share at benchmark");
    public static readonly Said ByCapacity = new("按产能", "by capacity");
    public static readonly Said ByOutput = new("按产量", "by output");
    public static readonly Said WeighedByEnergy = new("按能耗", "by energy");
    public static readonly Said TooFewToShow = new("企业太少，不公开", "Too few enterprises to show");
    public static readonly Said ProductAnswer = new("{0} 条产品线判定：{1} 条达到标杆，{2} 条在基准以下，{3} 条未判定。", "{0} lines judged: {1} at benchmark, {2} below baseline, {3} not judged.");
    public static readonly Said ProductShare = new("达到标杆水平的比例 {0}。", "Share at benchmark {0}.");
    public static readonly Said AllProducts = new("全部产品", "All products");
    public static readonly Said LinesOf = new("各企业对照", "Enterprises");
    public static readonly Said UnitConsumption = new("单位产品能耗", "Unit consumption");
    public static readonly Said AgainstLines = new("对照标杆、基准、限额", "Against the lines");
    public static readonly Said StandingWord = new("位置", "Standing");
    public static readonly Said NormLevelWord = new("限额等级", "Norm level");
    public static readonly Said BetterThan = new("优于同行", "Better than");
    public static readonly Said NextTce = new("到上一档节能", "To the next level");
    public static readonly Said NextCo2 = new("减排", "CO2");
    public static readonly Said NextYuan = new("折合", "Worth");
    public static readonly Said CarbonPerUnit = new("单位产品碳排放", "CO2 per unit");
    public static readonly Said ProductNote = new("绿线标杆、橙线基准、红线限额 3 级。同行为按同一标准判定的 {0} 条产品线，不足 5 条不给位次；名后分数为有数月份。* 按通用系数估算。碳排放按企业排放与能耗分摊，没有公布的碳标杆，只与同行比。", "Green: benchmark; orange: baseline; red: norm level 3. Peers are the {0} lines judged alike, no place is given below 5; the fraction behind a name counts months. * by a usual factor. CO2 is the enterprise's by the line's share of energy; no carbon benchmark is published.");
    public static readonly Said DesignNote = new("价格与通用系数为设计参数。", "Price and usual factor are a design.");
    public static readonly Said LineFormula = new("{0}（能耗 ÷ 产量，只计两者都有数的月份）", "{0} (energy ÷ output over the months that have both)");
    public static readonly Said LineIs = new("{0}，折成基准所用的单位 {1}", "{0}, in {1}, the unit of the benchmark");
    public static readonly Said LineMonths = new("只计能耗与产量都有数的 {0}/{1} 个月", "Only the {0} of {1} months that have both");
    public static readonly Said MarginSays = new("距本档边界 {0} {1}", "{0} {1} from the edge of its level");
    public static readonly Said PeersSay = new("；优于 {0} 的同行（{1} 条产品线）", "; better than {0} of its peers ({1} lines)");
    public static readonly Said Rung = new("梯级", "Rung");
    public static readonly Said HeldWord = new("满足", "Met");
    public static readonly Said ConfidenceWord = new("可信程度", "Confidence");
    public static readonly Said RungMet = new("满足", "met");
    public static readonly Said RungMissed = new("不满足", "not met");
    public static readonly Said RungAside = new("不据以判定", "does not judge");
    public static readonly Said NextSays = new("再降 {1} {2} 即达到{0}：节能 {3} tce，减排 {4} tCO2，约 {5} 万元。", "{1} {2} less would reach it: {3} tce, {4} tCO2, about {5} 万元.");
}
