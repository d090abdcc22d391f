using Luheng.Cases;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;

namespace Luheng.Yearbooks;

/// <summary>What a heading or a label of a table stands for. Its period, where it names one, is read from its own words.</summary>
/// <param name="Key">Its words without their period, so that next year's are the same.</param>
public sealed record YearbookEntry(string Key)
{
    /// <summary>The words as they stood when it was mapped.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its figures are left out.</summary>
    public bool Skip { get; init; }
    public string? Item { get; init; }

    /// <summary>A subject's id: a region, or a sector such as sector:31.</summary>
    public string? Subject { get; init; }
    public string? Unit { get; init; }

    /// <summary>The figures are growth on the year before (比上年增长): of a row's or column's item the one that carries its growth.</summary>
    public bool Growth { get; init; }

    /// <summary>The item that carries the growth of <see cref="Item"/>.</summary>
    public string? GrowthItem { get; init; }
}

/// <summary>What a published table's headings and labels stand for, its scope, basis and prices; kept, and used again for next year's table.</summary>
/// <param name="Document">The publication, such as 示例省统计年鉴.</param>
public sealed record YearbookMapping(string Id, string Name, string Document)
{
    public const string Kind = "yearbook-mapping";

    /// <summary>The legal basis of the source: of published aggregates mostly statistical or public.</summary>
    public LegalBasis Legal { get; init; } = LegalBasis.Statistical;

    /// <summary>What the figures cover, such as 规上.</summary>
    public string Scope { get; init; } = "";

    /// <summary>当量 or 等价, of the items that differ by it; None where the table has none.</summary>
    public EnergyBasis Basis { get; init; }

    /// <summary>The year of the prices, of the items that have one; empty where the table has none.</summary>
    public string PriceBase { get; init; } = "";

    /// <summary>The region that the whole table is of: 全省, 合计 and sectors are its.</summary>
    public string Region { get; init; } = "";

    /// <summary>The item of every figure that neither its row nor its column names.</summary>
    public string? Item { get; init; }
    public string? Unit { get; init; }

    /// <summary>The item that carries the growth of <see cref="Item"/>.</summary>
    public string? GrowthItem { get; init; }

    /// <summary>The line of units as it was printed, by which a change of it is seen.</summary>
    public string PrintedUnit { get; init; } = "";
    public IReadOnlyList<YearbookEntry> Columns { get; init; } = [];
    public IReadOnlyList<YearbookEntry> Rows { get; init; } = [];

    /// <summary>Who mapped it.</summary>
    public string By { get; init; } = "";

    public Document Write() => new(Kind, Id, CaseJson.Write(this));

    public static YearbookMapping Read(string body) => CaseJson.Read<YearbookMapping>(body);

    /// <summary>The keys of headings or labels in their order; the same words again, without a period to tell them apart, are numbered.</summary>
    public static IReadOnlyList<string> Keys(IEnumerable<string> texts)
    {
        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. texts.Select(text =>
        {
            var key = PeriodWords.Without(text);
            if (PeriodWords.Find(text) is not null) return key;
            var times = met[key] = met.GetValueOrDefault(key) + 1;
            return times == 1 ? key : FormattableString.Invariant($"{key}#{times}");
        })];
    }

    /// <summary>What a table of the same publication has more, less or otherwise; nothing where its shape is the same.</summary>
    public IReadOnlyList<string> Changed(PublishedTable table)
    {
        List<string> changes =
        [
            .. Differ("列", Columns, table.Columns.Select(table.Heading)), .. Differ("行", Rows, table.Rows.Select(table.Label)),
        ];
        if (Typed.Words.Plain(table.Unit) != Typed.Words.Plain(PrintedUnit)) changes.Add($"单位行由“{PrintedUnit}”变为“{table.Unit}”");
        return changes;
    }

    /// <summary>Where a table says another basis or other prices than this mapping: its figures are not what they would be stored as.</summary>
    public IReadOnlyList<YearbookProblem> Contradicted(PublishedTable table)
    {
        var problems = new List<YearbookProblem>();
        if (Basis is EnergyBasis.Calorific or EnergyBasis.Equivalent && table.Statements.FirstOrDefault(s => YearbookGuess.Basis(s.Text) is not EnergyBasis.None) is { Text: not null } said && YearbookGuess.Basis(said.Text) is var found && found != Basis)
            Told(said, "basis", $"表上写的是{YearbookCells.Say(found).Zh}，这个映射是{YearbookCells.Say(Basis).Zh}；给这张表另建映射，指标选{YearbookCells.Say(found).Zh}的", $"the table says {YearbookCells.Say(found).En}, the mapping is of {YearbookCells.Say(Basis).En}; map this table of its own, to the items of {YearbookCells.Say(found).En}");
        if (PriceBase is not "" && table.Statements.FirstOrDefault(s => YearbookGuess.PriceBase(s.Text) is not "") is { Text: not null } priced && YearbookGuess.PriceBase(priced.Text) is var year && year != PriceBase)
            Told(priced, "price-base", $"表上写的是{year}年价格，这个映射是{PriceBase}年价格；给这张表另建映射，指标选{year}年价格的", $"the table is in {year} prices, the mapping in {PriceBase} prices; map this table of its own, to the items in {year} prices");
        if (Scope is "" && table.Statements.FirstOrDefault(s => YearbookGuess.Scope(s.Text) is not "") is { Text: not null } scoped)
            Told(scoped, "scope", $"表上写的是{YearbookGuess.Scope(scoped.Text)}，这个映射没有写口径；口径填“{YearbookGuess.Scope(scoped.Text)}”", $"the table is of {YearbookGuess.Scope(scoped.Text)} (enterprises above the designated size), the mapping says no scope; say {YearbookGuess.Scope(scoped.Text)}");
        return problems;

        void Told((int Row, int Column, string Text) at, string rule, string zh, string en) => problems.Add(new(PublishedTable.Place(at.Row, at.Column), at.Row + 1, at.Column, at.Text, rule, new(zh, en)));
    }

    static IEnumerable<string> Differ(string what, IReadOnlyList<YearbookEntry> known, IEnumerable<string> texts)
    {
        var (found, now) = (texts.ToList(), new HashSet<string>(StringComparer.Ordinal));
        var keys = Keys(found);
        for (var i = 0; i < keys.Count; i++)
            if (now.Add(keys[i]) && known.All(e => e.Key != keys[i])) yield return $"多了{what}“{found[i]}”";
        foreach (var entry in known.Where(e => !now.Contains(e.Key))) yield return $"少了{what}“{entry.Text}”";
    }
}
