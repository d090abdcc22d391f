using System.Globalization;
using Luheng.Packs;
using Luheng.Registry;

namespace Luheng.Registering;

/// <summary>A field of a subject that changed: its old and new value in words; empty where there was or is none.</summary>
public sealed record EntryChange(Said Field, string Before, string After)
{
    static readonly Said Name = new("名称", "Name");
    static readonly Said OtherNames = new("曾用名与别名", "Former names and aliases");
    static readonly Said OtherCodes = new("其他代码", "Other codes");
    static readonly Said Status = new("状态", "Status");
    static readonly Said Relations = new("沿革", "Relations");

    /// <summary>What differs between two versions of a subject, field by field; null is no subject.</summary>
    /// <param name="population">For the names of counties and industries.</param>
    public static IReadOnlyList<EntryChange> Between(Subject? before, Subject? after, Population population)
    {
        var changes = new List<EntryChange>();
        void Add(Said field, string old, string now)
        {
            if (old != now) changes.Add(new(field, old, now));
        }
        Add(Name, before?.Name ?? "", after?.Name ?? "");
        foreach (var (field, old, now) in Placements(before, after, population)) Add(field, old, now);
        Add(Status, Join(before?.Statuses, s => $"{Word(s.Status).Zh} {Day(s.From)}"), Join(after?.Statuses, s => $"{Word(s.Status).Zh} {Day(s.From)}"));
        Add(OtherNames, Join(before?.OtherNames, Say), Join(after?.OtherNames, Say));
        Add(OtherCodes, Join(before?.OtherCodes, c => c.Until is { } day ? $"{c.Code}（至 {Day(day)}）" : c.Code), Join(after?.OtherCodes, c => c.Until is { } day ? $"{c.Code}（至 {Day(day)}）" : c.Code));
        Add(Relations, Join(before?.Relations, r => Say(r, population)), Join(after?.Relations, r => Say(r, population)));
        return changes;
    }

    public static Said Word(OperatingStatus status) => status switch
    {
        OperatingStatus.Suspended => new("停产", "standing still"),
        OperatingStatus.Deregistered => new("注销", "deregistered"),
        _ => new("在业", "in business"),
    };

    public static Said Word(Relation relation) => (relation.Kind, relation.Side) switch
    {
        (RelationKind.Merger, RelationSide.Successor) => new("并入新设的", "merged into the new"),
        (RelationKind.Merger, _) => new("由合并新设，原", "formed by merger from"),
        (RelationKind.Absorption, RelationSide.Successor) => new("被吸收，并入", "absorbed by"),
        (RelationKind.Absorption, _) => new("吸收合并", "absorbed"),
        (RelationKind.Split, RelationSide.Successor) => new("分立出", "gave off"),
        (RelationKind.Split, _) => new("分立自", "split from"),
        (RelationKind.Recoding, RelationSide.Successor) => new("换码为", "re-coded as"),
        _ => new("原信用代码", "had the code"),
    };

    /// <summary>A placement in words, without its days.</summary>
    public static string Say(Placement p, Population population) =>
        $"{population.Regions.Find(p.Region)?.Name ?? p.Region} · {population.Industries.Find(p.Industry)?.Name ?? ""} {p.Industry}{(p.Park is null ? "" : $" · {p.Park}")}";

    /// <summary>Placements that begin the same day are held against each other field by field; others came or went whole.</summary>
    static IEnumerable<(Said, string, string)> Placements(Subject? before, Subject? after, Population population)
    {
        var days = (before?.Placements ?? []).Concat(after?.Placements ?? []).Select(p => p.From).Distinct().OrderBy(d => d ?? DateOnly.MinValue);
        foreach (var from in days)
        {
            var (old, now) = (before?.Placements.FirstOrDefault(p => p.From == from), after?.Placements.FirstOrDefault(p => p.From == from));
            yield return (new($"所属（自 {Day(from)}）", $"Belongs (from {Day(from)})"), Whole(old, population), Whole(now, population));
        }
    }

    static string Whole(Placement? p, Population population) => p is null ? ""
        : Say(p, population) + (p.To is { } to ? $" 至 {Day(to)}" : "") + (p.Longitude is { } x && p.Latitude is { } y ? string.Create(CultureInfo.InvariantCulture, $" ({x:0.####}, {y:0.####})") : "");

    static string Say(OtherName n) => $"{(n.Kind == NameKind.Former ? "曾用名" : "别名")} {n.Name}{(n.Until is { } until ? $"（至 {Day(until)}）" : "")}";

    static string Say(Relation r, Population population) =>
        $"{Day(r.On)} {Word(r).Zh} {population.Find(r.Other)?.Name ?? ""} {r.Other}{(r.Share is { } share ? string.Create(CultureInfo.InvariantCulture, $" {share:P0}") : "")}".Replace("  ", " ", StringComparison.Ordinal);

    static string Join<T>(IReadOnlyList<T>? list, Func<T, string> say) => list is null ? "" : string.Join("；", list.Select(say));

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "最初";
}
