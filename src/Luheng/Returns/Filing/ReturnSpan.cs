using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Returns;

/// <summary>The periods that an enterprise can file for: those at whose end it is on the register; where the register does not say since when, those since figures are kept here at all, or of the last years.</summary>
public static class ReturnSpan
{
    /// <summary>How far a return goes back of an enterprise whose registration has no first day, where nothing older is kept: a plan's five years. Our own design.</summary>
    public const int YearsBack = 5;

    /// <summary>Whether an enterprise is on the register at the end of a period, and not closed.</summary>
    public static bool Covers(Subject subject, in Period period) => subject.On(period.Last) is not null && subject.StatusOn(period.Last) != OperatingStatus.Deregistered;

    /// <summary>Why nothing is filed for a period; null where it can be, or where nobody of that code is registered.</summary>
    public static Said? Wrong(World world, in ReturnKey key, DateOnly today)
    {
        if (world.Population.Find(key.Subject) is not { Placements.Count: > 0 } subject) return null;
        var (first, last) = (First(world, key.Form, subject, key.Period, today), Last(key.Form, subject));
        if (last is { } end && key.Period.First > end.First)
            return new($"{subject.Name} {end} 之后已不在册（终止或迁出），{key.Period} 没有应报的报表；最后一期是 {end}", $"{subject.Name} is no longer on the register after {end}: nothing is filed for {key.Period}; the last period is {end}");
        if (key.Period.First < first.First)
            return subject.Placements.Min(p => p.From ?? DateOnly.MinValue) > DateOnly.MinValue
                ? new($"{subject.Name}在 {key.Period} 还没有登记；可以从 {first} 起填报", $"{subject.Name} was not registered yet in {key.Period}; it files from {first} on")
                : new($"{key.Period} 早于这里保存的数据；{subject.Name}可以从 {first} 起填报", $"{key.Period} is before anything kept here; {subject.Name} files from {first} on");
        return Covers(subject, key.Period) ? null : new($"{key.Period} 不在{subject.Name}的登记期内；可以填报 {first} 至 {last?.ToString() ?? "今"} 之间在册的各期", $"{subject.Name} was not on the register in {key.Period}; it files for the periods from {first} to {last?.ToString() ?? "now"} in which it was");
    }

    static Period First(World world, Form form, Subject subject, in Period of, DateOnly today)
    {
        var from = subject.Placements.Min(p => p.From ?? DateOnly.MinValue);
        if (from == DateOnly.MinValue) from = new(of.Year >= today.Year - YearsBack ? today.Year - YearsBack : world.Frame.Years.Append(today.Year - YearsBack).Min(), 1, 1);
        return Of(form, from);
    }

    /// <summary>The last period at whose end it is on the register; null where no end is known.</summary>
    static Period? Last(Form form, Subject subject)
    {
        DateOnly? end = subject.Placements.Any(p => p.To is null) ? null : subject.Placements.Max(p => p.To);
        if (subject.Statuses is [.., { Status: OperatingStatus.Deregistered, From: var closed }] && !(end < closed)) end = closed.AddDays(-1);
        return end is not { } day ? null : Of(form, day) is var period && period.Last <= day ? period : Of(form, period.First.AddDays(-1));
    }

    static Period Of(Form form, DateOnly day) => ReturnKey.Shape(form) == PeriodKind.Year ? Period.Calendar(day.Year) : Period.Month(day.Year, day.Month);
}
