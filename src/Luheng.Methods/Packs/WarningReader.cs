namespace Luheng.Packs;

/// <summary>Reads a scheme of warning; levels that overlap, leave a gap or lie in no order of severity are a problem.</summary>
static class WarningReader
{
    static readonly string[] Colours = ["green", "blue", "yellow", "orange", "red"];

    public static WarningScheme Read(PackPage page, IReadOnlyDictionary<string, Item> items)
    {
        var (id, name, isDefault) = (page.Text("id"), page.Said("name"), page.Flag("default"));
        var (of, measure) = (page.Choice("of", WarningOf.Regions), page.Choice("measure", WarningMeasure.Completion));
        var better = page.Text("better");
        if (better is not ("" or "higher" or "lower")) page.Report($"'{better}' is no direction", "better: higher or better: lower", "better");
        var item = page.Optional("item");
        if ((measure == WarningMeasure.Deviation) != (item is not null && items.GetValueOrDefault(item) is { } ratio && Judging.Warning.Ratio.Of(ratio) is not null))
            page.Report("a deviation is that of a ratio of two items, a completion that of a target", "item: energy.per_output_value with measure: deviation, and no item otherwise", "item");
        var (months, margin) = ReadHold(page);
        var levels = page.Inners("levels").Select(ReadLevel).OrderBy(l => l.Severity).ToList();
        var watch = page.Inners("watch").Select(w => ReadWatch(w, items, levels)).ToList();
        var confidence = page.Choice("confidence", Confidence.Design);
        var scheme = new WarningScheme(id, name, of, measure, levels, months, margin, page.Source(), confidence, page.Choice("cut_offs", confidence), page.Said("note", required: false), page.Place)
        {
            Default = isDefault,
            HigherIsBetter = better != "lower",
            Item = item,
            Watch = watch,
        };
        foreach (var wrong in Wrong(scheme)) page.Report(wrong, "levels from the mildest (severity 0) to the worst, each beginning where the one before it ends", "levels");
        page.Done();
        return scheme;
    }

    static (int Months, double Margin) ReadHold(PackPage page)
    {
        if (page.Inner("hold") is not { } hold) return (1, 0);
        var (months, margin) = (hold.Number("months") ?? 1, hold.Number("margin") ?? 0);
        if (months < 1 || months != Math.Floor(months)) hold.Report($"{months} is no number of months", "months: 2", "months");
        if (margin < 0) hold.Report("the margin is negative", "margin: 2 %", "margin");
        hold.Done();
        return ((int)Math.Max(1, months), Math.Max(0, margin));
    }

    static WarningLevel ReadLevel(PackPage page)
    {
        var level = new WarningLevel(page.Text("code"), page.Said("name"), page.Text("colour"), (int)(page.Number("severity") ?? -1), page.Number("lower"), page.Number("upper"), page.Number("chance"))
        {
            WithUpper = page.Flag("with_upper"),
        };
        if (!Colours.Contains(level.Colour)) page.Report($"'{level.Colour}' is no colour of a level", string.Join(", ", Colours), "colour");
        if (level.Chance is < 0 or > 1) page.Report("a chance lies between 0 and 100 %", "chance: 50 %", "chance");
        page.Done();
        return level;
    }

    static WarningWatch ReadWatch(PackPage page, IReadOnlyDictionary<string, Item> items, List<WarningLevel> levels)
    {
        var watch = new WarningWatch(page.Text("item"), page.Number("above") ?? double.NaN, page.Text("level"));
        if (!items.ContainsKey(watch.Item)) page.Report($"'{watch.Item}' is not an item", "the id of an item that enterprises have", "item");
        if (double.IsNaN(watch.Above)) page.Report("'above' is missing", "above: 30 %");
        if (levels.TrueForAll(l => l.Code != watch.Level)) page.Report($"'{watch.Level}' is not a level of this scheme", string.Join(", ", levels.Select(l => l.Code)), "level");
        page.Done();
        return watch;
    }

    static IEnumerable<string> Wrong(WarningScheme scheme)
    {
        var levels = scheme.Levels;
        if (levels.Count < 2) yield return $"there are {levels.Count} levels";
        if (levels.Select(l => l.Code).Distinct().Count() < levels.Count) yield return "two levels have one code";
        for (var i = 0; i < levels.Count; i++)
        {
            if (levels[i].Severity != i) yield return $"level {levels[i].Code} has severity {levels[i].Severity}, not {i}";
            var (better, worse) = scheme.HigherIsBetter ? (levels[i].Upper, levels[i].Lower) : (levels[i].Lower, levels[i].Upper);
            if (i == 0 && better is not null) yield return $"nothing covers a figure better than {levels[i].Code}";
            if (i == levels.Count - 1 && worse is not null) yield return $"nothing covers a figure worse than {levels[i].Code}";
            if (i + 1 < levels.Count && worse != (scheme.HigherIsBetter ? levels[i + 1].Upper : levels[i + 1].Lower)) yield return $"{levels[i].Code} ends at {worse}, {levels[i + 1].Code} does not begin there";
            if (better is { } b && worse is { } w && (scheme.HigherIsBetter ? w >= b : w <= b)) yield return $"{levels[i].Code} covers nothing";
            if (i > 0 && levels[i].Chance is { } chance && levels[i - 1].Chance > chance) yield return $"the chance of {levels[i].Code} is below that of a milder level";
        }
    }
}
