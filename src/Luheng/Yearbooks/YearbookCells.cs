using System.Globalization;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;
using Luheng.Typed;

namespace Luheng.Yearbooks;

/// <summary>What becomes of a cell: stored as new, the same as before, a correction; or nothing, as it is missing.</summary>
public enum CellState { New, Unchanged, Corrected, Missing }

/// <summary>A figure of a published table: where it stands, and what it would be stored as.</summary>
/// <param name="Place">As a spreadsheet names it: B7.</param>
/// <param name="Text">As it is printed.</param>
/// <param name="Value">In the item's unit; NaN where it is missing.</param>
public sealed record YearbookCell(string Place, int Row, string Text, SubjectId Subject, Item Item, Period Period, double Value)
{
    public CellState State { get; init; } = CellState.New;

    /// <summary>What is in effect now; NaN where nothing is.</summary>
    public double Before { get; init; } = double.NaN;
}

/// <summary>Something wrong in a table: where, what was found, which rule it breaks, what would be right.</summary>
public sealed record YearbookProblem(string Place, int Row, int Column, string Found, string Rule, Said Hint)
{
    public override string ToString() => $"{Place}: {(Found is "" ? "" : $"'{Found}' ")}{Rule}: {Hint.En}";
}

/// <summary>Reads the figures of a table by a mapping: every cell, every problem, at once.</summary>
public sealed class YearbookCells
{
    readonly PublishedTable table;
    readonly YearbookMapping mapping;
    readonly Catalogue catalogue;
    readonly Population population;
    readonly List<YearbookCell> cells = [];
    readonly List<YearbookProblem> problems = [];
    readonly HashSet<string> told = [];

    YearbookCells(PublishedTable table, YearbookMapping mapping, Catalogue catalogue, Population population) => (this.table, this.mapping, this.catalogue, this.population) = (table, mapping, catalogue, population);

    public static (IReadOnlyList<YearbookCell> Cells, IReadOnlyList<YearbookProblem> Problems) Read(PublishedTable table, YearbookMapping mapping, Catalogue catalogue, Population population)
    {
        var reading = new YearbookCells(table, mapping, catalogue, population);
        if (!table.HasFigures) reading.Wrong(0, 0, "", "no-figures", new("这是要的那张工作表吗？", "no row with a label and figures was found; is this the right sheet?"));
        foreach (var change in mapping.Changed(table)) reading.Wrong(table.FirstHeading, 0, "", "shape-changed", new($"{change}；请重新确认映射", $"{change}; look at the mapping and confirm it again"));
        if (reading.problems.Count > 0) return ([], reading.problems);
        reading.problems.AddRange(mapping.Contradicted(table));
        reading.Run();
        return (reading.cells, reading.problems);
    }

    /// <summary>A figure without the mark of its footnote.</summary>
    internal static string Bare(string text) => text.TrimEnd('①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩', '*', '＊').TrimEnd();

    void Run()
    {
        var (columns, rows) = (table.Columns.ToList(), table.Rows.ToList());
        var (columnKeys, rowKeys) = (YearbookMapping.Keys(columns.Select(table.Heading)), YearbookMapping.Keys(rows.Select(table.Label)));
        var met = new Dictionary<(SubjectId, string, Period), string>();
        for (var r = 0; r < rows.Count; r++)
        {
            var row = mapping.Rows.First(e => e.Key == rowKeys[r]);
            for (var c = 0; c < columns.Count && !row.Skip; c++)
            {
                if (mapping.Columns.First(e => e.Key == columnKeys[c]) is not { Skip: false } column || table.At(rows[r], columns[c]) is not { Length: > 0 } text) continue;
                if (Cell(rows[r], columns[c], row, column, text) is not { } cell) continue;
                if (met.TryGetValue((cell.Subject, cell.Item.Id, cell.Period), out var at)) Wrong(rows[r], columns[c], text, "stated-twice", new($"{population.NameOf(cell.Subject)}的{cell.Item.Name.Zh}（{cell.Period}）已在 {at}；去掉一个", $"{population.NameOf(cell.Subject)} {cell.Item.Name.En} {cell.Period} already stands at {at}; leave one of them out"));
                else met[(cell.Subject, cell.Item.Id, cell.Period)] = cell.Place;
                cells.Add(cell);
            }
        }
    }

    YearbookCell? Cell(int r, int c, YearbookEntry row, YearbookEntry column, string text)
    {
        var (item, subject, period) = (ItemOf(r, c, row, column), SubjectOf(r, c, row, column), PeriodOf(r, c));
        if (item is null || subject is not { } of || period is not { } when) return null;
        var form = Numbers.Read(Bare(text), out var number);
        if (form == NumberForm.Missing) return new(PublishedTable.Place(r, c), r + 1, text, of, item, when, double.NaN) { State = CellState.Missing };
        if (form == NumberForm.Wrong) return Wrong(r, c, text, "not-a-number", new("写数；约数、文字不存", "a figure, or … — or blank where there is none"));
        if (Fits(r, c, item, of, row, column) is not { } unit) return null;
        var value = number * (form == NumberForm.Percent ? item.Unit.Dimension.IsNone ? 0.01 / item.Unit.InBase : double.NaN : unit.To(item.Unit));
        if (value < item.Minimum || value > item.Maximum) return Wrong(r, c, text, "out-of-range", new(string.Create(CultureInfo.InvariantCulture, $"{item.Name.Zh}在 {item.Minimum:0.##} 至 {item.Maximum:0.##} {item.Unit} 之间"), string.Create(CultureInfo.InvariantCulture, $"{item.Name.En} lies between {item.Minimum:0.##} and {item.Maximum:0.##} {item.Unit}; look at the unit")));
        return double.IsNaN(value) ? Wrong(r, c, text, "unit", new($"表上是百分数，{item.Name.Zh}的单位是 {item.Unit}", $"a percentage, but {item.Name.En} is in {item.Unit}")) : new(PublishedTable.Place(r, c), r + 1, text, of, item, when, value);
    }

    Item? ItemOf(int r, int c, YearbookEntry row, YearbookEntry column)
    {
        var growth = row.Growth || column.Growth;
        var named = growth ? (column.Growth ? column.Item : row.Item) ?? row.GrowthItem ?? column.GrowthItem ?? (row.Item is null && column.Item is null ? mapping.GrowthItem : null) : row.Item ?? column.Item ?? mapping.Item;
        if (row.Item is { } a && column.Item is { } b && a != b && !growth) return Told<Item>($"{row.Key}|{column.Key}", r, c, "", "two-items", new($"行是 {a}，列是 {b}；留一个", $"the row says {a}, the column {b}; one of them"));
        if (named is null) return Told<Item>($"item {row.Key}|{column.Key}", r, c, "", "no-item", growth ? new("是哪个指标的增速？填增速指标", "growth of what? name the item that carries it") : new("在行、列或整表的映射里填指标", "neither row, column nor table names an item"));
        return catalogue.Items.TryGetValue(named, out var item) ? item : Told<Item>($"item {named}", r, c, named, "unknown-item", new("从映射页的指标列表里选", $"no such item{Near.Hint(named, catalogue.Items.Keys)}"));
    }

    SubjectId? SubjectOf(int r, int c, YearbookEntry row, YearbookEntry column)
    {
        var named = new[] { row.Subject, column.Subject }.OfType<string>().Distinct().ToList();
        var sector = named.Find(n => n.StartsWith("sector:", StringComparison.Ordinal));
        var region = named.Find(n => n != sector) ?? mapping.Region;
        if (named.Count(n => n != sector) > 1) return Told<SubjectId?>($"{row.Key}|{column.Key}", r, c, "", "two-subjects", new($"行是 {row.Subject}，列是 {column.Subject}；留一个", $"the row is {row.Subject}, the column {column.Subject}; one of them"));
        if (region is "") return Told<SubjectId?>($"subject {row.Key}|{column.Key}", r, c, "", "no-subject", new("在整表、行或列的映射里填地区", "of which region? name it for the table, the row or the column"));
        if (!SubjectId.TryParse(sector is null ? region : $"{region}/{sector}", out var id, out var wrong)) return Told<SubjectId?>(region, r, c, region, "unknown-subject", new("填六位区划代码，或 sector: 加行业代码", wrong));
        return population.Unknown(id) is { } unknown ? Told<SubjectId?>(id.Text, r, c, id.Text, "unknown-subject", new("填本系统登记的地区或行业代码", unknown)) : id;
    }

    /// <summary>The period that the row or the column says; of growth beside a year, that year's; else the title's.</summary>
    Period? PeriodOf(int r, int c)
    {
        var (own, other) = (PeriodWords.Find(table.Label(r)), PeriodWords.Find(table.Heading(c)));
        if (own is not null && other is not null && own != other) return Told<Period?>($"{own}|{other}", r, c, "", "two-periods", new($"行是 {own}，列是 {other}；留一个", $"the row says {own}, the column {other}"));
        for (var left = c - 1; own is null && other is null && left >= table.Labels; left--) other = PeriodWords.Find(table.Heading(left));
        return own ?? other ?? PeriodWords.Find(table.Title) ?? Told<Period?>("period", r, c, "", "no-period", new("在行名、表头或标题里写明年份", "neither row, column nor title says of which year"));
    }

    /// <summary>The unit of a cell, where the item may be filed so.</summary>
    Quantities.Unit? Fits(int r, int c, Item item, SubjectId of, YearbookEntry row, YearbookEntry column)
    {
        if (item.Of.Count > 0 && !item.Of.Contains(of.Kind)) return Told<Quantities.Unit>($"of {item.Id} {of.Kind}", r, c, item.Id, "of-kind", new($"{item.Name.Zh}不用于这类对象；换一个指标", $"{item.Name.En} is for {string.Join(", ", item.Of.Select(k => k.ToString().ToLowerInvariant()).Order())}"));
        if (item.Basis is EnergyBasis.Calorific or EnergyBasis.Equivalent && item.Basis != mapping.Basis) return Told<Quantities.Unit>($"basis {item.Id}", r, c, item.Id, "basis", new($"{item.Name.Zh}是{Say(item.Basis).Zh}，表是{Say(mapping.Basis).Zh}；选与表一致的指标", $"{item.Name.En} is {Say(item.Basis).En}, the table is {Say(mapping.Basis).En}; choose the item of the table's basis"));
        if (item.PriceBase is { } price && price != mapping.PriceBase) return Told<Quantities.Unit>($"price {item.Id}", r, c, item.Id, "price-base", new($"{item.Name.Zh}是{price}年价格，表{(mapping.PriceBase is "" ? "没有写价格基期" : $"是{mapping.PriceBase}年价格")}；选与表一致的指标", $"{item.Name.En} is in {price} prices, the table in {(mapping.PriceBase is "" ? "prices not said" : mapping.PriceBase)}; choose the item of the table's prices"));
        var growth = row.Growth || column.Growth;
        var said = column.Unit ?? row.Unit ?? (growth ? null : mapping.Unit) ?? (growth ? "%" : null);
        if (said is null) return Told<Quantities.Unit>($"unit {row.Key}|{column.Key}", r, c, "", "no-unit", new($"表头和单位行都没有单位；{item.Name.Zh}用 {item.Unit}", $"no unit in the heading or a line of units; {item.Name.En} is kept in {item.Unit}"));
        if (!catalogue.Units.TryUnit(said, out var unit)) return Told<Quantities.Unit>($"unit {said}", r, c, said, "unknown-unit", new($"{item.Name.Zh}用 {item.Unit} 或可以换算的单位", catalogue.Units.Unknown(said)));
        // Tables print CO2 in plain tonnes.
        if (!unit.Measures(item.Unit) && catalogue.Units.TryUnit(unit.Symbol + "CO2", out var gas) && gas.Measures(item.Unit)) return gas;
        return unit.Measures(item.Unit) ? unit : Told<Quantities.Unit>($"unit {said} {item.Id}", r, c, said, "unit", new($"{item.Name.Zh}的单位是 {item.Unit}，不能由 {unit} 换算", $"{item.Name.En} is in {item.Unit} ({item.Unit.Dimension}), not in {unit} ({unit.Dimension})"));
    }

    internal static Said Say(EnergyBasis basis) => basis switch
    {
        EnergyBasis.Calorific => new("当量值", "the calorific basis (当量值)"),
        EnergyBasis.Equivalent => new("等价值", "the equivalent basis (等价值)"),
        EnergyBasis.None => new("没有写当量还是等价的", "of no basis said"),
        _ => new("当量、等价不明的", "of unknown basis"),
    };

    YearbookCell? Wrong(int row, int column, string found, string rule, Said hint)
    {
        problems.Add(new(PublishedTable.Place(row, column), row + 1, column, found, rule, hint));
        return null;
    }

    /// <summary>What is wrong with a whole row or column is told once, at the first cell that meets it.</summary>
    T? Told<T>(string key, int row, int column, string found, string rule, Said hint)
    {
        if (told.Add(rule + key)) Wrong(row, column, found, rule, hint);
        return default;
    }
}
