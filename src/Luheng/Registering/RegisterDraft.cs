using Luheng.Identifiers;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Registering;

/// <summary>The register as a change is making it: what was put so far, and everything found wrong.</summary>
sealed class RegisterDraft(Population population, DateOnly on, string? document)
{
    const int LongestName = 120;

    readonly Dictionary<SubjectId, Subject> put = [];
    readonly List<Said> wrong = [];
    readonly List<Said> notes = [];

    public Population Population => population;

    /// <summary>The first day of the new state.</summary>
    public DateOnly On => on;
    public string? Document => document;

    public ChangeOutcome Outcome() => new(wrong.Count > 0 ? [] : [.. put.Values.OrderBy(s => s.Id.Text, StringComparer.Ordinal)], wrong, notes);

    public void Refuse(string zh, string en) => wrong.Add(new(zh, en));

    public void Note(string zh, string en) => notes.Add(new(zh, en));

    public void Put(Subject subject) => put[subject.Id] = subject;

    /// <summary>The subject of a code as it stands in the draft; without one that is said.</summary>
    public Subject? Known(string code)
    {
        if (!SubjectId.TryParse(code, out var id, out var problem) || id.IsGroup) Refuse($"“{code}”不是信用代码：{problem}", $"'{code}' is no credit code: {problem}");
        else if (put.TryGetValue(id, out var drafted)) return drafted;
        else if (population.Find(id) is { } known) return known;
        else Refuse($"{code} 没有登记。", $"{code} is not registered.");
        return null;
    }

    /// <summary>The subject of a code that belongs somewhere on the day; without one that is said.</summary>
    public Subject? Placed(string code)
    {
        if (Known(code) is not { } subject) return null;
        if (subject.On(on) is not null) return subject;
        Refuse($"{subject.Name} 在 {on:yyyy-MM-dd} 不在册。", $"{subject.Name} is not on the register on {on:yyyy-MM-dd}.");
        return null;
    }

    public bool NameStands(string name)
    {
        if (name.Trim().Length is > 1 and <= LongestName && !name.Any(char.IsControl)) return true;
        Refuse($"名称要有 2 至 {LongestName} 个字。", $"A name has 2 to {LongestName} characters.");
        return false;
    }

    public bool RegionStands(string region)
    {
        if (population.Regions.Find(region) is { Level: RegionLevel.County or RegionLevel.City }) return true;
        Refuse($"“{region}”不是市州或区县的代码（GB/T 2260，六位）。", $"'{region}' is not the code of a city or county.");
        return false;
    }

    public bool IndustryStands(string industry)
    {
        if (population.Industries.Find(industry) is not null) return true;
        Refuse($"“{industry}”不是 GB/T 4754 的类别。", $"'{industry}' is not a class of GB/T 4754.");
        return false;
    }

    /// <summary>Says where a park is new, or has members in another county.</summary>
    public void ParkIsKnown(string? park, string region)
    {
        if (park is null) return;
        var members = population.Subjects.SelectMany(s => s.Placements).Where(p => p.Park == park).ToList();
        if (members.Count == 0) Note($"园区“{park}”还没有企业，将新建。", $"Park {park} has no enterprise yet; it will be new.");
        else if (members.All(p => p.Region != region)) Note($"园区“{park}”现有企业都在别的区县，请核对。", $"All enterprises of park {park} lie in other counties; please check.");
    }

    /// <summary>A credit code that nobody has.</summary>
    public SubjectId? Free(string code)
    {
        var tidy = CreditCode.Tidy(code);
        if (!SubjectId.TryParse(tidy, out var id, out var problem) || id.Kind != SubjectKind.Enterprise) Refuse($"“{code}”不是信用代码：{problem}", $"'{code}' is no credit code: {problem}");
        else if (population.Find(id) is { } taken || put.TryGetValue(id, out taken)) Refuse($"{tidy} 已登记为 {taken.Name}。", $"{tidy} is registered as {taken.Name}.");
        else return id;
        return null;
    }

    /// <summary>Puts an enterprise that begins on the day.</summary>
    public Subject? Begin(string code, Born born)
    {
        var stands = NameStands(born.Name) & RegionStands(born.Region) & IndustryStands(born.Industry);
        if (Free(code) is not { } id || !stands) return null;
        ParkIsKnown(born.Park, born.Region);
        var subject = new Subject(id, born.Name.Trim(), [new(on, null, born.Region, born.Industry, born.Park is "" ? null : born.Park)]) { Statuses = [new(OperatingStatus.Active, on)] };
        Put(subject);
        return subject;
    }

    /// <summary>Cuts the placement that holds on the day; from then on another one holds as long as that would have.</summary>
    public void Place(Subject subject, Func<Placement, Placement> change)
    {
        var at = subject.Placements.ToList().FindIndex(p => p.Holds(on));
        var old = subject.Placements[at];
        var next = change(old) with { From = old.From == on ? old.From : on, To = old.To };
        Put(subject with { Placements = [.. subject.Placements.Take(at), .. old.From == on ? [] : new[] { old with { To = on.AddDays(-1) } }, next, .. subject.Placements.Skip(at + 1)] });
    }

    /// <summary>Ends an enterprise with its sites on the day before; null where it cannot, which is then said.</summary>
    public Subject? End(string code, OperatingStatus? status)
    {
        if (Placed(code) is not { } subject) return null;
        if (Hinders(subject) is { } wrong)
        {
            Refuse(wrong.Zh, wrong.En);
            return null;
        }
        if (subject.Id.Kind == SubjectKind.Enterprise)
            foreach (var site in population.SitesOf(subject.Id).Where(s => s.Placements[0].From is not { } from || from < on)) Put(Ended(site, status));
        var ended = Ended(subject, status);
        Put(ended);
        return ended;
    }

    /// <summary>An end cannot come before what is known to have happened later.</summary>
    Said? Hinders(Subject subject) =>
        subject.Placements[0].From >= on ? new($"{subject.Name} 自 {subject.Placements[0].From:yyyy-MM-dd} 起才登记，不能在当日终止。", $"{subject.Name} is registered from that day only.")
        : subject.Latest.To is { } to ? new($"{subject.Name} 已登记在 {to:yyyy-MM-dd} 终止。", $"{subject.Name} already ends on {to:yyyy-MM-dd}.")
        : subject.Relations.FirstOrDefault(r => r.On >= on)?.On is { } tied ? new($"{subject.Name} 在 {tied:yyyy-MM-dd} 另有合并或分立，不能在此前终止。", $"{subject.Name} took part in a merger or split on {tied:yyyy-MM-dd}, which is later.")
        : subject.Latest.From > on ? new($"{subject.Name} 在 {subject.Latest.From:yyyy-MM-dd} 还有迁移，不能在此前终止。", $"{subject.Name} moves on {subject.Latest.From:yyyy-MM-dd}, which is later.")
        : null;

    Subject Ended(Subject subject, OperatingStatus? status) => subject with
    {
        Placements = [.. subject.Placements.Where(p => p.From is null || p.From < on).Select(p => p.To < on ? p : p with { To = on.AddDays(-1) })],
        Statuses = status is { } said ? [.. subject.Statuses.Where(s => s.From < on), new(said, on)] : subject.Statuses,
    };
}
