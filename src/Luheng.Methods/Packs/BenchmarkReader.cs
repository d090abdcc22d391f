namespace Luheng.Packs;

/// <summary>Reads editions, corrections and benchmarks, and checks that every row, item and unit they name is there and fits.</summary>
sealed class BenchmarkReader(IReadOnlyList<BenchmarkRow> table, IReadOnlyDictionary<string, Item> items, IReadOnlyDictionary<string, MemberSet> sets)
{
    readonly Dictionary<string, BenchmarkRow> rows = table.DistinctBy(r => r.Id).ToDictionary(r => r.Id);
    readonly Dictionary<string, BenchmarkEdition> editions = [];
    readonly Dictionary<string, Correction> corrections = [];
    readonly List<Benchmark> benchmarks = [];

    public BenchmarkBook Read(IEnumerable<PackPage> all)
    {
        var pages = all.ToList();
        foreach (var page in pages.Where(p => p.Has("document"))) ReadEdition(page);
        foreach (var page in pages.Where(p => p.Has("correction"))) ReadCorrection(page);
        foreach (var page in pages.Where(p => !p.Has("document") && !p.Has("correction"))) ReadBenchmark(page);
        return new(table, [.. editions.Values], benchmarks, [.. corrections.Values]);
    }

    void ReadEdition(PackPage page)
    {
        var (id, document) = (page.Text("edition"), page.Text("document"));
        var edition = new BenchmarkEdition(id, document, page.Date("from") ?? DateOnly.MinValue, page.Date("to"), page.Choice("confidence", Confidence.Design), page.Optional("note") ?? "");
        if (!page.Has("from")) page.Report($"edition '{id}' has no date", "from: 2024-01-01, the day it comes into force; confidence: design where that is not known");
        if (edition.To < edition.From) page.Report($"edition '{id}' ends before it begins", $"to: {edition.From:yyyy-MM-dd} or later", "to");
        if (table.All(r => r.Source.Document != document)) page.Report($"no row is of '{document}'", "a document of tables/benchmarks.csv, spelt alike", "document");
        if (editions.Values.Any(e => e.Document == document) || !editions.TryAdd(id, edition)) page.Report($"edition '{id}' is defined twice", "one definition");
        page.Done();
    }

    void ReadCorrection(PackPage page)
    {
        var (id, kind, perPoint) = (page.Text("correction"), page.Choice("kind", CorrectionKind.Shift), new Dictionary<BenchmarkRung, double>());
        if (page.Inner("per_point") is { } points)
        {
            foreach (var key in points.Keys().ToList())
                if (Enum.TryParse<BenchmarkRung>(key, true, out var rung)) perPoint[rung] = points.Number(key) ?? 0;
                else points.Report($"'{key}' is not a level", "advanced, baseline, level1, level2 or level3");
        }
        else if (kind == CorrectionKind.Shift) page.Report("a shift has no amounts", "per_point: {level1: 1.1, …}");
        var correction = new Correction(id, kind, page.Said("name"), Known(page, "item", page.Text("item")), page.Source(), page.Choice("confidence", Confidence.Design))
        {
            From = page.Number("from") ?? 0,
            Least = page.Number("least"),
            Most = page.Number("most"),
            PerPoint = perPoint,
            Plus = page.Number("plus") ?? 0,
            Times = page.Number("times") ?? 0,
            Of = page.Number("of") ?? 1,
            When = page.Inner("when") is { } when ? ReadWhen(when) : null,
            Rungs = [.. page.Texts("levels").Select(t => Enum.TryParse<BenchmarkRung>(t, true, out var rung) ? rung : Wrong(page, t)).Concat(perPoint.Keys)],
            Edition = page.Optional("edition"),
        };
        if (correction.Edition is { } of && !editions.ContainsKey(of)) page.Report($"'{of}' is not an edition", "the id of an edition", "edition");
        if (kind == CorrectionKind.Scale && correction.Rungs.Count == 0) page.Report("it scales no level", "levels: [level3]");
        if (correction.Of == 0) page.Report("it divides by zero", "of: another number", "of");
        if (!corrections.TryAdd(id, correction)) page.Report($"correction '{id}' is defined twice", "one definition");
        page.Done();
    }

    static BenchmarkRung Wrong(PackPage page, string text)
    {
        page.Report($"'{text}' is not a level", "advanced, baseline, level1, level2 or level3", "levels");
        return default;
    }

    (string, double) ReadWhen(PackPage page)
    {
        var when = (Known(page, "item", page.Text("item")), page.Number("above") ?? 0);
        page.Done();
        return when;
    }

    string Known(PackPage page, string key, string item)
    {
        if (item is not "" && !items.ContainsKey(item)) page.Report($"'{item}' is not an item", "the id of an item", key);
        return item;
    }

    void ReadBenchmark(PackPage page)
    {
        var (id, product, process, unit) = (page.Text("id"), page.Optional("product"), page.Optional("process"), page.Unit());
        var named = Named(page, "process", process) ?? Named(page, "product", product);
        if (product is null && process is null) page.Report("it says neither of which product nor of which process", "product: cement-clinker, or process: converter");
        var (own, metric, printed) = (page.Said("name", required: false), page.Choice("metric", BenchmarkMetric.Energy), page.Optional("printed_unit") ?? unit.Symbol);
        var levels = Levels(page, printed);
        var benchmark = new Benchmark(id, own.Zh is "" ? named ?? own : own, product, process, metric, unit, levels, page.Place)
        {
            Size = page.Inner("size") is { } size ? ReadSize(size) : null,
            Corrections = [.. page.Texts("corrections").Select(c => Corrected(page, c)).OfType<Correction>()],
            Value = page.Optional("value"),
        };
        foreach (var (used, made) in (IEnumerable<(string, string)>)(process is null ? [benchmark.Filed] : product is null ? [benchmark.ByLine] : [benchmark.Filed, benchmark.ByLine]))
            if (items.GetValueOrDefault(used) is not { } over || items.GetValueOrDefault(made) is not { } under) page.Report($"'{used}' or '{made}' is not an item", "items of the sets of products and processes");
            else if (!over.Unit.Dimension.Over(under.Unit.Dimension).Equals(unit.Dimension)) page.Report($"{over.Unit} over {under.Unit} is not measured in {unit}", "a unit of the same dimension", "unit");
        if (benchmark.Value is { } value && !(items.GetValueOrDefault(value) is { IsIndicator: true } computed && computed.Unit.Measures(unit))) page.Report($"'{value}' is no indicator in {unit}", "the id of an indicator", "value");
        page.Done();
        if (levels.Count == 0) return;
        if (benchmarks.Any(b => b.Id == id)) page.Report($"benchmark '{id}' is defined twice", "one definition");
        else benchmarks.Add(benchmark);
    }

    Said? Named(PackPage page, string set, string? member)
    {
        if (member is null) return null;
        if (sets.GetValueOrDefault(set)?.Members.FirstOrDefault(m => m.Id == member) is { } known) return known.Name;
        page.Report($"'{member}' is not in the set {set}", $"a member of the set {set}", set);
        return null;
    }

    List<BenchmarkRow> Levels(PackPage page, string printed)
    {
        var levels = new List<BenchmarkRow>();
        foreach (var id in page.Texts("rows"))
            if (!rows.TryGetValue(id, out var row)) page.Report($"row '{id}' is not in the table", "an id of tables/benchmarks.csv", "rows");
            else
            {
                levels.Add(row);
                if (row.Unit != printed) page.Report($"row {id} is in {row.Unit}, the benchmark in {printed}", $"unit: {row.Unit}, or printed_unit: {row.Unit}", "rows");
                if (editions.Values.All(e => e.Document != row.Source.Document)) page.Report($"row {id} is of '{row.Source.Document}', which is no edition", "an edition with its days in force", "rows");
                if (row.HigherIsBetter != levels[0].HigherIsBetter) page.Report($"row {id} runs the other way", "rows of one direction", "rows");
            }
        foreach (var twice in levels.GroupBy(r => (r.Source.Document, r.Rung)).Where(g => g.Count() > 1))
            page.Report($"{twice.Key.Rung} of {twice.Key.Document} stands twice", "each level once", "rows");
        if (levels.Count == 0) page.Report("there are no rows", "rows: [B0117, …]");
        return levels;
    }

    Correction? Corrected(PackPage page, string id)
    {
        if (corrections.TryGetValue(id, out var correction)) return correction;
        page.Report($"'{id}' is not a correction", "the id of a correction", "corrections");
        return null;
    }

    SizeClass ReadSize(PackPage page)
    {
        var size = new SizeClass(Known(page, "item", page.Text("item")), page.Number("above"), page.Number("up_to"));
        page.Done();
        return size;
    }
}
