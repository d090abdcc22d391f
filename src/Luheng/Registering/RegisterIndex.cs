using Luheng.Identifiers;
using Luheng.Registry;

namespace Luheng.Registering;

/// <summary>What is looked for in the register; empty is anything.</summary>
/// <param name="Region">A region code: a province, city or county.</param>
/// <param name="Industry">A class of GB/T 4754 or its beginning, or six.</param>
/// <param name="Park">A park's id; "-" is none.</param>
public sealed record RegisterQuery(string Text = "", string Region = "", string Industry = "", string Park = "", OperatingStatus? Status = null);

/// <summary>An enterprise that was found, and by which other name or code, if it was.</summary>
public sealed record RegisterHit(Subject Subject, OperatingStatus Status, string? By, NameKind? ByKind)
{
    public Placement Placement => Subject.Latest;
}

/// <summary>Every enterprise ready to be found by what it is or was called and coded, made once for a population.</summary>
public sealed class RegisterIndex
{
    readonly Population population;
    readonly Entry[] entries;
    readonly DateOnly day;

    public RegisterIndex(Population population, DateOnly day)
    {
        (this.population, this.day) = (population, day);
        entries = [.. population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise).Select(s => new Entry(s, s.StatusOn(day),
        [
            new(s.Name, FirmName.Key(s.Name), null),
            new(s.Id.Text, s.Id.Text, null),
            .. s.OtherNames.Select(n => new Key(n.Name, FirmName.Key(n.Name), n.Kind)),
            .. s.OtherCodes.Select(c => new Key(c.Code, FirmName.Key(c.Code), NameKind.Former)),
        ]))];
    }

    public int Count => entries.Length;

    /// <summary>Whom the query means, the best first: an exact name or code, then one that begins so, then one that holds it; else by code.</summary>
    public List<RegisterHit> Find(RegisterQuery query, Func<SubjectId, bool>? may = null)
    {
        var text = FirmName.Key(query.Text);
        if (query.Text.Trim() is not "" && text is "") return [];
        var found = new List<(int Rank, RegisterHit Hit)>();
        foreach (var entry in entries)
        {
            if (query.Status is { } status && entry.Status != status) continue;
            var (rank, key) = text is "" ? (0, null) : Best(entry, text);
            if (rank < 0 || !Lies(entry.Subject, query) || may?.Invoke(entry.Subject.Id) == false) continue;
            found.Add((rank, new(entry.Subject, entry.Status, key?.Kind is null ? null : key.Text, key?.Kind)));
        }
        return [.. found.OrderBy(f => f.Rank).ThenBy(f => f.Hit.Subject.Id.Text, StringComparer.Ordinal).Select(f => f.Hit)];
    }

    bool Lies(Subject subject, RegisterQuery query)
    {
        var placement = subject.On(day) ?? subject.Latest;
        return (query.Region is "" || population.Regions.Within(placement.Region, query.Region))
            && (query.Industry is "" || population.Industries.Within(placement.Industry, query.Industry))
            && (query.Park is "" || (query.Park == "-" ? placement.Park is null : placement.Park == query.Park));
    }

    static (int Rank, Key? Key) Best(Entry entry, string text)
    {
        var (best, by) = (-1, (Key?)null);
        foreach (var key in entry.Keys)
        {
            var at = key.Folded.IndexOf(text, StringComparison.Ordinal);
            if (at < 0) continue;
            var rank = (key.Folded.Length == text.Length ? 0 : at == 0 ? 2 : 4) + (key.Kind is null ? 0 : 1);
            if (best < 0 || rank < best) (best, by) = (rank, key);
        }
        return (best, by);
    }

    /// <param name="Kind">What other name it is; null for the registered name and code.</param>
    sealed record Key(string Text, string Folded, NameKind? Kind);

    sealed record Entry(Subject Subject, OperatingStatus Status, IReadOnlyList<Key> Keys);
}
