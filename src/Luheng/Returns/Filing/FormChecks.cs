using Luheng.Engine;
using Luheng.Packs;

namespace Luheng.Returns;

/// <summary>Holds cells of a return against each other as its form says.</summary>
static class FormChecks
{
    /// <param name="refused">Items whose cells hold something that is no figure: nothing is held against them.</param>
    public static IEnumerable<ReturnProblem> Of(World world, ReturnHistory history, ReturnKey key, FormCheck check, SortedDictionary<string, double> values, IReadOnlySet<string> refused)
    {
        if (check.Kind == FormCheckKind.Within)
        {
            if (Within(world, key, check, values) is { } beyond) yield return beyond;
            yield break;
        }
        foreach (var row in Rows(world.Catalogue, key.Form))
            if (!check.Terms.Any(t => !t.Before && refused.Contains(t.Item + row)) && Row(world.Catalogue, history, key, check, values, row) is { } wrong) yield return wrong;
    }

    /// <summary>What follows an item's name for each row: nothing for a list.</summary>
    static IEnumerable<string> Rows(Catalogue catalogue, Form form) => form.RowSet is null ? [""] : catalogue.Sets[form.RowSet].Members.Select(m => "." + m.Id);

    static ReturnProblem? Row(Catalogue catalogue, ReturnHistory history, in ReturnKey key, FormCheck check, SortedDictionary<string, double> values, string row)
    {
        if (!values.TryGetValue(check.Of + row, out var whole)) return null;
        var sum = 0.0;
        foreach (var term in check.Terms)
        {
            var value = term.Before ? history.Filed(term.Item + row, key.Before.Period) : values.TryGetValue(term.Item + row, out var here) ? here : double.NaN;
            if (double.IsNaN(value) && (term.Before || check.Kind == FormCheckKind.Part)) return null; // Nothing to hold it against.
            sum += double.IsNaN(value) ? 0 : term.Sign * value;
        }
        var slack = check.Tolerance * Math.Max(Math.Abs(sum), Math.Abs(whole));
        if (check.Kind == FormCheckKind.Part ? sum <= whole + slack : Math.Abs(sum - whole) <= slack + Rounding) return null;
        var item = catalogue.Items[check.Of + row];
        return new(item.Id, check.Blocks, check.Id, ReturnProblem.Say($"{check.Name.Zh}：算得 {sum:#,0.####}，填报 {whole:#,0.####} {item.Unit}", $"{check.Name.En}: {sum:#,0.####} against {whole:#,0.####} {item.Unit} filed"));
    }

    /// <summary>Figures are filed to hundredths.</summary>
    const double Rounding = 0.02;

    static ReturnProblem? Within(World world, in ReturnKey key, FormCheck check, SortedDictionary<string, double> values)
    {
        var term = check.Terms[0].Item + ".";
        var sum = values.Where(v => v.Key.StartsWith(term, StringComparison.Ordinal)).Sum(v => v.Value);
        var whole = ReturnTotals.With(world, key, values) is { } own ? Asker.Ask(own, check.Of, key.Subject, key.Period).Value : double.NaN;
        if (double.IsNaN(whole) || sum <= whole * (1 + check.Tolerance)) return null;
        var item = world.Catalogue.Items[check.Of];
        return new("", check.Blocks, check.Id, ReturnProblem.Say($"{check.Name.Zh}：合计 {sum:#,0.##}，企业 {whole:#,0.##} {item.Unit}", $"{check.Name.En}: {sum:#,0.##} in all against {whole:#,0.##} {item.Unit}"));
    }
}
