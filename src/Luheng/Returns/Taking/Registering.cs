using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Returns;

/// <summary>Joins the registry rows of an import to what is registered: new subjects, new placements, changed names; overlaps are refused.</summary>
/// <param name="refuses">Why a subject may not be registered or placed so by whoever imports; null where nobody asks.</param>
sealed class Registering(Intake intake, Func<SubjectId, Placement, Said?>? refuses = null)
{
    /// <summary>The subjects as they will stand, with only those in it that change.</summary>
    public IReadOnlyDictionary<SubjectId, Subject> Run()
    {
        var changed = new Dictionary<SubjectId, Subject>();
        foreach (var rows in intake.Registry.GroupBy(r => r.Id))
        {
            var known = intake.Registered.GetValueOrDefault(rows.Key);
            var placements = new List<Placement>(known?.Placements ?? []);
            var (name, named) = (known?.Name, (RegistryRow?)null);
            var seen = new Dictionary<DateOnly, RegistryRow>();
            foreach (var row in rows.OrderBy(r => r.Placement.From ?? DateOnly.MinValue))
            {
                if (!seen.TryAdd(row.Placement.From ?? DateOnly.MinValue, row))
                    Refuse(row, "duplicate-row", Twice(row, seen[row.Placement.From ?? DateOnly.MinValue].At));
                else if (refuses?.Invoke(row.Id, row.Placement) is { } foreign) Refuse(row, "not-yours", foreign);
                else if (Place(row, placements, known) is { } overlap) Refuse(row, "overlapping-placement", overlap);
                else (name, named) = (row.Name, row);
            }
            if (named is not null && known is not null && name != known.Name) named.State = FigureState.Corrected;
            if (placements.Count == 0 || named is null) continue;
            var subject = known is null ? new Subject(rows.Key, name!, placements) : known.Renamed(name!, named.Placement.From) with { Placements = placements };
            if (!subject.Equals(known)) changed[rows.Key] = subject;
        }
        return changed;
    }

    /// <summary>Puts a row's placement among the others, in order; says why where it cannot stand.</summary>
    static Said? Place(RegistryRow row, List<Placement> placements, Subject? known)
    {
        var add = row.Placement;
        var at = placements.FindIndex(p => p.From == add.From);
        if (at >= 0) return Replace(row, placements, at);
        if (add.From is null && add.To is null && placements.Count > 0 && add with { From = placements[^1].From, To = placements[^1].To } == placements[^1])
        {
            row.State = FigureState.Unchanged;
            return null;
        }
        var before = placements.FindLastIndex(p => (p.From ?? DateOnly.MinValue) < (add.From ?? DateOnly.MinValue));
        var closed = before >= 0 && placements[before].To is null && before == placements.Count - 1 ? placements[before] with { To = add.From!.Value.AddDays(-1) } : null;
        var others = placements.Where((_, i) => closed is null || i != before);
        if (others.FirstOrDefault(p => p.Overlaps(add)) is { } other)
            return new($"{DatesZh(add)}与{DatesZh(other)}（{other.Region}，{other.Industry}）重叠；{(add.From is null ? "在“起”里写新的所属从哪天算" : "前一段止于后一段起之前")}", $"{Dates(add)} overlaps {Dates(other)} ({other.Region}, {other.Industry}); {(add.From is null ? "say in 'from' since when the new placement holds" : "end one before the other begins")}");
        if (closed is not null)
        {
            row.State = known is not null && known.Placements.Contains(placements[before]) ? FigureState.Corrected : FigureState.New;
            placements[before] = closed;
        }
        placements.Insert(before + 1, add);
        return null;
    }

    /// <summary>A row that begins on the same day as a placement says it again or corrects it.</summary>
    static Said? Replace(RegistryRow row, List<Placement> placements, int at)
    {
        var (add, old) = (row.Placement, placements[at]);
        if (add.To is null && at + 1 < placements.Count) add = add with { To = placements[at + 1].From!.Value.AddDays(-1) };
        if (add.To is null || at + 1 >= placements.Count || !add.Overlaps(placements[at + 1]))
        {
            row.State = add == old || (row.Placement.To is null && add with { To = old.To } == old && at + 1 < placements.Count) ? FigureState.Unchanged : FigureState.Corrected;
            if (row.State == FigureState.Corrected) placements[at] = add;
            return null;
        }
        return new($"{DatesZh(add)}与{DatesZh(placements[at + 1])}重叠；前一段止于后一段起之前", $"{Dates(add)} overlaps {Dates(placements[at + 1])}; end one before the other begins");
    }

    void Refuse(RegistryRow row, string rule, Said hint)
    {
        row.State = FigureState.Rejected;
        intake.Problems.Add(row.At, row.Text, rule, hint);
    }

    static Said Twice(RegistryRow row, Spot first) => new($"{row.Id}（{DatesZh(row.Placement)}）已在 {first.Sheet.FileName} 第 {first.Row} 行；两处留一处", $"{row.Id} from {From(row.Placement)} already stands in row {first.Row} of {first.Sheet.FileName}; keep one of the two");

    static string DatesZh(Placement placement) => $"{(placement.From is { } from ? $"{from:yyyy-MM-dd}" : "最初")}至{(placement.To is { } to ? $"{to:yyyy-MM-dd}" : "今")}";

    static string From(Placement placement) => placement.From is { } day ? $"{day:yyyy-MM-dd}" : "the beginning";

    static string Dates(Placement placement) => $"{From(placement)} to {(placement.To is { } day ? $"{day:yyyy-MM-dd}" : "now")}";
}
