using Luheng.Packs;
using Luheng.Yearbooks;

namespace Luheng.Portal.Yearbooks;

/// <summary>Words of the pages on published statistics.</summary>
static class YearbookWords
{
    public static readonly Said Title = new("公布的统计", "Published statistics");
    public static readonly Said Answer = new("年鉴、月报、公报里的表：第一次指明各行各列是什么，之后同样的表自动识别，看过再存。", "Tables of yearbooks and bulletins: say once what rows and columns are; the same table is recognised from then on, previewed, stored.");
    public static readonly Said Choose = new("表格文件（.xlsx、.csv、.html）", "File with the table (.xlsx, .csv, .html)");
    public static readonly Said ChooseNote = new("标题行、合并表头、单位行、脚注、千分位、全角数字都可以；“…”“—”和空白按缺数，不按零。看之前什么都不存。", "Title rows, merged headings, lines of units, footnotes, thousands and full-width digits are fine; …, — and blanks are missing, never zero. Nothing is stored before you look.");
    public static readonly Said Look = new("查看", "Look");
    public static readonly Said Known = new("已有的映射", "Mappings");
    public static readonly Said NoneKnown = new("还没有映射。上传一张表，指明各行各列后就有了。", "None yet. Upload a table and say what its rows and columns are.");
    public static readonly Said NoFile = new("没有选择文件。", "No file was chosen.");
    public static readonly Said TooLarge = new("文件超过 25 MB。", "The file has more than 25 MB.");
    public static readonly Said MapTitle = new("指明行和列", "Say what rows and columns are");
    public static readonly Said MapAnswer = new("{0} 行、{1} 列的数；时期从表头、行名或标题读出。空着的由另一边或整表决定。", "{0} rows and {1} columns of figures; periods are read from headings, labels or the title. What is empty is left to the other side or the whole table.");
    public static readonly Said ChangedSays = new("这张表与已有映射的形状不同，请看过各处后重新确认：", "This table differs in shape from the mapping; look at each place and confirm again:");
    public static readonly Said WhichTable = new("表", "Table");
    public static readonly Said Whole = new("整表", "The whole table");
    public static readonly Said Name = new("映射名称", "Name of the mapping");
    public static readonly Said Document = new("出处（年鉴、公报）", "Publication");
    public static readonly Said Legal = new("法律依据", "Legal basis");
    public static readonly Said Scope = new("口径（如 规上）", "Scope (such as 规上)");
    public static readonly Said Basis = new("能耗折算", "Energy basis");
    public static readonly Said BasisNone = new("不涉及", "None");
    public static readonly Said BasisCalorific = new("当量值", "Calorific");
    public static readonly Said BasisEquivalent = new("等价值", "Equivalent");
    public static readonly Said Price = new("价格基期（年）", "Year of prices");
    public static readonly Said Region = new("地区代码", "Region code");
    public static readonly Said WholeItem = new("指标（行列都没有写的）", "Item (where rows and columns name none)");
    public static readonly Said Unit = new("单位", "Unit");
    public static readonly Said Columns = new("列", "Columns");
    public static readonly Said Rows = new("行", "Rows");
    public static readonly Said Printed = new("表上的字", "As printed");
    public static readonly Said Skip = new("不要", "Skip");
    public static readonly Said Item = new("指标", "Item");
    public static readonly Said Growth = new("是增速", "Growth");
    public static readonly Said Rate = new("增速指标", "Item of its growth");
    public static readonly Said Subject = new("地区或行业", "Region or sector");
    public static readonly Said KeepAndPreview = new("保存映射并预览", "Keep and preview");
    public static readonly Said NameNeeded = new("没有保存：映射名称和出处都要填。", "Not kept: it needs a name and its publication.");
    public static readonly Said Overtaken = new("期间有人改了，请重新看过再确认。", "Somebody changed it meanwhile; look again and confirm.");
    public static readonly Said HasProblems = new("有问题没有解决，没有存。", "Not stored: there are problems.");
    public static readonly Said DoubtsNeedWhy = new("有累计数比前一期小：核对后改正，或写明原因再存。", "A cumulative figure is below the one before: correct it, or say why and store.");
    public static readonly Said WhyNeeded = new("说明（累计数下降的原因，必填）", "Reason why a cumulative figure fell (needed)");
    public static readonly Said Recognised = new("按映射“{0}”识别，形状没有变化：新的 {1} 个，更正 {2} 个，不变 {3} 个，缺数 {4} 个，问题 {5} 个。", "Recognised by the mapping “{0}”, the same shape: {1} new, {2} corrected, {3} unchanged, {4} missing, {5} problems.");
    public static readonly Said Stored = new("已存为批次 {0}：新的 {1} 个，更正 {2} 个。", "Stored as batch {0}: {1} new, {2} corrected.");
    public static readonly Said Problems = new("问题", "Problems");
    public static readonly Said Place = new("位置", "Place");
    public static readonly Said Found = new("表上", "Found");
    public static readonly Said Says = new("应当", "What would be right");
    public static readonly Said WouldStore = new("将要存的数", "What would be stored");
    public static readonly Said StoredFigures = new("存下的数", "What was stored");
    public static readonly Said Before = new("现在的数", "In effect now");
    public static readonly Said Period = new("时期", "Period");
    public static readonly Said Value = new("数", "Figure");
    public static readonly Said StateWord = new("结果", "Becomes");
    public static readonly Said EditMapping = new("改映射", "Change the mapping");
    public static readonly Said OwnMapping = new("给这张表另建映射", "Map this table of its own");
    public static readonly Said Confirm = new("确认存入 {0} 个数", "Store {0} figures");
    public static readonly Said NothingNew = new("都已在系统里，没有要存的。", "All of it is here already; there is nothing to store.");
    public static readonly Said Why = new("说明（选填）", "Reason (optional)");
    public static readonly Said Embargo = new("公布日（此前限内部，选填）", "Released on (internal before; optional)");
    public static readonly Said Again = new("换一个文件", "Another file");
    public static readonly Said Undo = new("撤回这一批", "Take this batch back");
    public static readonly Said SourceSays = new("出处：{0}；口径：{1}；{2}", "Source: {0}; scope: {1}; {2}");

    public static Said State(CellState state) => state switch
    {
        CellState.New => new("新的", "new"),
        CellState.Corrected => new("更正", "corrected"),
        CellState.Unchanged => new("不变", "unchanged"),
        _ => new("缺数", "missing"),
    };

    public static Said Rule(string rule) => rule switch
    {
        "no-figures" => new("没有找到带行名的数", "no row with a label and figures"),
        "shape-changed" => new("表的形状变了", "the shape of the table changed"),
        "stated-twice" => new("同一个数出现两次", "the same figure stands twice"),
        "not-a-number" => new("不是数；没有数的写…、—或留空", "not a number; … — or blank where there is none"),
        "out-of-range" => new("超出这个指标可能的范围，请看单位", "out of the item's range; look at the unit"),
        "two-items" => new("行和列说的指标不同", "row and column name different items"),
        "no-item" => new("行、列、整表都没有说是什么指标", "neither row, column nor table names an item"),
        "unknown-item" => new("没有这个指标", "no such item"),
        "two-subjects" => new("行和列说的地区不同", "row and column name different subjects"),
        "no-subject" => new("没有说是哪个地区", "of which region is not said"),
        "unknown-subject" => new("没有这个地区或行业", "no such region or sector"),
        "two-periods" => new("行和列说的时期不同", "row and column say different periods"),
        "no-period" => new("行、列、标题都没有写时期", "neither row, column nor title says a period"),
        "of-kind" => new("这个指标不是这类对象的", "the item is not of such a subject"),
        "basis" => new("指标的当量、等价与表不同", "the item's basis is not the table's"),
        "price-base" => new("指标的价格基期与表不同", "the item's prices are not the table's"),
        "no-unit" => new("没有写单位", "no unit is said"),
        "unknown-unit" => new("没有这个单位", "no such unit"),
        "unit" => new("单位不能换算成指标的单位", "the unit cannot be turned into the item's"),
        "cumulative-falls" => new("累计数比前一期小", "a cumulative figure below the one before"),
        "not-yours" => new("不在您的职责范围内", "not yours to file"),
        _ => new(rule, rule),
    };

    public static Said Legally(Observations.LegalBasis basis) => basis switch
    {
        Observations.LegalBasis.Statistical => new("统计（不得用于统计以外的目的）", "statistical (for statistics alone)"),
        Observations.LegalBasis.Public => new("公开", "public"),
        _ => new("演示", "demo"),
    };
}
