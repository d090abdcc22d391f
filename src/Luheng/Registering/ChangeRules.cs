using Luheng.Registry;

namespace Luheng.Registering;

/// <summary>The rules of time of the register: what was stays as it was, a new state begins on a day, and nobody belongs to two counties or none because of it.</summary>
public static class ChangeRules
{
    /// <summary>What a change makes of the register. Nothing is written.</summary>
    public static ChangeOutcome Apply(Population population, RegisterChange change)
    {
        var draft = new RegisterDraft(population, change.On, change.Document);
        switch (change)
        {
            case Rename(var code, var name, _): Rename(draft, code, name); break;
            case Describe describe: Describe(draft, describe); break;
            case Restate(var code, var status, _): Restate(draft, code, status); break;
            case Reclassify(var code, var industry, _): Reclassify(draft, code, industry); break;
            case Relocate(var code, var region, var park, _): Relocate(draft, code, region, park); break;
            case Close(var code, _): draft.End(code, OperatingStatus.Deregistered); break;
            case Recode(var code, var next, _): Succession.Recode(draft, code, next); break;
            case Merge merge: Succession.Merge(draft, merge); break;
            case Split split: Succession.Split(draft, split); break;
            default: throw new ArgumentException($"no rule for {change.GetType().Name}", nameof(change));
        }
        return draft.Outcome();
    }

    static void Rename(RegisterDraft draft, string code, string name)
    {
        if (draft.Placed(code) is not { } subject || !draft.NameStands(name)) return;
        if (name.Trim() == subject.Name) draft.Refuse("名称没有变。", "The name is the same.");
        else draft.Put(subject.Renamed(name.Trim(), draft.On));
    }

    static void Describe(RegisterDraft draft, Describe change)
    {
        if (draft.Known(change.Code) is not { } subject) return;
        foreach (var name in change.Aliases.Concat(change.FormerNames.Select(n => n.Name))) draft.NameStands(name);
        if (change.FormerNames.FirstOrDefault(n => n.Kind != NameKind.Former || n.Until < n.From) is { } wrong)
            draft.Refuse($"曾用名“{wrong.Name}”的止日早于起日。", $"The former name {wrong.Name} ends before it begins.");
        foreach (var other in change.Codes.Where(c => c.Code.Length is 0 or > 30)) draft.Refuse($"其他代码“{other.Code}”太长或为空。", $"The other code {other.Code} is too long or empty.");
        var next = subject with
        {
            OtherNames = [.. change.FormerNames, .. change.Aliases.Distinct().Select(a => new OtherName(a.Trim(), NameKind.Alias, subject.OtherNames.FirstOrDefault(n => n.Kind == NameKind.Alias && n.Name == a.Trim())?.From ?? draft.On))],
            OtherCodes = [.. change.Codes.DistinctBy(c => c.Code)],
        };
        if (next.Equals(subject)) draft.Refuse("没有改动。", "Nothing is different.");
        else draft.Put(next);
    }

    static void Restate(RegisterDraft draft, string code, OperatingStatus status)
    {
        if (draft.Placed(code) is not { } subject) return;
        if (status == OperatingStatus.Deregistered) draft.Refuse("注销要另走注销手续。", "A deregistration is a change of its own.");
        else if (subject.StatusOn(draft.On) == status) draft.Refuse("状态没有变。", "The status is the same.");
        else draft.Put(subject with { Statuses = [.. subject.Statuses.Where(s => s.From < draft.On), new(status, draft.On)] });
    }

    static void Reclassify(RegisterDraft draft, string code, string industry)
    {
        if (draft.Placed(code) is not { } subject || !draft.IndustryStands(industry)) return;
        if (subject.On(draft.On)!.Industry == industry) draft.Refuse("行业代码没有变。", "The industry is the same.");
        else draft.Place(subject, p => p with { Industry = industry });
    }

    static void Relocate(RegisterDraft draft, string code, string region, string? park)
    {
        if (draft.Placed(code) is not { } subject || !draft.RegionStands(region)) return;
        var now = subject.On(draft.On)!;
        if (now.Region == region && now.Park == park)
        {
            draft.Refuse("区县和园区都没有变。", "Neither the county nor the park is different.");
            return;
        }
        draft.ParkIsKnown(park, region);
        if (subject.Id.Kind == SubjectKind.Enterprise && draft.Population.SitesOf(subject.Id).Count(s => s.On(draft.On) is not null) is > 0 and var sites)
            draft.Note($"它的 {sites} 个厂区不随迁；厂区迁移要另行登记。", $"Its {sites} sites do not move with it.");
        draft.Place(subject, p => p with { Region = region, Park = park, Longitude = now.Region == region ? p.Longitude : null, Latitude = now.Region == region ? p.Latitude : null });
    }
}
