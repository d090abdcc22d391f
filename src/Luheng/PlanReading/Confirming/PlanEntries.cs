using System.Globalization;
using Luheng.Packs;
using Luheng.Time;

namespace Luheng.PlanReading.Confirming;

/// <summary>Writes what is confirmed as the entries of a plan: targets, outcomes, statements, tasks, and the arithmetic between their figures.</summary>
sealed class PlanEntries(Catalogue catalogue, PlanFrame frame, PlanRowBook rows, TargetNames names, string region, string by)
{
    public string Write(IReadOnlyList<Reviewed> finds, string file)
    {
        var text = new PackText().Line($"id: {frame.Plan}").Line($"name: {PackText.Both(frame.Name)}").Line($"document: {PackText.Quoted(frame.Document)}").Line($"region: {PackText.Quoted(region)}")
            .Line(string.Create(CultureInfo.InvariantCulture, $"period: {{from: {frame.From}, to: {frame.To}, base: {frame.BaseYear}}}"))
            .Line($"seed: {PackText.Quoted(file)}").Line($"note: {{zh: {PackText.Quoted($"由 {by} 按原文逐条确认后发布。")}, en: {PackText.Quoted($"Confirmed entry by entry against the text and published by {by}.")}}}");
        Group("targets", FindKind.Target, Target);
        Group("outcomes", FindKind.Outcome, Outcome);
        Group("thresholds", FindKind.Threshold, Statement);
        Group("programmes", FindKind.Programme, Statement);
        Group("facts", FindKind.Fact, Statement);
        Group("tasks", FindKind.Task, Task);
        Checks(text, finds);
        return text.ToString();

        void Group(string key, FindKind kind, Action<PackText, Reviewed> write)
        {
            var some = finds.Where(f => f.Promise.Kind == kind).ToList();
            if (some.Count > 0) text.Line().Line(key + ":");
            foreach (var find in some) write(text, find);
        }
    }

    void Target(PackText text, Reviewed find)
    {
        var (promise, row) = (find.Promise, rows.Of(find));
        var change = promise.Measure is TargetKind.Change or TargetKind.Points or TargetKind.NewCount;
        text.Entry("id", names.Of(find, row)).Field("row", row).Said("name", promise.Name);
        if (promise.Indicator is { } indicator) text.Field("indicator", indicator);
        else text.Said("why_no_indicator", promise.WhyNoIndicator);
        text.Field("kind", Word(promise.Measure!.Value.ToString()))
            .Amount("by", change ? promise.By : null, promise.ChangeUnit).Amount("base", promise.Base, promise.Unit).Amount("reach", promise.Level, promise.Unit)
            .Year("base_year", promise.BaseYear).Year("year", promise.Year).Field("comparator", PackText.Quoted(promise.Comparator))
            .Field("better", Lower(promise) ? "lower" : "higher").Words("scope", promise.Scope)
            .Field("basis", promise.Basis == EnergyBasis.None ? null : Word(promise.Basis.ToString())).Field("price_base", promise.PriceBase);
        End(text, find);
    }

    /// <summary>A fall, a limit, or a peak to come before a year: less is better.</summary>
    static bool Lower(Promise promise) => promise.By is { } by ? by < 0 : promise.Comparator is "<=" or "<" || promise.Measure is TargetKind.AtMost || promise is { Base: { } from, Level: { } to } && to < from;

    void Outcome(PackText text, Reviewed find)
    {
        var promise = find.Promise;
        var change = promise.Level is null;
        var (value, unit) = change ? (promise.By, promise.ChangeUnit) : (promise.Level, promise.Unit);
        var item = ItemOf(promise, change, unit);
        var period = PeriodOf(promise, change);
        text.Entry("id", rows.Of(find).ToLowerInvariant()).Field("row", rows.Of(find)).Said("name", promise.Name);
        if (item is not null && period is not null) text.Field("item", item).Words("of", region);
        text.Words("in", period?.ToString()).Amount("value", value, unit).Amount("base", promise.Base, promise.Unit).Year("base_year", promise.BaseYear).Field("comparator", PackText.Quoted(promise.Comparator));
        if (About(promise, change, period, unit) is { } about) text.Field("about", about);
        End(text, find);
    }

    /// <summary>The item that an outcome is an observation of: a change is one of the indicator's change, where the packs have it.</summary>
    string? ItemOf(Promise promise, bool change, string unit) =>
        promise.Indicator is { } indicator && catalogue.Items.GetValueOrDefault(change ? $"{indicator}.change" : indicator) is { } item
        && catalogue.Units.TryUnit(unit is "" ? "1" : unit, out var of) && of.Measures(item.Unit) ? item.Id : null;

    static Period? PeriodOf(Promise promise, bool change) => promise.Year is not { } year ? null
        : change && promise.BaseYear is { } from && from < year ? Period.Years(from + 1, year) : Period.Calendar(year);

    /// <summary>The target of an earlier plan of the same region that an outcome reports on.</summary>
    string? About(Promise promise, bool change, Period? period, string unit) => promise.Indicator is not { } indicator || period is not { } of ? null
        : (from plan in catalogue.Plans.Values.OrderBy(p => p.Id, StringComparer.Ordinal)
           where plan.Region == region && plan.To == of.Year && plan.Id != frame.Plan
           from target in plan.Targets
           where target.Indicator == indicator && target.Aim is { } aim && (target.Kind is TargetKind.Change or TargetKind.Points) == change
               && catalogue.Units.TryUnit(unit is "" ? "1" : unit, out var measure) && measure.Measures(aim.Unit) && (!change || of.FirstYear == plan.BaseYear + 1)
           select $"{plan.Id}/{target.Id}").FirstOrDefault();

    void Statement(PackText text, Reviewed find)
    {
        var promise = find.Promise;
        text.Entry("id", rows.Of(find).ToLowerInvariant()).Field("row", rows.Of(find)).Said("name", promise.Name);
        if (promise.Kind != FindKind.Programme) text.Amount("value", promise.Level ?? promise.By, promise.Level is null ? promise.ChangeUnit : promise.Unit);
        if (promise.Kind == FindKind.Threshold) text.Words("applies", promise.Scope is "" ? promise.Name.Zh : promise.Scope);
        text.Year("year", promise.Year).Field("comparator", PackText.Quoted(promise.Comparator));
        End(text, find);
    }

    void Task(PackText text, Reviewed find)
    {
        var promise = find.Promise;
        text.Entry("id", rows.Of(find).ToLowerInvariant()).Said("name", promise.Name);
        if (promise.Due is null && promise.Quarter is { } quarter) text.Field("due_quarter", quarter);
        else text.Field("due", PackText.Due(promise)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        text.Words("owner", promise.Owner).Words("clause", Clause(find)).Words("words", find.Found.Words).Field("confidence", "confirmed");
    }

    static void End(PackText text, Reviewed find)
    {
        var note = string.Join("；", new[] { Range(find.Promise), find.Promise.Note, find.By is { } decision ? $"{decision.ByName}确认" : "" }.Where(n => n is not ""));
        text.Words("clause", Clause(find)).Words("words", find.Found.Words).Words("note", note).Field("confidence", "confirmed");
    }

    /// <summary>A pack states one number: of a range the lower end, and the range in the note.</summary>
    static string Range(Promise promise) => promise is { Upper: { } upper } && (promise.Level ?? Math.Abs(promise.By ?? double.NaN)) is var lower ? $"原文为区间 {PackText.Number(lower)}—{PackText.Number(upper)}，这里写下限" : "";

    static string Clause(Reviewed find) => find.Found.Clause is "" ? "正文" : find.Found.Clause;

    /// <summary>Where a target states its base, its change and what it reaches, the three must agree to within what was printed.</summary>
    void Checks(PackText text, IReadOnlyList<Reviewed> finds)
    {
        var whole = finds.Where(f => f.Promise is { Kind: FindKind.Target, Measure: TargetKind.Change, By: not null, Base: not null and not 0, Level: not null }).ToList();
        if (whole.Count > 0) text.Line().Line("checks:");
        foreach (var find in whole)
        {
            var row = rows.Of(find);
            text.Entry("id", $"C{row}").Said("name", new($"{find.Promise.Name.Zh}：由基数和目标值得出的变化", $"{(find.Promise.Name.En is "" ? find.Promise.Name.Zh : find.Promise.Name.En)}: the change from base and aim"))
                .Field("formula", PackText.Quoted($"{row}.reach / {row}.base - 1")).Field("unit", "\"%\"").Field("stated", $"{row}.by").Field("tolerance", PackText.Quoted($"{HalfOfLastDigit(find.Promise.By!.Value)} {find.Promise.ChangeUnit}"));
        }
    }

    /// <summary>A figure printed with one decimal is known to half a tenth.</summary>
    static string HalfOfLastDigit(double printed)
    {
        var text = PackText.Number(printed);
        var decimals = text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? text.Length - dot - 1 : 0;
        return PackText.Number(0.5 * Math.Pow(10, -decimals));
    }

    /// <summary>NewCount is written new-count.</summary>
    internal static string Word(string name) => string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
