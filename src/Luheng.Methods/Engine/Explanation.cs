using Luheng.Packs;

namespace Luheng.Engine;

/// <summary>A figure with its reasons, in the one shape that text, JSON and pages are made from.</summary>
/// <param name="Id">The item or plan:PLAN/TARGET that was asked for.</param>
/// <param name="Value">NaN where missing.</param>
/// <param name="Formula">As computed; empty where a figure was filed or stated.</param>
public sealed record Explanation(string Id, Said Name, string Subject, string SubjectName, string Period, double Value, string Unit, string Quality, string Formula)
{
    public Said FormulaInWords { get; init; } = Said.Nothing;
    public double Coverage { get; init; } = 1;
    public string CoverageOf { get; init; } = "";
    public bool Demo { get; init; }
    public Citation? Source { get; init; }
    public Confidence Confidence { get; init; }

    /// <summary>The document's own words, where the figure was stated in one.</summary>
    public string Words { get; init; } = "";
    public string Row { get; init; } = "";
    public Said Note { get; init; } = Said.Nothing;

    /// <summary>当量/等价, scope, price base and kind of source, for the labels under the figure.</summary>
    public IReadOnlyList<Said> Labels { get; init; } = [];
    public Origin? Origin { get; init; }
    public IReadOnlyList<Explanation> Inputs { get; init; } = [];
    public IReadOnlyList<FactorUsed> Factors { get; init; } = [];
    public IReadOnlyList<string> Reasons { get; init; } = [];
    public IReadOnlyList<MemberShare> Members { get; init; } = [];
    public int MemberCount { get; init; }
    public IReadOnlyList<Beside> Besides { get; init; } = [];
    public DateTimeOffset? KnownBy { get; init; }

    public bool Missing => double.IsNaN(Value);

    /// <summary>The reasons of an answer, inputs and their inputs down to what was filed.</summary>
    public static Explanation Of(Answer answer, World world) => new(answer.Item.Id, answer.Item.Name, answer.Subject.Text, world.Population.NameOf(answer.Subject),
        answer.Period.ToString(), answer.Value, answer.Unit.Symbol, answer.Quality, answer.Because.Formula)
    {
        FormulaInWords = FormulaWords.Of(answer.Because.Formula, world.Catalogue),
        Coverage = answer.Coverage.Share,
        CoverageOf = answer.Coverage.Of,
        Demo = answer.Demo,
        Source = answer.Because.Source ?? answer.Item.Source,
        Confidence = answer.Item.Confidence,
        Note = answer.Item.Note,
        Labels = LabelsOf(answer),
        Origin = answer.Because.Origin ?? (answer.Because.Kind == ReasonKind.Filed ? world.Provenance(answer.Subject, answer.Item.Id, answer.Period) : null),
        Inputs = [.. answer.Because.Inputs.Select(i => Of(i, world))],
        Factors = answer.Because.Factors,
        Reasons = [.. answer.Because.Reasons, .. Withheld(answer, world)],
        Members = answer.Because.Members,
        MemberCount = answer.Because.MemberCount,
        Besides = answer.Because.Besides,
        KnownBy = world.KnownBy,
    };

    /// <summary>The fewest enterprises that any sum in it is made of; as many as can be where there is none.</summary>
    public int FewestMembers => Inputs.Select(i => i.FewestMembers).Append(MemberCount > 0 ? MemberCount : int.MaxValue).Min();

    /// <summary>Without the single enterprises that a sum is made of: a paper goes to people who may not see them.</summary>
    public Explanation ForPapers() => this with { Members = [], MemberCount = 0, Inputs = [.. Inputs.Select(i => i.ForPapers())] };

    /// <summary>What is left out of this world, of the figure itself or of what it lacks; a sum says of its own group alone.</summary>
    static IEnumerable<string> Withheld(Answer answer, World world) => world.WhyWithheld(answer.Subject, answer.Item.Id, answer.Period)
        .Concat(answer.Missing && answer.Item.Formula is { } formula ? CycleFinder.Uses(formula.Tree).Distinct().SelectMany(used => world.WhyWithheld(answer.Subject, used, answer.Period)) : []).Distinct();

    static List<Said> LabelsOf(Answer answer)
    {
        var labels = new List<Said>();
        if (answer.Because.Kind == ReasonKind.Official) labels.Add(new("官方统计", "official"));
        if (answer.Item.Basis is EnergyBasis.Calorific) labels.Add(new("当量值", "calorific"));
        if (answer.Item.Basis is EnergyBasis.Equivalent) labels.Add(new("等价值", "equivalent"));
        if (answer.Because.Origin?.Scope is { Length: > 0 } scope) labels.Add(new(scope, scope));
        else if (answer.Item.Scope.Zh is not "") labels.Add(answer.Item.Scope);
        if (answer.Item.PriceBase is { } price) labels.Add(new($"{price}年价", $"{price} prices"));
        if (answer.Mixed) labels.Add(new("口径混合，仅供参考", "mixed scope, for reference only"));
        if (answer.Demo) labels.Add(new("演示数据", "demo data"));
        return labels;
    }
}
