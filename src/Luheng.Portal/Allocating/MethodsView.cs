using System.Globalization;
using Luheng.Allocating;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Problems;
using Luheng.Registry;

namespace Luheng.Portal.Allocating;

/// <summary>What was chosen on the page of methods: growth, bounds, the method whose proof is shown, and whose part goes to whom.</summary>
/// <param name="City">The city whose own target is handed on; empty: the plan's region to its cities.</param>
public sealed record MethodsQuery(bool Observed, double? Least, double? Most, AllocationMethod Method, string City, ChildLevel To)
{
    internal static Takes[] Takes => [Shell.Takes.OneOf("growth", "rules", "observed"), Shell.Takes.OneOf("method", [.. Enum.GetValues<AllocationMethod>().Select(AllocationWords.Word)]), Shell.Takes.In("of"), Shell.Takes.OneOf("to", [.. Enum.GetValues<ChildLevel>().Select(WordOf)])];

    public static MethodsQuery Of(Reader reader) => Of(reader.Query);

    public static MethodsQuery Of(Func<string, string> said) =>
        new(said("growth") == "observed", Percent(said("least")), Percent(said("most")), AllocationWords.TryMethod(said("method"), out var method) ? method : AllocationMethod.Mix,
            said("of"), said("of") is "" ? ChildLevel.Cities : said("to") == WordOf(ChildLevel.Enterprises) ? ChildLevel.Enterprises : ChildLevel.Counties)
        {
            LeastSaid = said("least").Trim(),
            MostSaid = said("most").Trim(),
        };

    /// <summary>The bounds as they were typed.</summary>
    public string LeastSaid { get; private init; } = "";
    public string MostSaid { get; private init; } = "";

    /// <summary>Everything that is wrong with the bounds, for a reader.</summary>
    public IEnumerable<string> Wrongs(Reader reader)
    {
        if (LeastSaid is not "" && Least is null) yield return reader.Say(AllocatingWords.NotAPercent, reader[AllocatingWords.LeastLabel], LeastSaid);
        if (MostSaid is not "" && Most is null) yield return reader.Say(AllocatingWords.NotAPercent, reader[AllocatingWords.MostLabel], MostSaid);
        if (Least > Most) yield return reader.Say(AllocatingWords.LeastAboveMost, LeastSaid, MostSaid);
    }

    static double? Percent(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100 ? percent / 100 : null;

    public static string WordOf(ChildLevel to) => to.ToString().ToLowerInvariant();

    public string Growth => Observed ? "observed" : "rules";

    public string Address(Plan plan, Target target, string ending = "", AllocationMethod? method = null) => Links.To($"/targets/{plan.Id}/{target.Id}{ending}",
        ("growth", Observed ? "observed" : ""), ("least", Text(Least)), ("most", Text(Most)), ("method", AllocationWords.Word(method ?? Method)), ("of", City), ("to", City is "" ? "" : WordOf(To)));

    public static string Text(double? share) => share is { } value ? (value * 100).ToString("0.####", CultureInfo.InvariantCulture) : "";

    public BreakdownQuestion Question(SubjectId of, DateOnly asOf) => new(of, To, Method, asOf) { ObservedGrowth = Observed, Least = Least, Most = Most };
}

/// <summary>One method beside the others: its figures, how fair they are and how they answer to their assumptions.</summary>
public sealed record MethodColumn(Allocation Of, Fairness? Fairness, Sensitivity? Sensitivity);

/// <summary>A target's children × methods, or every reason why there are none.</summary>
public sealed record MethodsView(Plan Plan, Target Target, MethodsQuery Query, IReadOnlyList<MethodColumn> Columns, int Reference, IReadOnlyList<Said> Notes, IReadOnlyList<Problem> Problems, AllocationRules Rules)
{
    /// <summary>Whose figure is handed on.</summary>
    public SubjectId Parent => SubjectId.Region(Query.City is "" ? Target.Region : Query.City);

    /// <summary>The reduction that the parent was issued itself; NaN where none was, so that it has nothing to hand on.</summary>
    public double Effort { get; init; } = double.NaN;

    /// <summary>The year by whose end that reduction is counted; null: the target's base year.</summary>
    public int? Since { get; init; }

    /// <summary>Over how many years the figures run.</summary>
    public int Years { get; init; }

    /// <summary>Everything that is wrong with what was asked.</summary>
    public IReadOnlyList<string> Wrongs { get; init; } = [];

    public bool LacksOwn => Query.City is not "" && double.IsNaN(Effort);

    public MethodColumn? Chosen => Columns.FirstOrDefault(c => c.Of.Method == Query.Method);
    public TargetTree? Tree => Columns.Count > 0 ? Columns[0].Of.Tree : null;

    public static MethodsView Of(Reader reader, Plan plan, Target target, MethodsQuery query, IReadOnlyList<IssuedTarget> issued)
    {
        var desk = reader.Desk;
        var rules = AllocationRules.Of(desk.World.Catalogue);
        var blank = new MethodsView(plan, target, query, [], 0, [], [], rules);
        blank = blank with { Effort = target.Kind == TargetKind.Change ? issued.Reduction(plan, target, blank.Parent) : double.NaN, Since = issued.Since(plan, target, blank.Parent) };
        if (query.Wrongs(reader).ToList() is { Count: > 0 } wrongs) return blank with { Wrongs = wrongs };
        if (blank.LacksOwn) return blank;
        try
        {
            return desk.Remember($"targets/{plan.Id}/{target.Id}/{query.Growth}/{query.Least}/{query.Most}/{query.City}/{query.To}/{blank.Effort}/{blank.Since}", () => Made(desk, blank)) with { Query = query };
        }
        catch (ProblemsException wrong)
        {
            return blank with { Problems = wrong.Problems };
        }
    }

    static MethodsView Made(Desk desk, MethodsView blank)
    {
        var question = blank.Query.Question(blank.Parent, desk.AsOf);
        var (tree, reference, years, notes) = blank.Query.City is "" ? Cascade.Ground(desk.World, blank.Plan, blank.Target, question) : Below(desk, blank, question);
        return blank with
        {
            Reference = reference,
            Notes = notes,
            Years = years,
            Columns = [.. Allocator.All(tree, blank.Rules).Select(a => a.Infeasible is null ? new MethodColumn(a, Fairness.Of(a), Sensitivity.Of(a, blank.Rules, years)) : new(a, null, null))],
        };
    }

    /// <summary>A city's own part, as it was issued to it, to its counties or key enterprises.</summary>
    static (TargetTree Tree, int Reference, int Years, IReadOnlyList<Said> Notes) Below(Desk desk, MethodsView blank, BreakdownQuestion question)
    {
        var cascade = Cascade.Run(desk.World, blank.Plan, blank.Target, question with { Effort = blank.Effort, Since = blank.Since, Method = AllocationMethod.Uniform }); // each method brings its own notes
        return (cascade.Below[0].Tree, cascade.Reference, cascade.Years, cascade.Notes);
    }

    /// <summary>The years that the figures run over; what is left of which whole, where it is a part.</summary>
    public string YearsOf(Reader reader)
    {
        if (Tree is not { From: > 0 and var from }) return "";
        var (whole, to) = ((Query.City is "" ? null : Since) ?? Target.BaseYear ?? Plan.BaseYear, Target.Year ?? Plan.To);
        var change = Query.City is "" ? Target.By is { } by ? by.Amount * by.Unit.InBase : double.NaN : -Effort;
        return from == whole ? reader.Say(AllocatingWords.Over, from + 1, to) : reader.Say(AllocatingWords.OverLeft, from + 1, to, whole + 1, Figures.Plain(change * 100, 4));
    }

    /// <summary>The units of what the target is about and of what it is held against here.</summary>
    public (string Amount, string Output) Units(Catalogue catalogue) => AllocatingWords.Units(catalogue, Target, Tree!.Shape, Tree.ByOutputValue);

    /// <summary>The table as it leaves the site: a row a child, a column a method, exact and published, then the inputs and steps of every method.</summary>
    public Luheng.Bulletins.Table Table(Catalogue catalogue, Population population)
    {
        var able = Columns.Where(c => c.Of.Children.Count > 0).ToList();
        List<WorkingColumn> working = [.. able.SelectMany(c => Working.Of(c.Of, Rules, Units(catalogue).Amount, Units(catalogue).Output).Columns).Where(c => c.Id is not ("base_amount" or "growth_times" or "weight" or "potential")).DistinctBy(c => c.Id)];
        string[] methods = [.. Columns.Select(c => AllocationWords.Word(c.Of.Method))];
        var table = new Luheng.Bulletins.Table([
            "region", "name", Column("base_amount", "基期量", "Base-year amount"), Column("growth_times", "增长倍数", "Growth, times"), Column("weight", "权重", "Weight", "", Luheng.Bulletins.ColumnKind.Share), Column("potential", "潜力", "Potential", "", Luheng.Bulletins.ColumnKind.Share),
            .. Columns.SelectMany(c => new[]
            {
                Column($"{AllocationWords.Word(c.Of.Method)}_exact", $"{AllocationWords.Of(c.Of.Method).Zh}（未取整）", $"{AllocationWords.Of(c.Of.Method).En}, exact", c.Of.Unit),
                Column($"{AllocationWords.Word(c.Of.Method)}_published", $"{AllocationWords.Of(c.Of.Method).Zh}（公布值）", $"{AllocationWords.Of(c.Of.Method).En}, published", c.Of.Unit),
            }), "low", "high", "over_years", .. working.Select(w => Column(w.Id, w.Name.Zh, w.Name.En, w.Unit))]);
        for (var i = 0; i < (Tree?.Branches.Count ?? 0); i++)
        {
            var branch = Tree!.Branches[i];
            var first = Columns.FirstOrDefault(c => c.Of.Children.Count > 0)?.Of.Children[i];
            table.Row([branch.Subject.Text, population.NameOf(branch.Subject), branch.Amount, branch.Growth, first?.Weight, branch.Potential,
                .. Columns.SelectMany(c => new object?[] { c.Of.Children.Count > 0 ? c.Of.Children[i].Target : null, c.Of.Children.Count > 0 ? c.Of.Children[i].Published : null }), first?.Low, first?.High,
                Tree.From > 0 ? $"{Tree.From + 1}-{Target.Year ?? Plan.To}" : "", .. working.Select(w => (object?)w.Values[i])]);
        }
        return table;
    }

    static Luheng.Bulletins.Column Column(string id, string zh, string en, string unit = "", Luheng.Bulletins.ColumnKind kind = Luheng.Bulletins.ColumnKind.Number) => new(id, new(zh, en), unit, kind);
}
