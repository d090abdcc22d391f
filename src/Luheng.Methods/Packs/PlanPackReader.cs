using Luheng.Formulas;
using Luheng.Quantities;
using Luheng.Time;

namespace Luheng.Packs;

/// <summary>Reads a plan: its targets, outcomes, statements and checks.</summary>
static class PlanPackReader
{
    static readonly string[] Comparators = ["=", ">=", "<=", ">", "<", "≈"];

    public static Plan Read(PackPage page, IReadOnlyDictionary<string, Item> items)
    {
        var (id, name, document, region) = (page.Text("id"), page.Said("name"), page.Text("document"), page.Optional("region") ?? "000000");
        var (from, to, @base) = (0, 0, 0);
        if (page.Inner("period") is { } period)
        {
            (from, to, @base) = (period.Year("from") ?? 0, period.Year("to") ?? 0, period.Year("base") ?? 0);
            period.Done();
        }
        else page.Report("the plan has no period", "period: {from: 2016, to: 2020, base: 2015}");
        foreach (var words in (string[])["number", "url", "seed", "issued"]) page.Optional(words);
        page.Said("note", required: false);
        var owner = new PlanPage(document, region, @base, to);
        var plan = new Plan(id, name, document, region, from, to, @base, page.Place)
        {
            Targets = [.. page.Inners("targets").Select(t => ReadTarget(t, owner, items))],
            Outcomes = [.. page.Inners("outcomes").Select(o => ReadOutcome(o, owner, items))],
            Statements =
            [
                .. page.Inners("milestones").Select(s => ReadStatement(s, StatementKind.Milestone, owner)),
                .. page.Inners("thresholds").Select(s => ReadStatement(s, StatementKind.Threshold, owner)),
                .. page.Inners("programmes").Select(s => ReadStatement(s, StatementKind.Programme, owner)),
                .. page.Inners("facts").Select(s => ReadStatement(s, StatementKind.Fact, owner)),
            ],
            Checks = [.. page.Inners("checks").Select(c => ReadCheck(c, id))],
            Tasks = PlanTaskReader.Read(page.Inners("tasks"), document),
        };
        page.Done();
        PlanTaskReader.Check(page, plan);
        foreach (var twice in plan.Targets.GroupBy(t => t.Id).Where(g => g.Count() > 1))
            page.Report($"target '{twice.Key}' stands twice", "each target id once", "targets");
        foreach (var twice in plan.Targets.Select(t => t.Row).Concat(plan.Outcomes.Select(o => (string?)o.Row)).Concat(plan.Statements.Select(s => s.Row))
                     .Where(r => r is not null).GroupBy(r => r).Where(g => g.Count() > 1))
            page.Report($"row {twice.Key} is carried by {twice.Count()} entries", "each row by one entry");
        return plan;
    }

    sealed record PlanPage(string Document, string Region, int Base, int To);

    static Citation Where(PackPage page, PlanPage plan) => page.Has("source")
        ? page.Source()
        : new(page.Optional("document") ?? plan.Document, page.Text("clause"));

    static string Comparator(PackPage page)
    {
        var text = page.Optional("comparator") ?? "=";
        if (!Comparators.Contains(text)) page.Report($"'{text}' is not a comparator", $"one of {string.Join(" ", Comparators)}", "comparator");
        return text;
    }

    static Target ReadTarget(PackPage page, PlanPage plan, IReadOnlyDictionary<string, Item> items)
    {
        var target = new Target(page.Text("id"), page.Said("name", required: false), page.Optional("row"), page.Choice("kind", TargetKind.Qualitative), Comparator(page),
            Where(page, plan), page.Text("words"), page.Choice("confidence", Confidence.Design), page.Place)
        {
            Indicator = page.Optional("indicator"),
            WhyNoIndicator = page.Has("why_no_indicator") ? page.Said("why_no_indicator") : null,
            By = page.Quantity("by"),
            Base = page.Quantity("base"),
            Reach = page.Quantity("reach"),
            BaseYear = page.Year("base_year"),
            Year = page.Year("year") ?? plan.To,
            Region = page.Optional("region") ?? plan.Region,
            Scope = page.Said("scope", required: false),
            Basis = page.Choice("basis", EnergyBasis.None),
            PriceBase = page.Optional("price_base"),
            LowerIsBetter = page.Optional("better") is { } better ? better == "lower" : page.Optional("comparator") is "<=" or "<",
            Note = page.Said("note", required: false),
            NotComparable = [.. page.Inners("not_comparable").Select(n => { var no = new NotComparable(n.Text("plan"), n.Text("target"), n.Said("why")); n.Done(); return no; })],
        };
        if (target is { Indicator: null, WhyNoIndicator: null }) page.Report($"target '{target.Id}' has no indicator and no reason why", "indicator: an id, or why_no_indicator: {zh: …, en: …}");
        if (target.Indicator is { } indicator && !items.ContainsKey(indicator)) page.Report($"target '{target.Id}' names '{indicator}', which is not an item", "an item or indicator of the packs", "indicator");
        if (target.By is null && target.Reach is null && target.Kind is not (TargetKind.Qualitative or TargetKind.Milestone))
            page.Report($"target '{target.Id}' aims at no figure", "by: -18 % or reach: 0.999 tce/万元");
        CheckUnits(page, target, items);
        foreach (var words in (string[])["date", "number_in_words"]) page.Optional(words);
        page.Done();
        return target;
    }

    /// <summary>A figure in a unit that the indicator does not have could never be compared, and would look like missing data.</summary>
    static void CheckUnits(PackPage page, Target target, IReadOnlyDictionary<string, Item> items)
    {
        if (target.Kind is TargetKind.Change && page.Reading.Units.TryUnit("%", out var share)) Check("by", target.By, share);
        if (target.Kind is TargetKind.Points && page.Reading.Units.TryUnit("百分点", out var points)) Check("by", target.By, points);
        if (target.Indicator is not { } id || items.GetValueOrDefault(id) is not { } item) return;
        Check("base", target.Base, item.Unit);
        Check("reach", target.Reach, item.Unit);
        if (target.Kind is TargetKind.NewCount) Check("by", target.By, item.Unit);

        void Check(string key, Quantity? figure, Unit unit)
        {
            if (figure is { } found && !found.Unit.Measures(unit))
                page.Report($"target '{target.Id}' has {key} in {found.Unit} ({found.Unit.Dimension}), where {unit} ({unit.Dimension}) is measured", $"{key}: an amount in {unit}", key);
        }
    }

    static Outcome ReadOutcome(PackPage page, PlanPage plan, IReadOnlyDictionary<string, Item> items)
    {
        var period = (Period?)null;
        if (page.Optional("in") is { } text)
        {
            if (Period.TryParse(text, out var read)) period = read;
            else page.Report($"'{text}' is not a period", Period.Accepted, "in");
        }
        var (by, value, reach) = (page.Quantity("by"), page.Quantity("value"), page.Quantity("reach"));
        var outcome = new Outcome(page.Optional("id") ?? page.Text("row"), page.Said("name", required: false), page.Text("row"), page.Optional("item"), page.Optional("of") ?? plan.Region, period,
            value ?? reach ?? by, page.Quantity("base"), reach, Comparator(page), page.Optional("about"),
            Where(page, plan), page.Text("words"), page.Choice("confidence", Confidence.Design), page.Said("note", required: false))
        {
            By = by,
            BaseYear = page.Year("base_year"),
            Year = page.Year("year"),
        };
        if (outcome.Item is { } item && !items.ContainsKey(item)) page.Report($"outcome {outcome.Row} names '{item}', which is not an item", "an item or indicator of the packs", "item");
        if (outcome is { Item: { } known, Value: { } found } && items.GetValueOrDefault(known) is { } carries && !carries.Unit.Measures(found.Unit))
            page.Report($"outcome {outcome.Row} is in {found.Unit} ({found.Unit.Dimension}), but {known} in {carries.Unit} ({carries.Unit.Dimension})", $"a value in {carries.Unit}", "value");
        foreach (var words in (string[])["price_base", "kind"]) page.Optional(words);
        page.Said("scope", required: false);
        page.Done();
        return outcome;
    }

    static Statement ReadStatement(PackPage page, StatementKind kind, PlanPage plan)
    {
        var values = page.Texts("values").Select(v => Amount(page, v)).Append(page.Quantity("value") ?? page.Quantity("by")).OfType<Quantity>().ToList();
        var statement = new Statement(kind, page.Text("id"), page.Said("name", required: false), page.Optional("row"), values, Comparator(page),
            page.Date("by_date"), page.Year("year"), Where(page, plan), page.Text("words"), page.Choice("confidence", Confidence.Design), page.Said("note", required: false));
        page.Said("applies", required: false);
        page.Said("scope", required: false);
        foreach (var words in (string[])["of", "region", "in", "base", "base_year", "indicator", "quarter", "owner"]) page.Optional(words);
        page.Done();
        return statement;
    }

    static Quantity? Amount(PackPage page, string text)
    {
        if (page.Reading.Units.TryQuantity(text, out var quantity, out var problem)) return quantity;
        page.Report(problem, "values: [2, 4, 1, 1]", "values");
        return null;
    }

    static Check ReadCheck(PackPage page, string plan)
    {
        var stated = page.Optional("stated");
        var check = new Check(page.Text("id"), page.Said("name"), page.Text("formula"), page.Unit(), stated is "none" ? null : stated,
            page.Quantity("tolerance"), page.Has("plans") ? page.Texts("plans") : [plan], page.Said("note", required: false), page.Place);
        try
        {
            RowFormula.Read(check.Formula);
        }
        catch (FormulaException e)
        {
            page.Report($"the formula of check {check.Id} is wrong: {e.Message}", "a formula over rows", "formula");
        }
        page.Done();
        return check;
    }

    /// <summary>Reports every check that reads a row or names a plan which does not exist.</summary>
    public static void CheckRows(IEnumerable<Plan> plans, PackReading reading)
    {
        var all = plans.ToList();
        var rows = all.SelectMany(p => p.Targets.Select(t => t.Row).Concat(p.Outcomes.Select(o => (string?)o.Row)).Concat(p.Statements.Select(s => s.Row))).OfType<string>().ToHashSet();
        foreach (var check in all.SelectMany(p => p.Checks))
        {
            RowFormula formula;
            try { formula = RowFormula.Read(check.Formula); }
            catch (FormulaException) { continue; } // reported where it was read
            foreach (var row in formula.Rows.Where(r => !rows.Contains(r)))
                reading.Report(check.Place, $"check {check.Id} reads row {row}, which no plan carries", "a row that an entry carries");
            foreach (var plan in check.Plans.Where(p => all.All(a => a.Id != p)))
                reading.Report(check.Place, $"check {check.Id} names the plan '{plan}'", $"one of {string.Join(", ", all.Select(p => p.Id))}");
        }
        foreach (var (plan, target) in all.SelectMany(p => p.Targets.Select(t => (p, t))))
            foreach (var other in target.NotComparable.Where(n => all.FirstOrDefault(p => p.Id == n.Plan)?.Targets.All(t => t.Id != n.Target) ?? true))
                reading.Report(target.Place, $"{plan.Id}/{target.Id} is said not to compare with {other.Plan}/{other.Target}, which does not exist", "a plan and target that exist");
        foreach (var (plan, outcome) in all.SelectMany(p => p.Outcomes.Select(o => (p, o))).Where(o => o.o.About is not null))
            if (outcome.About!.Split('/') is not [var aboutPlan, var aboutTarget] || all.FirstOrDefault(p => p.Id == aboutPlan)?.Targets.All(t => t.Id != aboutTarget) is not false)
                reading.Report(plan.Place, $"outcome {outcome.Row} is about '{outcome.About}', which does not exist", "plan/target");
    }
}
