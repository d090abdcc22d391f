using Luheng.Packs;
using Luheng.PlanReading;
using Luheng.PlanReading.Confirming;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests.Packs;

namespace Luheng.Tests.PlanReading.Confirming;

/// <summary>A plan of a few sentences with what a reader would find in it, and the book that people decide in.</summary>
sealed class SmallReading
{
    public const string Id = "r1";
    public static readonly Reviewer Li = new("li", "李", "test"), Wang = new("wang", "王", "test");

    public SmallReading(ILedger? ledger = null)
    {
        Ledger = ledger ?? new MemoryLedger();
        Book = new(Ledger, TimeProvider.System);
        Book.Add(new(Id, "hash", "plan.txt", 100, SubjectId.Region("990000"), "li", "李", DateTimeOffset.UnixEpoch, new("plan-990000-2021-2025", new("示例规划", "A plan"), "示例规划", 2021, 2025, 2020)), new(new("plan.txt", "hash", Text), Finds), Li);
    }

    public ILedger Ledger { get; }
    public ReadingBook Book { get; }
    public Catalogue Catalogue { get; set; } = RealPacks.Rules;

    public const string Text = "到2025年，规模以上工业单位增加值能耗较2020年下降14%，大宗工业固废综合利用率达到57%，固废综合利用率提高3%，新创建200家绿色工厂。\n大宗工业固废综合利用率达到60%。\n2022年底前，省经济和信息化厅发布管理办法。";

    public static readonly Find Energy = Made("target-1", FindKind.Target, "规模以上工业单位增加值能耗较2020年下降14%", "规模以上工业单位增加值能耗") with { Indicator = "energy.per_value_added", Measure = TargetKind.Change, By = -14, ChangeUnit = "%", BaseYear = 2020, Year = 2025, Confidence = 0.95 };
    public static readonly Find Waste = Made("target-2", FindKind.Target, "大宗工业固废综合利用率达到57%", "大宗工业固废综合利用率") with { Indicator = "waste.bulk_utilisation_rate", Measure = TargetKind.Level, Level = 57, Unit = "%", Year = 2025, Confidence = 0.95 };
    public static readonly Find Doubtful = Made("target-3", FindKind.Target, "固废综合利用率提高3%", "固废综合利用率") with { By = 3, ChangeUnit = "%", Year = 2025, Confidence = 0.6, Ask = [new("ChangeUnit", "提高3%", ["百分点", "%"])] };
    public static readonly Find Factories = Made("target-4", FindKind.Target, "新创建200家绿色工厂", "绿色工厂") with { Indicator = "list.green-factory.count", Measure = TargetKind.NewCount, By = 200, ChangeUnit = "家", Comparator = ">=", Year = 2025, Confidence = 0.95 };
    public static readonly Find Other = Made("target-5", FindKind.Target, "大宗工业固废综合利用率达到60%", "大宗工业固废综合利用率") with { Indicator = "waste.bulk_utilisation_rate", Measure = TargetKind.Level, Level = 60, Unit = "%", Year = 2025, Confidence = 0.95 };
    public static readonly Find Deed = Made("task-6", FindKind.Task, "2022年底前，省经济和信息化厅发布管理办法", "发布管理办法") with { Year = 2022, Owner = "省经济和信息化厅", Confidence = 0.9 };
    public static readonly IReadOnlyList<Find> Finds = [Energy, Waste, Doubtful, Factories, Other, Deed];

    static Find Made(string id, FindKind kind, string words, string phrase) => new(id, kind, Text.IndexOf(words, StringComparison.Ordinal), words, "二") { Phrase = phrase };

    public PlanReview Review => Book.Find(Id, Catalogue)!;

    public Reviewed At(Find find) => Review.Find(find.Id)!;

    public DecisionOutcome Decide(Reviewer by, Find find, DecisionKind kind, int? seen = null, Promise? promise = null, string? why = null, int? of = null) =>
        Book.Decide(Id, [new(find.Id, kind, seen ?? At(find).Version) { Promise = promise ?? (kind == DecisionKind.Accept ? Promise.Of(find, Catalogue) : null), Why = why, Of = of }], by, Catalogue, "test");

    public PlanPack Pack() => PlanPack.Of(Review, Catalogue, PublishedPlans.Find(Ledger, Review.Upload.Frame.Plan), "李");
}
