using Luheng.Readings;
using Luheng.Registry;
using Luheng.Typed;

namespace Luheng.Monitoring;

/// <summary>Joins the rows of an import to the register: owners, duplicates, spells of multipliers, the tree of meters, swaps.</summary>
sealed class MeterJoin(Population population, List<MeterRow> rows, List<SwapRow> swaps, Dictionary<string, Meter> before, Dictionary<string, Meter> after,
    HashSet<string> refused, MeteredCarriers carriers, Action<RowPlace, MeterField, string, string, string> tell)
{
    public void Run()
    {
        foreach (var row in rows) CheckOwner(row);
        foreach (var group in rows.Where(r => r.State != RowState.Rejected).GroupBy(r => r.Id, StringComparer.Ordinal)) Join([.. group.OrderBy(r => r.From ?? DateTimeOffset.MinValue)]);
        while (RefuseStrayParents()) { }
        foreach (var row in swaps.OrderBy(s => s.Swap.At)) Change(row);
    }

    void CheckOwner(MeterRow row)
    {
        if (population.Unknown(row.Owner) is { } unknown) Refuse(row, MeterField.Owner, row.Owner.Text, "not-registered", $"{unknown}; give its registry row (credit_code, name, region, industry) in the same import or before");
    }

    void Join(List<MeterRow> group)
    {
        var seen = new Dictionary<DateTimeOffset, MeterRow>();
        foreach (var row in group)
        {
            if (!seen.TryAdd(row.From ?? DateTimeOffset.MinValue, row))
            {
                Refuse(row, MeterField.Meter, row.Id, "duplicate-row", $"it already stands in row {seen[row.From ?? DateTimeOffset.MinValue].At.Row}; keep one of the two, or give a later multiplier its own 'from'");
                continue;
            }
            var known = after.GetValueOrDefault(row.Id);
            var meter = row.Apply(known, carriers.IsProduct(row.Carrier));
            if (meter.Level == 0) meter = meter with { Level = LevelUnder(meter.Parent) };
            row.State = meter.Equals(known) ? RowState.Unchanged : before.ContainsKey(row.Id) ? RowState.Corrected : RowState.New;
            after[row.Id] = meter;
        }
    }

    /// <summary>One below its parent's where the register does not say it, at most three.</summary>
    int LevelUnder(string? parent)
    {
        var level = 1;
        for (var (at, met) = (parent, new HashSet<string>()); at is not null && met.Add(at) && level < 3; level++)
            at = rows.LastOrDefault(r => r.Id == at) is { } row ? row.Others(after.GetValueOrDefault(at) ?? new Meter(at, row.Owner, row.Carrier, row.Kind, row.Unit)).Parent : after.GetValueOrDefault(at)?.Parent;
        return level;
    }

    /// <summary>Refuses the rows of meters whose parent cannot stand; true when there were any, as others may hang on them.</summary>
    bool RefuseStrayParents()
    {
        var any = false;
        foreach (var group in rows.Where(r => r.State != RowState.Rejected).GroupBy(r => r.Id, StringComparer.Ordinal).ToList())
        {
            if (after[group.Key] is not { Parent: { } parent } meter || WrongParent(meter, parent) is not { } wrong) continue;
            foreach (var row in group) Refuse(row, MeterField.Parent, parent, wrong.Rule, wrong.Hint);
            if (before.TryGetValue(group.Key, out var was)) after[group.Key] = was;
            else after.Remove(group.Key);
            any = true;
        }
        return any;
    }

    (string Rule, string Hint)? WrongParent(Meter meter, string parent)
    {
        if (!after.TryGetValue(parent, out var above))
            return ("unknown-parent", refused.Contains(parent) ? $"the row of its parent {parent} was rejected" : $"no meter {parent} is registered{Near.Hint(parent, population.Find(meter.Owner) is null ? [] : after.Values.Where(m => m.Owner.Enterprise == meter.Owner.Enterprise).Select(m => m.Id))}; give its row in the same import or before");
        if (above.Owner.Enterprise != meter.Owner.Enterprise) return ("parent-of-another", $"{parent} belongs to {above.Owner}, this meter to {meter.Owner}; a tree of meters stays within an enterprise");
        var way = new List<string> { meter.Id };
        for (var at = above; at is not null; at = at.Parent is null ? null : after.GetValueOrDefault(at.Parent))
        {
            if (at.Id == meter.Id) return ("parent-cycle", $"the tree bites its tail: {string.Join(" → ", way.Append(at.Id))}");
            if (way.Contains(at.Id)) return null; // a circle further up, which its own meters answer for
            way.Add(at.Id);
        }
        return null;
    }

    void Change(SwapRow row)
    {
        if (!after.TryGetValue(row.Id, out var meter))
        {
            Refuse(row, MeterField.Meter, row.Id, "unknown-meter", refused.Contains(row.Id) ? "its row in the register was rejected" : $"no such meter is registered{(after.Count <= 20_000 ? Near.Hint(row.Id, after.Keys) : "")}");
            return;
        }
        if (meter.Kind != MeterKind.Counter)
        {
            Refuse(row, MeterField.Meter, row.Id, "not-a-counter", "only a counter (累计量) has a last and a first figure");
            return;
        }
        var known = meter.Swaps.FirstOrDefault(s => s.At == row.Swap.At);
        row.State = row.Swap == known ? RowState.Unchanged : known is null ? RowState.New : RowState.Corrected;
        after[row.Id] = meter with { Swaps = [.. meter.Swaps.Where(s => s.At != row.Swap.At).Append(row.Swap).OrderBy(s => s.At)] };
    }

    void Refuse(MeterRow row, MeterField field, string found, string rule, string hint)
    {
        (row.State, _) = (RowState.Rejected, refused.Add(row.Id));
        tell(row.At, field, found, rule, hint);
    }

    void Refuse(SwapRow row, MeterField field, string found, string rule, string hint)
    {
        row.State = RowState.Rejected;
        tell(row.At, field, found, rule, hint);
    }
}
