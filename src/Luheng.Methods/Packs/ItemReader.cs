using System.Text.RegularExpressions;
using Luheng.Formulas;
using Luheng.Quantities;
using Luheng.Registry;

namespace Luheng.Packs;

/// <summary>Reads items and indicators, writes families out member by member, and binds the formulas once every name is known.</summary>
static partial class ItemReader
{
    static readonly IReadOnlyDictionary<string, string> NoMembers = new Dictionary<string, string>();

    public static Dictionary<string, Item> Read(IEnumerable<PackPage> filed, IEnumerable<PackPage> computed,
        IReadOnlyDictionary<string, MemberSet> sets, IReadOnlyDictionary<string, Factor> factors, PackReading reading)
    {
        var items = new Dictionary<string, Item>(StringComparer.Ordinal);
        var formulas = new List<(Item Item, string Formula, PackPage Page)>();
        foreach (var page in filed) foreach (var item in ReadOne(page, sets, indicator: false)) Add(item, page);
        foreach (var page in computed)
        {
            var formula = page.Text("formula");
            foreach (var item in ReadOne(page, sets, indicator: true))
            {
                Add(item, page);
                formulas.Add((item, formula, page));
            }
        }

        var units = items.ToDictionary(i => i.Key, i => i.Value.Unit);
        Factor? FactorOf(string id) => factors.TryGetValue(id, out var exact) ? exact
            : id.LastIndexOf('.') is > 0 and var dot && factors.TryGetValue(id[..dot], out var general) ? general : null;
        var binder = new Binder(new(units, FactorOf, sets, reading.Units));
        var wrong = new HashSet<Place>();
        foreach (var (item, formula, page) in formulas)
        {
            if (formula is "" || wrong.Contains(item.Place)) continue;
            try
            {
                var members = item.Set is null ? NoMembers : new Dictionary<string, string> { [item.Set] = item.Member! };
                items[item.Id] = item with { Formula = binder.Bind(formula, item.Unit, members) };
            }
            catch (FormulaException e)
            {
                wrong.Add(item.Place);
                page.Report($"the formula of '{item.Id}' is wrong: {e.Message}", "a formula whose names exist and whose units fit", "formula");
            }
        }
        return items;

        void Add(Item item, PackPage page)
        {
            if (!items.TryAdd(item.Id, item)) page.Report($"'{item.Id}' is defined twice", $"one definition; the other is at {items[item.Id].Place}");
        }
    }

    static IEnumerable<Item> ReadOne(PackPage page, IReadOnlyDictionary<string, MemberSet> sets, bool indicator)
    {
        var id = page.Text("id");
        var (name, unit) = (page.Said("name"), page.Text("unit"));
        var template = new Item(id, name, Unit.One, page.Place)
        {
            Family = id,
            OverTime = page.Choice("over_time", OverTime.Sum),
            Additive = page.Flag("additive"),
            Of = ReadKinds(page),
            Minimum = page.Number("minimum"),
            Maximum = page.Number("maximum"),
            Official = page.Flag("official"),
            Source = page.Source(),
            Confidence = page.Choice("confidence", Confidence.Design),
            Note = page.Said("note", required: false),
            Basis = page.Choice("basis", EnergyBasis.None),
            Scope = page.Said("scope", required: false),
            PriceBase = page.Optional("price_base"),
            Owner = page.Said("owner", required: false),
            Frequency = page.Optional("frequency") ?? "",
        };
        var excludes = page.Texts("excludes");
        page.Texts("prefers");
        if (indicator && !page.Has("confidence")) page.Report($"indicator '{id}' does not say how sure it is", "confidence: confirmed, secondary, recalled, derived or design");
        page.Optional("formula");
        page.Done();
        if (Family().Match(id) is not { Success: true } family) return [template with { Unit = page.Unit("unit", unit) }];
        var (stem, setName, tail) = (family.Groups[1].Value, family.Groups[2].Value, family.Groups[3].Value);
        if (!sets.TryGetValue(setName, out var set))
        {
            page.Report($"'{setName}' is not a set", $"one of {string.Join(", ", sets.Keys)}", "id");
            return [];
        }
        return set.Members.Where(m => !excludes.Contains(m.Id)).Select(member => template with
        {
            Id = $"{stem}.{member.Id}{tail}",
            Set = setName,
            Member = member.Id,
            FamilyName = new(Fill(name.Zh, setName, "各品种", member), Fill(name.En, setName, "each " + setName, member)),
            Name = new(Fill(name.Zh, setName, member.Name.Zh, member), Fill(name.En, setName, member.Name.En, member)),
            Unit = page.Unit("unit", Fill(unit, setName, member.Id, member)),
        }).ToList();
    }

    static string Fill(string text, string set, string name, Member member)
    {
        text = text.Replace($"{{{set}}}", name, StringComparison.Ordinal);
        foreach (var (key, value) in member.Attributes) text = text.Replace($"{{{key}}}", value, StringComparison.Ordinal);
        return text;
    }

    static HashSet<SubjectKind> ReadKinds(PackPage page)
    {
        var kinds = new HashSet<SubjectKind>();
        foreach (var word in page.Texts("of"))
            if (Enum.TryParse<SubjectKind>(word, true, out var kind)) kinds.Add(kind);
            else page.Report($"'{word}' is not a kind of subject", $"one of {string.Join(", ", Enum.GetNames<SubjectKind>()).ToLowerInvariant()}", "of");
        if (kinds.Count == 0) page.Report("it does not say of whom", "of: [enterprise, site, region, park, zone, sector]");
        return kinds;
    }

    [GeneratedRegex(@"^([a-z0-9_.\-]+)\[([a-z\-]+)\]([a-z0-9_.\-]*)$")]
    private static partial Regex Family();
}
