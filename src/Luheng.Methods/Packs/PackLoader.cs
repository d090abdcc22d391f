using Luheng.Problems;
using Luheng.Quantities;

namespace Luheng.Packs;

/// <summary>Loads every pack and checks it whole: throws with every problem of all of them, or gives a catalogue that can be trusted.</summary>
public static class PackLoader
{
    public static Catalogue Load(string folder) => Load(PackFiles.FromFolder(folder));

    public static Catalogue Load(PackFiles files)
    {
        var reading = new PackReading();
        var pages = new Pages(files, reading);
        var headers = pages.Headers();
        DefineUnits(pages.Of("units"), reading);
        var sets = SetReader.Read(pages.Of("sets"), reading);
        var (regions, industries, pollutants, levels) = TableReader.Read(files, reading);
        var factors = Unique(pages.Of("factors").Select(FactorReader.Read), f => f.Id, f => f.Place, reading);
        var items = ItemReader.Read(pages.Of("items"), pages.Of("indicators"), sets, factors, reading);
        var forms = Unique(pages.Of("forms").Select(p => (Form: FormReader.Read(p, items, sets), p.Place)), f => f.Form.Id, f => f.Place, reading);
        var plans = Unique(pages.Of("plans").Select(p => PlanPackReader.Read(p, items)), p => p.Id, p => p.Place, reading);
        var rules = Unique(pages.Of("rules").Select(p => (Rule: ReadRule(p), p.Place)), r => r.Rule.Id, r => r.Place, reading);
        var kinds = Unique(pages.Of("findings").Select(p => (Kind: FindingKind.Read(p), p.Place)), k => k.Kind.Id, k => k.Place, reading);
        foreach (var (kind, place) in kinds.Values.Where(k => k.Kind.Rule is { } rule && !rules.ContainsKey(rule)))
            reading.Report(place, $"'{kind.Rule}' is not a rule", "the id of a rule of some pack");
        var tariffs = Unique(pages.Of("tariffs").Select(TariffReader.Read), t => t.Tariff.Id, t => t.Place, reading);
        var lists = Unique(pages.Of("lists").Select(p => ListReader.Read(p, items)), l => l.List.Id, l => l.Place, reading);
        var years = Unique(pages.Of("calendars").Select(WorkCalendar.Read), y => y.Year.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), y => y.Place, reading);
        var profiles = Unique(pages.Of("profiles").Select(p => (Profile: FileProfile.Read(p), p.Place)), p => p.Profile.Id, p => p.Place, reading);
        var grades = Unique(pages.Of("grades").Select(p => GradeSchemeReader.Read(p, items)), g => g.Scheme.Id, g => g.Place, reading);
        var supervision = Unique(pages.Of("supervision").Select(SupervisionKind.Read), k => k.Kind.Id, k => k.Place, reading);
        var steps = Unique(pages.Of("price-steps").Select(p => StepTariffReader.Read(p, items)), s => s.Tariff.Id, s => s.Place, reading);
        var levers = Unique(pages.Of("levers").Select(Lever.Read), l => l.Lever.Id, l => l.Place, reading);
        foreach (var (lever, place) in levers.Values)
            foreach (var cost in lever.Costs.Where(c => !steps.ContainsKey(c))) reading.Report(place, $"'{cost}' is not a step tariff", "the id of one under price-steps/");
        var rubrics = Unique(pages.Of("rubrics").Select(p => RubricReader.Read(p, items)), r => r.Rubric.Id, r => r.Place, reading);
        foreach (var (rubric, place) in rubrics.Values.Where(r => r.Rubric.Plan is { } plan && !plans.ContainsKey(plan)))
            reading.Report(place, $"'{rubric.Plan}' is not a plan", $"one of {string.Join(", ", plans.Keys.Order(StringComparer.Ordinal))}");
        var warnings = Unique(pages.Of("warnings").Select(p => WarningReader.Read(p, items)), w => w.Id, w => w.Place, reading);
        var benchmarks = new BenchmarkReader(levels, items, sets).Read(pages.Of("benchmarks"));
        var words = PlanWordsReader.Read(pages.Of("words"), items);
        var tests = pages.Of("tests").Select(p => TestReader.Read(p, items)).ToList();
        foreach (var factor in factors.Values.Where(f => f.MeasuredBy is { } by && !items.ContainsKey(by)))
            reading.Report(factor.Place, $"'{factor.MeasuredBy}' is not an item", "the id of the item that a measured value is filed under");
        foreach (var factor in factors.Values)
            if (factor.MeasuredBy is { } by && items.GetValueOrDefault(by) is { } filed && !filed.Unit.Measures(factor.Unit))
                reading.Report(factor.Place, $"factor '{factor.Id}' is in {factor.Unit} ({factor.Unit.Dimension}), but '{by}' in {filed.Unit} ({filed.Unit.Dimension})", "an item in a unit of the same dimension");
        CycleFinder.Report(items, reading);
        PlanPackReader.CheckRows(plans.Values, reading);
        if (reading.Problems.Count > 0) throw new ProblemsException(reading.Problems);

        return new()
        {
            Packs = headers,
            Units = reading.Units,
            Sets = sets,
            Items = items,
            Factors = factors,
            Forms = forms.ToDictionary(f => f.Key, f => f.Value.Form),
            Plans = plans,
            Rules = rules.ToDictionary(r => r.Key, r => r.Value.Rule),
            FindingKinds = kinds.ToDictionary(k => k.Key, k => k.Value.Kind),
            Tariffs = tariffs.ToDictionary(t => t.Key, t => t.Value.Tariff),
            Lists = lists.ToDictionary(l => l.Key, l => l.Value.List),
            Calendar = new(years.Values.Select(y => y.Year)),
            Profiles = profiles.ToDictionary(p => p.Key, p => p.Value.Profile),
            Grades = grades.ToDictionary(g => g.Key, g => g.Value.Scheme),
            Supervision = supervision.ToDictionary(k => k.Key, k => k.Value.Kind),
            StepTariffs = steps.ToDictionary(s => s.Key, s => s.Value.Tariff),
            Levers = levers.ToDictionary(l => l.Key, l => l.Value.Lever),
            Rubrics = rubrics.ToDictionary(r => r.Key, r => r.Value.Rubric),
            Warnings = warnings,
            Benchmarks = benchmarks,
            PlanWords = words,
            Tests = tests,
            Regions = regions,
            Industries = industries,
            Pollutants = pollutants,
            Hash = files.Hash(),
            Content = files.ToZip(),
        };
    }

    static void DefineUnits(IEnumerable<PackPage> pages, PackReading reading)
    {
        var waiting = pages.Select(p => (Page: p, Unit: new UnitDefinition(p.Text("id"), p.Optional("dimension"), p.Optional("is"), p.Texts("aliases")))).ToList();
        foreach (var (page, _) in waiting)
        {
            foreach (var words in (string[])["zh", "en", "note", "confidence"]) page.Optional(words);
            if (page.Has("source")) page.Source();
            page.Done();
        }
        // A unit may be defined before the one it is a multiple of: go round until nothing more can be placed.
        for (var placed = true; placed;)
        {
            placed = false;
            foreach (var next in waiting.ToList())
            {
                if (next.Unit.Is is { } size && !reading.Units.TryQuantity(size, out _, out _)) continue;
                if (reading.Units.Define(next.Unit) is { } wrong) next.Page.Report(wrong, "a symbol that is not taken");
                waiting.Remove(next);
                placed = true;
            }
        }
        foreach (var (page, unit) in waiting)
        {
            reading.Units.TryQuantity(unit.Is ?? "", out _, out var problem);
            page.Report(problem, "an amount in a unit that is defined, such as 1000 kgce");
        }
    }

    static Rule ReadRule(PackPage page)
    {
        var (id, source, confidence, note) = (page.Text("id"), page.Source(), page.Choice("confidence", Confidence.Design), page.Said("note", required: false));
        page.Said("name", required: false);
        var numbers = page.Rest().Keys.ToDictionary(k => k, k => page.Number(k) ?? double.NaN);
        page.Done();
        return new(id, numbers, source, confidence, note);
    }

    internal static Dictionary<string, T> Unique<T>(IEnumerable<T> all, Func<T, string> id, Func<T, Place> place, PackReading reading)
    {
        var byId = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var one in all)
            if (!byId.TryAdd(id(one), one)) reading.Report(place(one), $"'{id(one)}' is defined twice", $"one definition; the other is at {place(byId[id(one)])}");
        return byId;
    }

    /// <summary>The pages of all pack files, by the folder they lie in.</summary>
    internal sealed class Pages
    {
        readonly ILookup<string, PackPage> byFolder;
        readonly List<PackHeader> headers = [];

        public Pages(PackFiles files, PackReading reading)
        {
            foreach (var (path, bytes) in files.All.Where(f => Path.GetFileName(f.Path) == "pack.yaml"))
                foreach (var page in PackPage.Read(path, bytes, reading)) headers.Add(ReadHeader(path, page, reading));
            byFolder = files.All
                .Where(f => f.Path.EndsWith(".yaml", StringComparison.Ordinal) && Path.GetFileName(f.Path) != "pack.yaml")
                .SelectMany(f => PackPage.Read(f.Path, f.Bytes, reading).Select(page => (Folder: Kind(f.Path), Page: page)).ToList())
                .ToLookup(p => p.Folder, p => p.Page);
            foreach (var stray in byFolder.Where(g => !Known.Contains(g.Key)).SelectMany(g => g))
                reading.Report(stray.Place, "a file in a folder with no meaning", $"one of the folders {string.Join(", ", Known)}");
        }

        static readonly string[] Known = ["units", "sets", "items", "factors", "indicators", "forms", "plans", "rules", "findings", "tariffs", "calendars", "profiles", "benchmarks", "rubrics", "grades", "supervision", "levers", "price-steps", "warnings", "lists", "words", "tests"];

        public IReadOnlyList<PackHeader> Headers() => headers;

        public IEnumerable<PackPage> Of(string folder) => byFolder[folder];

        static string Kind(string path) => path.Split('/') is [.., var folder, _] ? folder : "";

        static PackHeader ReadHeader(string path, PackPage page, PackReading reading)
        {
            var folder = path[..path.LastIndexOf('/')];
            var header = new PackHeader(page.Text("id"), page.Text("version"), page.Said("name"), page.Text("issuer"), page.Text("licence"), folder);
            var sources = new Dictionary<string, string>();
            if (page.Inner("sources") is { } list)
            {
                foreach (var key in list.Keys())
                    if (list.Inner(key) is { } source)
                    {
                        sources[key] = source.Text("document");
                        foreach (var words in (string[])["note", "url", "number", "date"]) source.Optional(words);
                        source.Done();
                    }
            }
            page.Said("note", required: false);
            page.Done();
            reading.KeepSources(folder, sources);
            return header;
        }
    }
}
