using Luheng.Formulas;
using Luheng.Packs;
using Luheng.Quantities;

namespace Luheng.Planning;

/// <summary>The rows of all plans (P001 …) as figures that a check can read: base, reach, by, value, base_year, year.</summary>
sealed class PlanRows
{
    readonly Dictionary<string, (Plan Plan, object Entry)> rows = [];
    readonly Catalogue catalogue;

    public PlanRows(Catalogue catalogue)
    {
        this.catalogue = catalogue;
        foreach (var plan in catalogue.Plans.Values)
        {
            foreach (var target in plan.Targets) Keep(target.Row, plan, target);
            foreach (var outcome in plan.Outcomes) Keep(outcome.Row, plan, outcome);
            foreach (var statement in plan.Statements) Keep(statement.Row, plan, statement);
        }
    }

    void Keep(string? row, Plan plan, object entry)
    {
        if (row is not null) rows[row] = (plan, entry);
    }

    public (Plan Plan, object Entry)? Find(string row) => rows.TryGetValue(row, out var found) ? found : null;

    public Quantity? Figure(string row, string field) => Find(row) is not { } found ? null : found.Entry switch
    {
        Target t => field switch
        {
            "base" => t.Base,
            "reach" => t.Reach,
            "by" => t.By,
            "value" => t.Reach ?? t.By,
            "base_year" => Year(t.BaseYear ?? found.Plan.BaseYear),
            "year" => Year(t.Year ?? found.Plan.To),
            _ => null,
        },
        Outcome o => field switch
        {
            "base" => o.Base,
            "reach" => o.Reach,
            "by" => o.By ?? o.Value,
            "value" => o.Value,
            "base_year" => Year(o.BaseYear ?? o.In?.FirstYear),
            "year" => Year(o.Year ?? o.In?.Year),
            _ => null,
        },
        Statement s => field switch
        {
            "value" when s.Values.Count > 0 => s.Values[0],
            "year" => Year(s.Year ?? s.ByDate?.Year),
            _ => null,
        },
        _ => null,
    };

    public Quantity? Factor(string id) => catalogue.FactorOf(id) is { } factor && factor.Values.LastOrDefault(v => v.Value is not null) is { Value: { } value }
        ? new(value, factor.Unit) : null;

    public Quantity? Evaluate(string formula, ICollection<RowInput> inputs) =>
        RowFormula.Read(formula).Evaluate(Figure, Factor, catalogue.Units, inputs);

    static Quantity? Year(int? year) => year is { } y ? new(y, Unit.One) : null;
}
