using Luheng.Registry;

namespace Luheng.Packs;

/// <summary>Reads a score table; points that do not add up, steps that cannot be reached and lines without a rule are problems.</summary>
static class RubricReader
{
    const double Negligible = 1e-9;

    public static (Rubric Rubric, Place Place) Read(PackPage page, IReadOnlyDictionary<string, Item> items)
    {
        var (id, name, edition, of) = (page.Text("id"), page.Said("name"), page.Text("edition"), page.Choice("for", SubjectKind.Region));
        var (from, to, total) = (page.Date("from"), page.Date("to"), page.Number("total") ?? 0);
        if (!page.Flag("from_unknown") && from is null) page.Report("the score table has no date", "from: 2007-01-01, the day it comes into force; from_unknown: true where no source says it");
        var (source, confidence) = (page.Source(), page.Choice("confidence", Confidence.Design));
        var lines = page.Inners("items").SelectMany(i => ReadGroup(i, source, confidence, items)).ToList();
        var grades = page.Inners("grades").Select(ReadGrade).OrderByDescending(g => g.AtLeast).ToList();
        var rubric = new Rubric(id, name, edition, of, from ?? DateOnly.MinValue, to, total, lines, grades, source, confidence, page.Place)
        {
            Historical = page.Flag("historical"),
            Usual = page.Flag("usual"),
            Plan = page.Optional("plan"),
            Note = page.Said("note", required: false),
        };
        page.Done();
        Check(page, rubric);
        return (rubric, page.Place);
    }

    static void Check(PackPage page, Rubric rubric)
    {
        var sum = rubric.Items.Sum(i => i.Points);
        if (Math.Abs(sum - rubric.Total) > Negligible) page.Report($"the lines of '{rubric.Id}' add up to {sum:0.##} points", $"{rubric.Total:0.##} points, as total: says; what the source cuts off is a line with how: open", "items");
        foreach (var twice in rubric.Items.GroupBy(i => i.Id).Where(g => g.Count() > 1)) page.Report($"line '{twice.Key}' stands twice", "each id once", "items");
        if (rubric.Grades.Count == 0 || rubric.Grades[^1].AtLeast > 0) page.Report("the grades do not begin at 0 points", "grades: [{id: done, name: …, at_least: 80}, …, {id: failed, name: …, at_least: 0}]", "grades");
        if (rubric.Items.Any(i => i.Veto) && rubric.Grades.Count < 2) page.Report("a veto needs a lowest grade to lead to", "two grades or more", "grades");
    }

    static RubricGrade ReadGrade(PackPage page)
    {
        var grade = new RubricGrade(page.Text("id"), page.Said("name"), page.Number("at_least") ?? 0);
        page.Done();
        return grade;
    }

    /// <summary>A line alone, or a heading with its parts.</summary>
    static IEnumerable<RubricItem> ReadGroup(PackPage page, Citation source, Confidence confidence, IReadOnlyDictionary<string, Item> items)
    {
        if (!page.Has("parts"))
        {
            yield return ReadItem(page, null, source, confidence, items);
            yield break;
        }
        var (id, name, points) = (page.Text("id"), page.Said("name"), page.Number("points") ?? 0);
        var where = page.Optional("clause") is { } clause ? source with { Clause = clause } : source;
        var sure = page.Choice("confidence", confidence);
        var parts = page.Inners("parts").Select(p => ReadItem(p, name, where, sure, items)).ToList();
        page.Done();
        var sum = parts.Sum(p => p.Points);
        if (Math.Abs(sum - points) > Negligible) page.Report($"the parts of '{id}' add up to {sum:0.##} points", $"{points:0.##} points", "parts");
        foreach (var part in parts) yield return part;
    }

    static RubricItem ReadItem(PackPage page, Said? group, Citation source, Confidence confidence, IReadOnlyDictionary<string, Item> items)
    {
        var (id, name) = (page.Text("id"), page.Said("name"));
        var item = new RubricItem(id, name, group ?? name, page.Number("points") ?? 0, page.Choice("how", Scoring.Evidence),
            page.Has("source") ? page.Source() : page.Optional("clause") is { } clause ? source with { Clause = clause } : source, page.Choice("confidence", confidence))
        {
            Indicator = page.Optional("indicator"),
            Veto = page.Flag("veto"),
            Measures = [.. page.Texts("measure").Select(m => Measure(page, m))],
            Steps = [.. page.Inners("steps").Select(ReadStep)],
            Otherwise = page.Optional("otherwise") is "open" ? null : page.Number("otherwise"),
            Bonus = page.Inner("bonus") is { } bonus ? ReadBonus(bonus) : null,
            Choices = [.. page.Texts("choices").Select(c => double.TryParse(c, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : double.NaN)],
            Note = page.Said("note", required: false),
        };
        page.Done();
        Check(page, item, items);
        return item;
    }

    static void Check(PackPage page, RubricItem item, IReadOnlyDictionary<string, Item> items)
    {
        if (item.Points <= 0) page.Report($"line '{item.Id}' has no points", "points: 8");
        if (item.Indicator is { } indicator && !items.ContainsKey(indicator)) page.Report($"line '{item.Id}' names '{indicator}', which is not an item", "an item or indicator of the packs", "indicator");
        var computed = item.How is Scoring.Steps or Scoring.Proportional;
        if (computed && (item.Indicator is null || item.Measures.Count == 0)) page.Report($"line '{item.Id}' is computed, of nothing", "indicator: energy.per_value_added and measure: year");
        if (item.How == Scoring.Steps && item.Steps.Count == 0) page.Report($"line '{item.Id}' has no steps", "steps: [{at_least: 100 %, points: 40}, …]");
        if (!computed && (item.Veto || item.Steps.Count > 0)) page.Report($"line '{item.Id}' is scored by people and has steps or a veto", "how: steps");
        if (item.Steps.Any(s => s.Points > item.Points)) page.Report($"a step of '{item.Id}' gives more than its {item.Points:0.##} points", "a bonus for what is above", "steps");
        if (item.Choices.Any(c => !(c >= 0 && c <= item.Points))) page.Report($"a choice of '{item.Id}' is not between 0 and {item.Points:0.##}", "choices: [10, 5, 0]", "choices");
        var (lows, highs) = (item.Steps.Where(s => s.AtLeast is not null).Select(s => s.AtLeast!.Value).ToList(), item.Steps.Where(s => s.AtMost is not null).Select(s => s.AtMost!.Value).ToList());
        if (lows.Zip(lows.Skip(1)).Any(p => p.First <= p.Second) || highs.Zip(highs.Skip(1)).Any(p => p.First >= p.Second))
            page.Report($"a step of '{item.Id}' can never be reached", "at_least going down, at_most going up: the first step that holds gives the points", "steps");
    }

    static ScoreStep ReadStep(PackPage page)
    {
        var step = new ScoreStep(page.Number("at_least"), page.Number("at_most"), [.. page.Texts("when").Select(m => Measure(page, m))], page.Number("points") ?? double.NaN);
        if (double.IsNaN(step.Points)) page.Report("a step has no points", "points: 36");
        if (step.AtLeast is null && step.AtMost is null && step.When.Count == 0) page.Report("a step has no condition", "at_least: 90 %, at_most: 110 %, or when: [year]");
        page.Done();
        return step;
    }

    static ScoreBonus ReadBonus(PackPage page)
    {
        var bonus = new ScoreBonus(page.Number("every") ?? 0, page.Number("points") ?? 0, page.Number("most") ?? 0);
        if (bonus.Every <= 0 || bonus.Points <= 0 || bonus.Most <= 0) page.Report("the bonus is not whole", "bonus: {every: 10 %, points: 3, most: 9}");
        page.Done();
        return bonus;
    }

    static AssessedMeasure Measure(PackPage page, string text)
    {
        if (Enum.TryParse<AssessedMeasure>(text.Replace("-", "", StringComparison.Ordinal), true, out var measure) && !text.Any(char.IsAsciiDigit)) return measure;
        page.Report($"'{text}' is not a measure", "year, cumulative, progress or over-plan", "measure");
        return AssessedMeasure.Year;
    }
}
