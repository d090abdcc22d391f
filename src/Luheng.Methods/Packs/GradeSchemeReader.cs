namespace Luheng.Packs;

/// <summary>Reads a scheme of grading; a rule that gives no level of the scheme, or has no cut-off, is a problem.</summary>
static class GradeSchemeReader
{
    public static (GradeScheme Scheme, Place Place) Read(PackPage page, IReadOnlyDictionary<string, Item> items)
    {
        var (id, version, name) = (page.Text("id"), page.Text("version"), page.Said("name"));
        var levels = page.Inners("levels").Select(ReadLevel).ToList();
        if (levels.Count < 2) page.Report("there are fewer than two levels", "levels: [{id: A, zh: …}, {id: B, zh: …}], the best first", "levels");
        var known = levels.Select(l => l.Id).ToList();
        var missing = page.Text("missing_caps_at");
        if (!known.Contains(missing)) page.Report($"'{missing}' is not a level", $"one of {string.Join(", ", known)}", "missing_caps_at");
        var whom = page.Inner("who") is { } who ? ReadWhom(who, items) : new("", 0, 0, Said.Nothing, new("", ""), Confidence.Design, Said.Nothing);
        if (!page.Has("who")) page.Report("whom it grades is not said", "who: {item: energy.comprehensive, threshold: 10000, …}");
        var scheme = new GradeScheme(id, version, name, levels, missing, whom, Cited(page, "inputs"), Cited(page, "statistics"), page.Number("uncertainty") ?? 0, (int)(page.Number("objection_days") ?? 0),
            [.. page.Inners("rules").Select(r => ReadRule(r, known))], page.Source(), page.Choice("confidence", Confidence.Design), page.Said("note", required: false))
        { NormedIndustries = page.Texts("normed_industries") };
        if (scheme.Rules.Count == 0) page.Report("there are no rules", "rules: [{id: …, looks_at: …, at_least: …, gives: …}]");
        foreach (var twice in scheme.Rules.GroupBy(r => r.Id).Where(g => g.Count() > 1)) page.Report($"rule '{twice.Key}' stands twice", "one rule of an id", "rules");
        if (scheme.Uncertainty is < 0 or >= 1) page.Report("the uncertainty is no share", "uncertainty: 2 %", "uncertainty");
        page.Done();
        return (scheme, page.Place);
    }

    static GradeLevel ReadLevel(PackPage page)
    {
        var level = new GradeLevel(page.Text("id"), new(page.Text("zh"), page.Optional("en") ?? ""));
        page.Done();
        return level;
    }

    static Citation Cited(PackPage page, string key)
    {
        if (page.Inner(key) is not { } inner)
        {
            page.Report($"'{key}' has no source", $"{key}: {{source: {{document: …, clause: …}}, confidence: …}}");
            return new("", "");
        }
        var source = inner.Source();
        inner.Choice("confidence", Confidence.Design);
        inner.Done();
        return source;
    }

    static GradedWhom ReadWhom(PackPage page, IReadOnlyDictionary<string, Item> items)
    {
        var item = page.Text("item");
        if (item is not "" && !items.ContainsKey(item)) page.Report($"'{item}' is not an item", "the id of an item of energy, such as energy.comprehensive", "item");
        var whom = new GradedWhom(item, page.Number("threshold") ?? 0, page.Number("designated_from") ?? 0, page.Said("basis"), page.Source(), page.Choice("confidence", Confidence.Design), page.Said("note", required: false));
        if (!(whom.Threshold > 0)) page.Report("the threshold is not above zero", "threshold: 10000", "threshold");
        page.Done();
        return whom;
    }

    static GradeRule ReadRule(PackPage page, List<string> levels)
    {
        var (id, name) = (page.Text("id"), page.Said("name"));
        if (!page.Has("looks_at")) page.Report($"rule '{id}' does not say what it looks at", $"looks_at: one of {string.Join(", ", Enum.GetNames<GradeMeasure>())}");
        var looks = page.Choice("looks_at", GradeMeasure.MonthsFiled);
        var (least, most) = (page.Number("at_least"), page.Number("at_most"));
        if (least is null == most is null) page.Report($"rule '{id}' has no cut-off, or two", "at_least: or at_most:, one of them");
        var (gives, unknown) = (page.Text("gives"), page.Optional("unknown"));
        foreach (var said in new[] { gives, unknown })
            if (said is not (null or "" or GradeScheme.NotGraded or GradeScheme.Pass) && !levels.Contains(said)) page.Report($"'{said}' is not a level", $"one of {string.Join(", ", levels)}, {GradeScheme.NotGraded}");
        if (gives is GradeScheme.Pass) page.Report($"rule '{id}' gives no level", $"one of {string.Join(", ", levels)}, {GradeScheme.NotGraded}", "gives");
        var rule = new GradeRule(id, name, looks, least ?? most ?? 0, least is not null, page.Number("margin") ?? 0, gives, unknown ?? gives, page.Said("remedy", required: false), page.Source(), page.Choice("confidence", Confidence.Design));
        page.Done();
        return rule;
    }
}
