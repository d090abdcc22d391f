using System.Globalization;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.PlanReading.Confirming;

/// <summary>Examples for packs test: when the official figure of the target's year says what the plan aims at, asking for it gives that figure, in the plan's unit.</summary>
static class PlanExamples
{
    public static string? Write(IReadOnlyList<Reviewed> finds, SubjectId whose, PlanFrame frame, Catalogue catalogue)
    {
        var text = new PackText();
        var any = false;
        foreach (var (promise, item, figure) in from find in finds let aim = AimOf(find.Promise, catalogue) where aim is not null select (find.Promise, aim.Value.Item, aim.Value.Figure))
        {
            any = true;
            text.Line($"- it: {PackText.Quoted($"{promise.Name.Zh}: the official {figure} is what is asked for")}").Line($"  of: {(whose.Kind == SubjectKind.Park ? "park" : "region")}");
            if (whose.Kind == SubjectKind.Region) text.Line($"  region: {PackText.Quoted(whose.Text)}");
            text.Line($"  in: {PackText.Quoted(PeriodOf(promise, frame))}").Line($"  given: {{{PackText.Quoted(item.Id)}: {PackText.Quoted(figure)}}}").Line($"  expect: {{{PackText.Quoted(item.Id)}: {PackText.Quoted(figure)}}}");
        }
        return any ? text.ToString() : null;
    }

    /// <summary>The item that the official figure is filed under and the figure aimed at; null where no official figure can be filed.</summary>
    static (Item Item, string Figure)? AimOf(Promise promise, Catalogue catalogue)
    {
        if (promise is not { Kind: FindKind.Target, Indicator: { } indicator }) return null;
        var change = promise.Measure == TargetKind.Change;
        if (change ? promise.By is null : promise.Measure is TargetKind.Points or TargetKind.NewCount || promise.Level is null) return null;
        var item = catalogue.Items.GetValueOrDefault(change ? $"{indicator}.change" : indicator);
        return item is { Official: true } && item.Of.Contains(SubjectKind.Region) ? (item, change ? $"{PackText.Number(promise.By!.Value)} {promise.ChangeUnit}" : $"{PackText.Number(promise.Level!.Value)} {promise.Unit}".TrimEnd()) : null;
    }

    static string PeriodOf(Promise promise, PlanFrame frame)
    {
        var year = promise.Year ?? frame.To;
        return promise.Measure == TargetKind.Change && (promise.BaseYear ?? frame.BaseYear) + 1 is var from && from < year
            ? string.Create(CultureInfo.InvariantCulture, $"{from}..{year}") : year.ToString(CultureInfo.InvariantCulture);
    }
}
