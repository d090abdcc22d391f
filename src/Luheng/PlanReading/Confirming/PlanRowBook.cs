using System.Globalization;
using Luheng.Packs;

namespace Luheng.PlanReading.Confirming;

/// <summary>The row numbers of a plan that was confirmed here: R001 and on, of all plans together, since checks read rows by their number alone. A find keeps its number from version to version.</summary>
sealed class PlanRowBook
{
    readonly Dictionary<string, string> rows;
    int last;

    public PlanRowBook(Catalogue catalogue, IReadOnlyDictionary<string, string> earlier)
    {
        rows = new(earlier, StringComparer.Ordinal);
        last = catalogue.Plans.Values.SelectMany(p => p.Targets.Select(t => t.Row).Concat(p.Outcomes.Select(o => (string?)o.Row)).Concat(p.Statements.Select(s => s.Row)))
            .Concat(earlier.Values).Max(Number);
    }

    public string Of(Reviewed find) => rows.TryGetValue(find.Found.Id, out var known) ? known
        : rows[find.Found.Id] = string.Create(CultureInfo.InvariantCulture, $"R{++last:000}");

    public IReadOnlyDictionary<string, string> All => rows;

    static int Number(string? row) => row is ['R', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
