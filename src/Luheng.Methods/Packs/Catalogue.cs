using Luheng.Quantities;
using Luheng.Registry;

namespace Luheng.Packs;

/// <summary>All packs, loaded and checked: the units, items, indicators, factors, forms and plans that are in force.</summary>
public sealed record Catalogue
{
    public required IReadOnlyList<PackHeader> Packs { get; init; }
    public required UnitTable Units { get; init; }
    public required IReadOnlyDictionary<string, MemberSet> Sets { get; init; }

    /// <summary>What can be filed or computed, by id.</summary>
    public required IReadOnlyDictionary<string, Item> Items { get; init; }
    public required IReadOnlyDictionary<string, Factor> Factors { get; init; }
    public required IReadOnlyDictionary<string, Form> Forms { get; init; }
    public required IReadOnlyDictionary<string, Plan> Plans { get; init; }
    public required IReadOnlyDictionary<string, Rule> Rules { get; init; }

    /// <summary>The share by which two sums may differ in members and months and still be compared (可比的限度); none where no rule gives one.</summary>
    public double AlikeWithin => Rules.GetValueOrDefault("comparison")?.Numbers.GetValueOrDefault("unlike_at_most") ?? 0;

    /// <summary>Every kind of finding that a stage may record, by id.</summary>
    public IReadOnlyDictionary<string, FindingKind> FindingKinds { get; init; } = new Dictionary<string, FindingKind>();
    public IReadOnlyDictionary<string, Tariff> Tariffs { get; init; } = new Dictionary<string, Tariff>();

    /// <summary>Every list (名单) that a register is kept of, by id, in the order of the packs.</summary>
    public IReadOnlyDictionary<string, ListDefinition> Lists { get; init; } = new Dictionary<string, ListDefinition>();
    public WorkCalendar Calendar { get; init; } = new([]);

    /// <summary>Files of readings that are recognised by their headings, by id.</summary>
    public IReadOnlyDictionary<string, FileProfile> Profiles { get; init; } = new Dictionary<string, FileProfile>();

    /// <summary>Schemes of grading (分级方案), the papers of supervision they look at, and what follows from a grade.</summary>
    public IReadOnlyDictionary<string, GradeScheme> Grades { get; init; } = new Dictionary<string, GradeScheme>();
    public IReadOnlyDictionary<string, SupervisionKind> Supervision { get; init; } = new Dictionary<string, SupervisionKind>();
    public IReadOnlyDictionary<string, Lever> Levers { get; init; } = new Dictionary<string, Lever>();
    public IReadOnlyDictionary<string, StepTariff> StepTariffs { get; init; } = new Dictionary<string, StepTariff>();

    /// <summary>Score tables (计分表) for assessments, by id.</summary>
    public IReadOnlyDictionary<string, Rubric> Rubrics { get; init; } = new Dictionary<string, Rubric>();

    /// <summary>How warnings are graded, by the id of the scheme.</summary>
    public IReadOnlyDictionary<string, WarningScheme> Warnings { get; init; } = new Dictionary<string, WarningScheme>();

    /// <summary>Printed levels of energy efficiency (标杆、基准、限额), their editions and what they judge.</summary>
    public BenchmarkBook Benchmarks { get; init; } = BenchmarkBook.Empty;

    /// <summary>The words by which the text of a plan is read.</summary>
    public PlanWords PlanWords { get; init; } = PlanWords.Empty;
    public required IReadOnlyList<PackTest> Tests { get; init; }
    public required Regions Regions { get; init; }
    public required Industries Industries { get; init; }

    /// <summary>The codes of pollutants and working conditions (HJ 212).</summary>
    public PollutantCodes Pollutants { get; init; } = PollutantCodes.Empty;

    /// <summary>SHA-256 over every file of the packs, so that a result can name the rules it came from.</summary>
    public required string Hash { get; init; }

    /// <summary>The same over the packs that were shipped, without plans that officers confirmed here: what figures of enterprises are computed by.</summary>
    public string RulesHash { get => rulesHash ?? Hash; init => rulesHash = value; }

    readonly string? rulesHash;

    /// <summary>The files themselves, zipped, to be kept beside the results.</summary>
    public required byte[] Content { get; init; }

    public IEnumerable<Item> Indicators => Items.Values.Where(i => i.IsIndicator);

    /// <summary>The scheme of warning that is used where none is asked for; null where no pack has one.</summary>
    public WarningScheme? WarningFor(WarningOf of) => Warnings.Values.Where(w => w.Of == of).OrderByDescending(w => w.Default).FirstOrDefault();

    /// <summary>The factor of an id, or of the id without its last part where only that is defined.</summary>
    public Factor? FactorOf(string id) => Factors.TryGetValue(id, out var exact) ? exact
        : id.LastIndexOf('.') is > 0 and var dot && Factors.TryGetValue(id[..dot], out var general) ? general : null;
}

/// <summary>What a pack says of itself.</summary>
public sealed record PackHeader(string Id, string Version, Said Name, string Issuer, string Licence, string Folder);

/// <summary>A set of named numbers that a judgement uses, such as when progress counts as behind.</summary>
public sealed record Rule(string Id, IReadOnlyDictionary<string, double> Numbers, Citation Source, Confidence Confidence, Said Note);

/// <summary>An example beside the rules, run by packs test.</summary>
public sealed record PackTest(string It, SubjectKind Of, string Region, string Industry, string In,
    IReadOnlyDictionary<string, string> Given, IReadOnlyList<PackTestMember> Members, IReadOnlyDictionary<string, string> Expect, double Tolerance, Place Place);

/// <summary>A member of the group that a pack test is about.</summary>
public sealed record PackTestMember(IReadOnlyDictionary<string, string> Given, string Industry);
