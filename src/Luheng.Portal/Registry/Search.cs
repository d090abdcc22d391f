using Luheng.Access;
using Luheng.Packs;
using Luheng.Portal.Packs;
using Luheng.Portal.Registering;
using Luheng.Portal.Shell;
using Luheng.Registering;
using Luheng.Registry;

namespace Luheng.Portal.Registry;

/// <summary>Something found: what kind it is, its name, what it is about, where it opens.</summary>
public sealed record Hit(Said Kind, string Name, string About, string Address);

/// <summary>One box for everything: enterprises, indicators, targets and their clauses, factors.</summary>
public static class Search
{
    const int Most = 12;

    internal static IReadOnlyList<Hit> For(Reader reader)
    {
        var text = reader.Query("q").Trim();
        if (text.Length == 0) return [];
        var (world, catalogue) = (reader.Desk.World, reader.Desk.World.Catalogue);
        bool Has(params string[] fields) => fields.Any(f => f.Contains(text, StringComparison.OrdinalIgnoreCase));
        return
        [
            .. RegisterList.Index(reader.Desk).Find(new(text), id => reader.May(Act.SeeFirm, id)).Take(Most)
                .Select(h => new Hit(Words.Enterprises, h.Subject.Name, $"{h.Subject.Id} · {EnterpriseList.CityOf(world.Population, h.Placement.Region)}{By(reader, h)}", Links.Enterprise(h.Subject.Id))),
            .. catalogue.Plans.Values.SelectMany(p => p.Targets.Select(t => (p, t))).Where(x => Has(x.t.Name.Zh, x.t.Name.En, x.t.Words, x.t.Source.Clause, x.t.Row ?? "", x.t.Id)).Take(Most)
                .Select(x => new Hit(Words.Target, reader[x.t.Name], $"{reader[x.p.Name]} {x.t.Source.Clause}", Links.Target(x.p.Id, x.t.Id))),
            .. catalogue.Indicators.DistinctBy(i => i.Family).Where(i => Has(i.Name.Zh, i.Name.En, i.FamilyName.Zh, i.Family, i.Source?.ToString() ?? "")).Take(Most)
                .Select(i => new Hit(Words.Indicators, reader[i.Family == i.Id ? i.Name : i.FamilyName], $"{i.Family} · {i.Unit}", Links.Indicator(i.Family))),
            .. catalogue.Factors.Values.Select(f => (Factor: f, Name: FactorNames.Of(f.Id, catalogue)))
                .Where(f => Has(f.Factor.Id, f.Name.Zh, f.Name.En, f.Factor.Values[^1].Source.ToString())).Take(Most)
                .Select(f => new Hit(Words.Factors, f.Name.Zh is "" ? f.Factor.Id : reader[f.Name], $"{f.Factor.Id} · {f.Factor.Unit}", $"/factors?q={Uri.EscapeDataString(f.Factor.Id)}")),
        ];
    }

    /// <summary>By which other name or code it was found.</summary>
    static string By(Reader reader, RegisterHit hit) => hit.By is { } by ? " · " + reader.Say(RegisterWords.KnownAs, reader[hit.ByKind == NameKind.Alias ? RegisterWords.Alias : RegisterWords.FormerName], by) : "";
}
