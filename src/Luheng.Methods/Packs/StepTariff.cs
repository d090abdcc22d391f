namespace Luheng.Packs;

/// <summary>A surcharge above a unit consumption, or by a name that an authority gives.</summary>
/// <param name="Over">The unit consumption above which it holds; null where it goes by name.</param>
/// <param name="Adds">元/kWh.</param>
public sealed record StepTier(double? Over, string Id, Said Name, double Adds);

/// <summary>A step tariff in force for a time: even steps above a threshold, tiers, named tiers, or nothing where its numbers are not known.</summary>
/// <param name="Threshold">kWh per unit of product.</param>
/// <param name="Step">The width of a step; a part of one counts whole.</param>
/// <param name="Adds">元/kWh for each step.</param>
public sealed record StepEdition(DateOnly From, DateOnly? To, double? Threshold, double? Step, double? Adds, IReadOnlyList<StepTier> Tiers, bool Unknown, Citation Source, Confidence Confidence)
{
    /// <summary>元/kWh at a unit consumption; null where this edition does not say, or goes by a name that only an authority gives.</summary>
    public double? Surcharge(double unit) => Unknown || !double.IsFinite(unit) ? null
        : Threshold is { } threshold && Step is { } step && Adds is { } adds ? Math.Ceiling(Math.Round(Math.Max(0, unit - threshold) / step, 9)) * adds
        : Tiers.Any(t => t.Over is null) ? null
        : Tiers.Where(t => unit > t.Over).Select(t => t.Adds).DefaultIfEmpty(0).Last();
}

/// <summary>A step tariff (阶梯电价) of a product, by date.</summary>
/// <param name="Item">The unit consumption it is judged by; empty where an authority sets the step.</param>
/// <param name="Energy">The electricity it is charged on.</param>
public sealed record StepTariff(string Id, Said Name, string Product, string Item, string Energy, IReadOnlyList<StepEdition> Editions, Said Note)
{
    public StepEdition? On(DateOnly day) => Editions.LastOrDefault(e => e.From <= day && (e.To is null || day <= e.To));

    /// <summary>元/kWh on a day; null where no edition says.</summary>
    public double? Surcharge(double unit, DateOnly day) => On(day)?.Surcharge(unit);
}

/// <summary>Reads a step tariff; editions that overlap, and one that says nothing without saying so, are problems.</summary>
static class StepTariffReader
{
    public static (StepTariff Tariff, Place Place) Read(PackPage page, IReadOnlyDictionary<string, Item> items)
    {
        var (id, name, product, item, energy) = (page.Text("id"), page.Said("name"), page.Text("product"), page.Optional("item") ?? "", page.Text("energy"));
        foreach (var used in new[] { item, energy })
            if (used is not "" && !items.ContainsKey(used)) page.Report($"'{used}' is not an item", "the id of an item of this product");
        var editions = page.Inners("editions").Select(ReadEdition).OrderBy(e => e.From).ToList();
        if (editions.Count == 0) page.Report($"'{id}' has no editions", "editions: [{from: …, threshold: …, step: …, adds: …}]");
        foreach (var (earlier, later) in editions.Zip(editions.Skip(1)))
            if (earlier.To is null || earlier.To >= later.From) page.Report($"'{id}': the edition from {earlier.From:yyyy-MM-dd} overlaps the one from {later.From:yyyy-MM-dd}", $"to: {later.From.AddDays(-1):yyyy-MM-dd} or earlier", "editions");
        var tariff = new StepTariff(id, name, product, item, energy, editions, page.Said("note", required: false));
        page.Done();
        return (tariff, page.Place);
    }

    static StepEdition ReadEdition(PackPage page)
    {
        var tiers = page.Inners("tiers").Select(t => ReadTier(t, named: false)).OrderBy(t => t.Over).Concat(page.Inners("named").Select(t => ReadTier(t, named: true))).ToList();
        var edition = new StepEdition(page.Date("from") ?? DateOnly.MinValue, page.Date("to"), page.Number("threshold"), page.Number("step"), page.Number("adds"), tiers, page.Flag("unknown"), page.Source(), page.Choice("confidence", Confidence.Design));
        if (!page.Has("from")) page.Report("an edition has no date", "from: 2025-01-01");
        if (!edition.Unknown && tiers.Count == 0 && (edition.Threshold is null || !(edition.Step > 0) || edition.Adds is null)) page.Report("an edition has neither steps nor tiers", "threshold:, step: and adds:, or tiers:, or unknown: true");
        page.Done();
        return edition;
    }

    static StepTier ReadTier(PackPage page, bool named)
    {
        var tier = named ? new StepTier(null, page.Text("id"), new(page.Text("zh"), page.Optional("en") ?? ""), page.Number("adds") ?? double.NaN) : new StepTier(page.Number("over"), "", Said.Nothing, page.Number("adds") ?? double.NaN);
        if (double.IsNaN(tier.Adds)) page.Report("a tier adds nothing", "adds: 0.05, in 元/kWh");
        if (!named && tier.Over is null) page.Report("a tier has no lower end", "over: 13700");
        page.Done();
        return tier;
    }
}
