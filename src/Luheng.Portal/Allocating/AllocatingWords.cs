using Luheng.Judging.Allocating;
using Luheng.Packs;

namespace Luheng.Portal.Allocating;

/// <summary>The words of 目标分解.</summary>
static class AllocatingWords
{
    public static readonly Said OthersHidden = new("另有 {0} 家企业的数不对您显示。", "The figures of {0} other enterprises are not shown to you.");
    public static readonly Said Title = new("目标分解", "Targets broken down");
    public static readonly Said ListAnswer = new("{0}：{1} 项指标可以分解，{2} 项已下达，{3} 项在办，{4} 项待我答复。", "{0}: {1} targets can be handed down, {2} issued, {3} under way, {4} wait for my answer.");
    public static readonly Said NotHanded = new("不分解", "Not handed down");
    public static readonly Said State = new("分解状态", "Breakdown");
    public static readonly Said Methods = new("方法比较", "Compare methods");
    public static readonly Said ToAnswer = new("待我答复的目标", "Targets that wait for my answer");
    public static readonly Said MethodsAnswer = new("上级目标 {0} {1}{6}；{7} 种方法都精确推回上级（残差至多 {2}），取整后余量 {3} 至 {4} {5}。", "The parent asks {0} {1}{6}; {7} methods imply it exactly (residual at most {2}); after rounding {3} to {4} {5} is in hand.");
    public static readonly Said MethodsCannot = new("不能分解：", "It cannot be broken down:");
    public static readonly Said BaseAmount = new("基期量", "Base-year amount");
    public static readonly Said Weight = new("权重", "Weight");
    public static readonly Said Potential = new("潜力", "Potential");
    public static readonly Said Unknown = new("未知", "not known");
    public static readonly Said Residual = new("残差（取整前）", "Residual before rounding");
    public static readonly Said Over = new("（{0}—{1} 年）", " ({0}–{1})");
    public static readonly Said OverLeft = new("（{0}—{1} 年余下部分；{2}—{1} 年全期 {3} %，按匀速走）", " (what is left over {0}–{1} of {3} % over {2}–{1}, at an even pace)");
    public static readonly Said YearOf = new("（{0} 年）", " ({0})");
    public static readonly Said InHand = new("取整后{0}余量", "In hand of the {0} after rounding");
    public static readonly Said OfProvince = new("省级", "province");
    public static readonly Said OfCity = new("市级", "city");
    public static readonly Said WorkingTitle = new("推算表 · {0}", "The working · {0}");
    public static readonly Said InHandNearest = new("四舍五入的余量", "In hand if rounded to the nearest");
    public static readonly Said InHandTiers = new("分档后余量", "In hand after tiers");
    public static readonly Said Gini = new("努力程度基尼系数", "Gini of effort");
    public static readonly Said Ratio = new("最大 / 最小", "Largest / smallest");
    public static readonly Said WithIncome = new("与增加值相关", "Correlation with value added");
    public static readonly Said WithIntensity = new("与强度相关", "Correlation with intensity");
    public static readonly Said GrowthShift = new("增速差 {0} 个百分点：本地 / 上级", "Growth {0} points off: own / parent");
    public static readonly Said BaseShift = new("基数修订 {0} %：本地 / 上级", "Base revised by {0} %: own / parent");
    public static readonly Said ProofTitle = new("推算与证明 · {0}", "The identity and its numbers · {0}");
    public static readonly Said TiersTitle = new("分档 · {0}", "Tiers · {0}");
    public static readonly Said Tier = new("第 {0} 档", "Tier {0}");
    public static readonly Said Published = new("公布值", "Published");
    public static readonly Said Exact = new("未取整", "Exact");
    public static readonly Said Range = new("上下限", "Bounds");
    public static readonly Said Child = new("下达对象", "To whom");
    public static readonly Said WhoseLabel = new("分解谁的目标", "Whose target");
    public static readonly Said ToLabel = new("分解到（市级目标）", "To (of a city)");
    public static readonly Said ToCounties = new("县（市、区）", "Counties");
    public static readonly Said ToEnterprises = new("重点用能企业（节约量）", "Key enterprises (savings)");
    public static readonly Said LacksOwn = new("{0}还没有下达的目标：先把上级方案下达到市，再向下分解。", "{0} has no target of its own yet: issue the breakdown above it first.");
    public static readonly Said GrowthLabel = new("增加值增速", "Growth of value added");
    public static readonly Said GrowthRules = new("统一（自定义）", "One for all (design)");
    public static readonly Said GrowthObserved = new("各地近年平均", "Each one's own");
    public static readonly Said LeastLabel = new("最低降幅 %", "Least effort, %");
    public static readonly Said MostLabel = new("最高降幅 %", "Most effort, %");
    public static readonly Said Recount = new("重算", "Compute");
    public static readonly Said DraftNow = new("用这一方法起草", "Draft with this method");
    public static readonly Said Design = new("分解参数（取整、分档、上下限、权重、增速）均为自定义，见规则包“目标分解”。", "The parameters (rounding, tiers, bounds, weights, growth) are design; see the pack “Breaking targets down”.");
    public static readonly Said WhatIfTitle = new("新增项目试算", "A new line tried out");
    public static readonly Said WhatIfAsk = new("填入一个新项目，看本地、其他地区和上级余量的变化。", "Type in a new line to see what it does to its place, the others and the margin of the whole.");
    public static readonly Said WhatIfAnswer = new("{0}由 {1} % 变为 {2} %；{6}由 {3} % 变为 {4} %，余量 {5} 个百分点。", "{0} goes from {1} % to {2} %; {6} from {3} % to {4} %, {5} points in hand.");
    public static readonly Said CityRest = new("{0}保住自己的目标，其余部分须达到", "For {0} to keep its own figure, the rest of it must reach");
    public static readonly Said OthersMore = new("{0}保住目标，其他各地须再增加", "For {0} to keep its target, every other must add");
    public static readonly Said Cannot = new("做不到", "cannot be done");
    public static readonly Said Adds = new("新增量", "Adds");
    public static readonly Said AddsOutput = new("新增增加值", "Adds value added");
    public static readonly Said AddsMade = new("新增产值", "Adds output value");
    public static readonly Said MadePerTonne = new("产值 万元/t", "Output value, 万元/t");
    public static readonly Said City = new("城市", "City");
    public static readonly Said Tonnes = new("年产量 t", "Output, t a year");
    public static readonly Said PerTonneOfEnergy = new("单耗 kgce/t（综合能耗，电按折标煤计）", "Use, kgce/t (all energy, electricity as standard coal)");
    public static readonly Said PerTonneOfCarbon = new("单位产品排放 kg CO₂/t", "Emissions, kg CO₂/t");
    public static readonly Said PerTonneOfWater = new("单位产品取水 L/t", "Water, L/t");
    public static readonly Said PerTonneOfOther = new("单耗 kg/t", "Use, kg/t");
    public static readonly Said AddedPerTonne = new("增加值 万元/t", "Value added, 万元/t");
    public static readonly Said Against = new("对照方案：{0}", "Held against: {0}");
    public static readonly Said Try = new("试算", "Try");
    public static readonly Said BreakdownAnswer = new("{0}；上级目标 {1} {2}，公布值余量 {3}；第 {4} 版。", "{0}; the parent asks {1} {2}, {3} in hand; version {4}.");
    public static readonly Said Answers = new("答复 {0} / {1}，其中另提数字 {2}。", "{0} of {1} answered, {2} with a figure of their own.");
    public static readonly Said Figure = new("下达值", "Figure");
    public static readonly Said Answer = new("答复", "Answer");
    public static readonly Said CounterFigure = new("另提", "Proposes");
    public static readonly Said ReasonLabel = new("理由", "Reason");
    public static readonly Said Versions = new("版本", "Versions");
    public static readonly Said Version = new("第 {0} 版，余量 {1}", "Version {0}, {1} in hand");
    public static readonly Said StepsTitle = new("办理过程", "Steps taken");
    public static readonly Said RevisedBase = new("以下地区的基期数在起草后已修订，分解仍按当时的数：", "The base-year figures of these were revised since; the breakdown rests on those of its time:");
    public static readonly Said OfferAnswer = new("{0}的分解值为 {1} {2}{4}，上级 {3} {2}。", "{0} is given {1} {2}{4}; the parent {3} {2}.");
    public static readonly Said OfferRange = new("方法给出的上下限 {0} 至 {1}，未取整 {2}。", "Bounds of the method {0} to {1}, exact {2}.");
    public static readonly Said AgreeNow = new("同意", "Agree");
    public static readonly Said CounterNow = new("提出其他数字", "Propose another figure");
    public static readonly Said NotAFigure = new("不是数字：{0}", "Not a figure: {0}");
    public static readonly Said FigureOfNone = new("{0}：“{1}”不是数字。", "{0}: '{1}' is not a number.");
    public static readonly Said OutOfBounds = new("{0}：{1} {2} 超出上下限，应在 {3} 与 {4} 之间。", "{0}: {1} {2} is outside the bounds; between {3} and {4} would be right.");
    public static readonly Said Impossible = new("{0}：{1} {2} 不可能达到，应在 {3} 与 {4} 之间。", "{0}: {1} {2} cannot be reached by anybody; between {3} and {4} would be right.");
    public static readonly Said CounterImpossible = new("{0} {1} 不可能达到。", "{0} {1} cannot be reached by anybody.");
    public static readonly Said Silent = new("尚未答复 {0} 家：{1}。", "Not answered ({0}): {1}.");
    public static readonly Said NotTaken = new("另提数字未采纳 {0} 家：{1}。", "Proposed another figure that is not taken ({0}): {1}.");
    public static readonly Said OpenReason = new("答复未齐或有不同数字，仍要办理须写明理由", "Answers are open or differ: to go on, give the reason");
    public static readonly Said NotAnswered = new("未答复", "Not answered");
    public static readonly Said Before = new("此前另提 {0}", "Proposed {0} before");
    public static readonly Said ReasonNeeded = new("须写明理由。", "A reason is needed.");
    public static readonly Said MovedOn = new("这件事已经往前走了，请重新打开本页。", "This has moved on meanwhile; open the page again.");
    public static readonly Said FallsShort = new("各地数字合起来达不到上级目标，不能提请下达。", "The figures together fall short of the parent and cannot be proposed.");
    public static readonly Said ShortBy = new("各地数字合起来比上级目标还差 {0}，补足以后才能提请下达。", "The figures together fall short of the parent by {0}: make it up before they are proposed.");
    public static readonly Said NotAMultiple = new("{0}：{1} {2} 不是 {3} 的倍数；公布值取 {3} 的倍数，或取上下限、未取整值。", "{0}: {1} {2} is no multiple of {3}; published figures are multiples of {3}, or a bound, or the exact figure.");
    public static readonly Said ReplacedBy = new("已被 {0} 下达的方案替代", "Replaced by the breakdown issued on {0}");
    public static readonly Said InForce = new("现行", "In force");
    public static readonly Said AlreadyOpen = new("这项指标已有在办的分解方案。", "A breakdown of this target is under way already.");
    public static readonly Said NothingChanged = new("没有改动任何数字。", "No figure was changed.");

    public static readonly Said TheTarget = new("上级目标", "The parent's target");
    public static readonly Said TheChildren = new("分解对象", "The children");
    public static readonly Said NotAPercent = new("{0}：“{1}”不是 0 至 100 之间的数，如 12.5。", "{0}: '{1}' is not a number between 0 and 100, such as 12.5.");
    public static readonly Said LeastAboveMost = new("最低降幅 {0} % 高于最高降幅 {1} %，最低的应不高于最高的。", "The least effort, {0} %, is above the most, {1} %; it should not be.");
    public static readonly Said NotAnAmount = new("{0}：“{1}”不是 0 至 {2} 之间的数，如 300000。", "{0}: '{1}' is not a number between 0 and {2}, such as 300000.");
    public static readonly Said NotAChild = new("{0}：“{1}”不是这次分解的对象，请从列表里选。", "{0}: '{1}' is not among the children; choose one of the list.");
    public static readonly Said Intensities = new("新增项目试算只用于分解到市、县的强度类目标（单位增加值能耗、二氧化碳排放、用水）。", "A new line is tried out on intensities (energy, CO2 or water per value added) broken down to cities or counties.");

    public static readonly Said OfferHow = new("您的数怎样得出", "How your figure came about");
    public static readonly Said OfferMethod = new("分解方法", "Method");
    public static readonly Said OfferBase = new("本地基期量 E", "Own base-year amount E");
    public static readonly Said OfferOutput = new("本地基期增加值 V", "Own base-year value added V");
    public static readonly Said OfferMade = new("本地基期可比价产值 V（企业填报）", "Own output value V of the base year, as filed");
    public static readonly Said OfferReached = new("本地基期已达到的率", "Own rate in the base year");
    public static readonly Said OfferGrowth = new("增长倍数 G（参照年到目标年）", "Growth G, times, to the target year");
    public static readonly Said OfferUnchanged = new("不采取措施时的量 E·G", "With nothing done, E·G");
    public static readonly Said OfferWeight = new("权重（本地 E·G 占全部对象的比例）", "Weight (own share of all E·G)");
    public static readonly Said OfferExact = new("按方法算出（未取整）", "By the method, exact");
    public static readonly Said NotForYou = new("（不对您显示）", "(not shown to you)");
    public static readonly Said OfferByInput = new("分解由此起：拟定分解时本系统里本地的基期数，随分解一并留存。", "What the breakdown starts from: the own figure of the base year, as it was at hand when it was drafted.");
    public static readonly Said OfferByWeight = new("= 本地 E·G {0} ÷ 全部对象的 E·G 之和；其他对象的数不在这里列出。", "= own E·G {0} ÷ the sum of all; those of others are not shown here.");
    public static readonly Said OfferGiven = new("取整、协商以后的分解值", "After rounding and answers");
    public static readonly Said Points = new("个百分点", "points");

    /// <summary>The unit of a difference of two figures: per cent differ by points.</summary>
    public static string UnitOfMargin(Luheng.Portal.Shell.Reader reader, string unit) => unit == "%" ? reader[Points] : unit;

    public static string Margin(Luheng.Portal.Shell.Reader reader, double margin, string unit) => $"{Luheng.Portal.Shell.Figures.Plain(margin, 4)} {UnitOfMargin(reader, unit)}";

    /// <summary>How a figure before rounding comes from the effort d.</summary>
    public static Said FigureOf(TreeShape shape) => shape switch
    {
        TreeShape.Intensity => new("= −d", "= −d"),
        TreeShape.Total => new("= E×G×(1 − d)", "= E×G×(1 − d)"),
        TreeShape.Rate => new("= 基期的率 + d", "= the rate of the base year + d"),
        _ => new("= E×G×d", "= E×G×d"),
    };

    /// <summary>The units of what a target is about and of what it is held against, such as tce and 亿元; empty where there is none.</summary>
    /// <param name="made">Whether it is held against output value as enterprises filed it.</param>
    public static (string Amount, string Output) Units(Catalogue catalogue, Target target, TreeShape shape, bool made = false)
    {
        if (made) return (Units(catalogue, target, shape).Amount, catalogue.Items.TryGetValue(TargetTree.OutputValue, out var filed) ? filed.Unit.Symbol : "");
        if (target.Indicator is not { } id || !catalogue.Items.TryGetValue(id, out var item)) return ("", "");
        string Of(IReadOnlyList<string> items) => items.Count > 0 && catalogue.Items.TryGetValue(items[0], out var one) ? one.Unit.Symbol : "";
        return RatioParts.Of(item) is not { } parts ? (item.Unit.Symbol, "") : shape == TreeShape.Saving ? (Of(parts.Above), "") : shape == TreeShape.Rate ? (Of(parts.Below), "") : (Of(parts.Above), Of(parts.Below));
    }

    /// <summary>Whether a breakdown is held against output value; those of before this was kept tell it by whose figure they hand on.</summary>
    public static bool Made(Breakdown of, Target target) => of.ByOutputValue || of.Of != target.Region;

    /// <summary>The years that a breakdown's figures run over, where they are of a stretch of years.</summary>
    public static string YearsOf(Luheng.Portal.Shell.Reader reader, Breakdown of, Plan plan, Target target) => of.Shape is not (TreeShape.Intensity or TreeShape.Saving) || of is { Shape: TreeShape.Saving, From: 0 } ? ""
        : reader.Say(Over, (of.From > 0 ? of.From : target.BaseYear ?? plan.BaseYear) + 1, target.Year ?? plan.To);

    /// <summary>Whose margin it is: the province's or the city's.</summary>
    public static string InHandOf(Luheng.Portal.Shell.Reader reader, Luheng.Registry.SubjectId parent) =>
        reader.Say(InHand, reader[reader.Desk.World.Population.Regions.Find(parent.Text) is { Level: Luheng.Registry.RegionLevel.City } ? OfCity : OfProvince]);

    /// <summary>What a new line's use is typed in: kilograms of what the target is about, or litres of water.</summary>
    public static Said PerTonneOf(string amount) => amount switch
    {
        "tce" => PerTonneOfEnergy,
        "m³" or "m3" => PerTonneOfWater,
        _ when amount.Contains("CO", StringComparison.Ordinal) => PerTonneOfCarbon,
        _ => PerTonneOfOther,
    };

    /// <summary>A text of the kernel with the names of those whom it names by their ids.</summary>
    public static string Named(Luheng.Portal.Shell.Reader reader, string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\b\d{6}\b", m =>
        reader.Desk.World.Population.Regions.Find(m.Value)?.Name ?? m.Value, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>A problem of the kernel in the reader's words: the region by its name.</summary>
    public static string Say(Luheng.Portal.Shell.Reader reader, Luheng.Problems.Problem problem)
    {
        if (reader.English || problem.Zh is not { } zh) return problem.ToString();
        var where = problem.Where is "target" || problem.Where.Contains('/', StringComparison.Ordinal) ? TheTarget.Zh : problem.Where is "children" ? TheChildren.Zh
            : Luheng.Registry.SubjectId.TryParse(problem.Where, out var of, out _) ? reader.Desk.World.Population.NameOf(of) : null;
        return where is null ? zh : $"{where}：{zh}";
    }

    public static Said Of(BreakdownState state) => state switch
    {
        BreakdownState.Drafted => new("起草中", "Draft"),
        BreakdownState.Sent => new("征求意见", "With the cities"),
        BreakdownState.Revised => new("修改中", "Being revised"),
        BreakdownState.Proposed => new("待下达", "To be issued"),
        BreakdownState.Issued => new("已下达", "Issued"),
        BreakdownState.Withdrawn => new("已撤回", "Withdrawn"),
        _ => new("未起草", "Not drafted"),
    };

    public static Said Of(Luheng.Allocating.OfferState state) => state switch
    {
        Luheng.Allocating.OfferState.Asked => new("待答复", "Waiting"),
        Luheng.Allocating.OfferState.Agreed => new("同意", "Agreed"),
        Luheng.Allocating.OfferState.Countered => new("另提数字", "Another figure"),
        Luheng.Allocating.OfferState.Settled => new("已下达", "Issued"),
        Luheng.Allocating.OfferState.Dropped => new("已撤回", "Withdrawn"),
        _ => new("未征求", "Not asked"),
    };
}
