using Luheng.Engine;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Quantities;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Planning;

/// <summary>Opens a plan's figures like any other number: plan:PLAN/TARGET, plan:PLAN/C01 (a check), plan:PLAN/P047 (a row).</summary>
public static class PlanQuestions
{
    public const string Prefix = "plan:";

    /// <summary>Which plan or entry of one is not known, and what is; null where both are.</summary>
    public static Said? Wrong(Catalogue catalogue, string id)
    {
        var (of, name) = Parts(id);
        if (!catalogue.Plans.TryGetValue(of, out var plan)) return new Said("没有规划“{0}”；可以写 {1}", "'{0}' is not a plan (known: {1})").Filled(of, string.Join(", ", catalogue.Plans.Keys));
        return plan.Targets.Any(t => t.Id == name || t.Row == name) || CheckOf(catalogue, plan, name) is not null || plan.Outcomes.Any(o => o.Row == name || o.Id == name) || plan.Statements.Any(s => s.Row == name || s.Id == name) ? null
            : new Said("“{0}”不是规划 {1} 的目标、条目或核对；目标有 {2}", "'{0}' is neither a target, a row nor a check of {1} (targets: {2})").Filled(name, plan.Id, string.Join(", ", plan.Targets.Select(t => t.Id)));
    }

    static (string Plan, string Entry) Parts(string id) => id[(id.StartsWith(Prefix, StringComparison.Ordinal) ? Prefix.Length : 0)..].Split('/', 2) is var parts ? (parts[0], parts.ElementAtOrDefault(1) ?? "") : default;

    static Check? CheckOf(Catalogue catalogue, Plan plan, string name) => catalogue.Plans.Values.SelectMany(p => p.Checks).FirstOrDefault(c => c.Id == name && c.Plans.Contains(plan.Id));

    /// <summary>The explanation; throws <see cref="QuestionException"/> naming what is known where the plan or entry is not.</summary>
    /// <param name="issued">The targets that regions were given as their own; the others are held to the plan's. Null where the reader is told of none.</param>
    public static Explanation Ask(World world, string id, SubjectId? of, Period? period, DateOnly asOf, IReadOnlyList<IssuedTarget>? issued = null)
    {
        if (Wrong(world.Catalogue, id) is { } wrong) throw new QuestionException(wrong);
        var (its, name) = Parts(id);
        var plan = world.Catalogue.Plans[its];
        if (plan.Targets.FirstOrDefault(t => t.Id == name || t.Row == name) is { } target)
            return OfTarget(world, plan, target, of ?? SubjectId.Parse(target.Region), period is { } p && p.Last < asOf ? p.Last : asOf, issued);
        if (CheckOf(world.Catalogue, plan, name) is { } check)
            return OfCheck(world, plan, PlanChecks.Run(check, new(world.Catalogue)));
        if (plan.Outcomes.FirstOrDefault(o => o.Row == name || o.Id == name) is { } outcome) return OfOutcome(world, plan, outcome);
        return OfStatement(world, plan, plan.Statements.First(s => s.Row == name || s.Id == name));
    }

    static Explanation Stated(World world, Plan plan, string id, Said name, string region, string period, double value, string unit, Citation source, Confidence confidence, string words, string? row, Said note) =>
        new($"{Prefix}{plan.Id}/{id}", name, region, world.Population.Regions.Find(region)?.Name ?? (SubjectId.TryParse(region, out var of, out _) ? world.Population.NameOf(of) : region), period, value, unit, double.IsNaN(value) ? "missing" : "stated", "")
        {
            Source = source,
            Confidence = confidence,
            Words = words,
            Row = row ?? "",
            Note = note,
            KnownBy = world.KnownBy,
        };

    /// <summary>What the target aims at, as the plan states it.</summary>
    static Explanation Aim(World world, Plan plan, Target target, string field, Quantity figure, int? year) =>
        Stated(world, plan, $"{target.Id}", new($"{target.Name.Zh}（{field switch { "base" => "基数", "reach" => "达到", _ => "目标" }}）", $"{target.Name.En} ({field})"),
            target.Region, year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", figure.Amount, figure.Unit.Symbol, target.Source, target.Confidence, target.Words, target.Row ?? "stated", Said.Nothing);

    static Explanation OfTarget(World world, Plan plan, Target stated, SubjectId region, DateOnly asOf, IReadOnlyList<IssuedTarget>? issued)
    {
        var own = issued?.To(plan, stated, region);
        var target = own is null || !region.IsGroup ? stated : IssuedTargets.For(stated, own); // an enterprise is held to a saving, which is no change of its intensity
        var progress = PlanBoard.Progress(world, plan, target, asOf, region);
        List<Explanation> inputs = [];
        // What was reckoned against a base that the plan states is shown by the level it has come to; the base follows.
        if (progress.Because is { } actual) inputs.Add(target.Base is not null && actual.Inputs is [{ } level, ..] && level.Id == actual.Id ? level : actual);
        if (target.Base is { } from) inputs.Add(Aim(world, plan, target, "base", from, target.BaseYear ?? plan.BaseYear));
        if (target.By is { } by) inputs.Add(Aim(world, plan, target, "by", by, target.Year) is var aim && own is null ? aim : Given(aim, own!));
        if (target.Reach is { } reach) inputs.Add(Aim(world, plan, target, "reach", reach, target.Year) is var reached && own is null ? reached : Given(reached, own!));
        return Stated(world, plan, target.Id, target.Name, region.Text, progress.Period?.ToString() ?? (target.Year ?? plan.To).ToString(System.Globalization.CultureInfo.InvariantCulture),
            progress.Actual, progress.Unit, target.Source, target.Confidence, target.Words, target.Row, target.Note) with
        {
            Quality = progress.Status == TargetStatus.NoData ? "missing" : progress.Because?.Quality ?? "complete",
            Formula = progress.Because?.Formula ?? "",
            FormulaInWords = progress.Because?.FormulaInWords ?? Said.Nothing,
            Inputs = inputs,
            Reasons = [progress.Why, .. issued is null ? [] : HeldTo(world, plan, stated, region, own), .. target.Basis == EnergyBasis.Unknown ? ["规划没有说明按当量值还是等价值，待主管部门确认"] : Array.Empty<string>()],
            Labels = [.. target.Scope.Zh is "" ? [] : (IEnumerable<Said>)[target.Scope], .. progress.Demo ? [new Said("演示数据", "demo data")] : Array.Empty<Said>()],
            Coverage = progress.Because?.Coverage ?? 1,
            Demo = progress.Demo,
            Besides = progress.Because?.Besides ?? [],
        };
    }

    /// <summary>The aim as it was handed down, which the plan's words do not say.</summary>
    static Explanation Given(Explanation aim, IssuedTarget own) => aim with { Value = own.Value, Unit = own.Unit, Words = "", Note = new($"下达的目标：分解方案 {own.Breakdown} 第 {own.Version} 版{(own.IssuedOn is { } day ? $"，{day:yyyy-MM-dd} 下达" : "")}", $"as issued: breakdown {own.Breakdown}, version {own.Version}{(own.IssuedOn is { } on ? $", {on:yyyy-MM-dd}" : "")}") };

    /// <summary>Whose target a region below the plan's is held to.</summary>
    static IEnumerable<string> HeldTo(World world, Plan plan, Target target, SubjectId region, IssuedTarget? own)
    {
        if (own is not null) yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"按下达给{(region.IsGroup ? "本地区" : "本企业")}的目标 {own.Value:0.####} {own.Unit}{(own.From > 0 ? $"（{own.From + 1}—{target.Year ?? plan.To} 年）" : " ")}衡量（全规划 {target.Aim}）");
        else if (region.Text != target.Region && target.Aim is not null && world.Population.Regions.Within(region.Text, target.Region)) yield return $"没有下达给本地区的目标，暂按规划的 {target.Aim} 衡量";
    }

    internal static Explanation OfOutcome(World world, Plan plan, Outcome outcome) =>
        Stated(world, plan, outcome.Row, outcome.Name, outcome.Of, outcome.In?.ToString() ?? "", outcome.Value?.Amount ?? double.NaN, outcome.Value?.Unit.Symbol ?? "",
            outcome.Source, outcome.Confidence, outcome.Words, outcome.Row, outcome.Note) with
        {
            Quality = "official",
            Labels = outcome.Comparator is "=" ? [new("已公布", "published")] : [new("已公布", "published"), new(outcome.Comparator is "≈" ? "约数" : outcome.Comparator, outcome.Comparator)],
        };

    static Explanation OfStatement(World world, Plan plan, Statement statement) =>
        Stated(world, plan, statement.Row ?? statement.Id, statement.Name, plan.Region, statement.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
            statement.Values.Count > 0 ? statement.Values[0].Amount : double.NaN, statement.Values.Count > 0 ? statement.Values[0].Unit.Symbol : "",
            statement.Source, statement.Confidence, statement.Words, statement.Row, statement.Note) with
        {
            Reasons = statement.Values.Count > 0 ? [] : [statement.Kind == StatementKind.Programme ? "这是行动的名称，不是数量" : "规划在此没有写出数值"],
        };

    static Explanation OfCheck(World world, Plan plan, CheckResult result)
    {
        List<Explanation> inputs = [.. result.Inputs.Select(i => OfRow(world, plan, i.Name, i.Value))];
        var clauses = inputs.Select(i => i.Source!.Clause is "" ? i.Source.Document : i.Source.Clause).Distinct().ToList();
        var documents = inputs.Select(i => i.Source!.Document).Where(d => d is not "").Distinct().ToList();
        return Stated(world, plan, result.Check.Id, result.Check.Name, plan.Region, "", Math.Round(result.Computed, 10), result.Unit,
            new(string.Join("；", documents), string.Join("；", clauses)), Confidence.Derived, "", result.Check.Id, result.Check.Note) with
        {
            Quality = double.IsNaN(result.Computed) ? "missing" : "complete",
            Formula = result.Check.Formula,
            Inputs = inputs,
            Reasons = result.Holds switch { null => ["规划没有写出这个数"], true => ["与规划所写一致"], _ => ["与规划所写不一致"] },
        };
    }

    /// <summary>A row or factor that a check read, with the words and clause it stands on.</summary>
    static Explanation OfRow(World world, Plan plan, string name, Quantity value)
    {
        var row = name.Split('.')[0];
        if (new PlanRows(world.Catalogue).Find(row) is not { } found)
            return world.Catalogue.FactorOf(name) is { } factor && factor.Values[^1] is var used
                ? Stated(world, plan, name, factor.Name.Zh is "" ? new(name, name) : factor.Name, plan.Region, "", value.Amount, value.Unit.Symbol, used.Source, used.Confidence, "", name, Said.Nothing)
                : Stated(world, plan, name, new(name, name), plan.Region, "", value.Amount, value.Unit.Symbol, new("", ""), Confidence.Design, "", name, Said.Nothing);
        var (source, confidence, words, said) = found.Entry switch
        {
            Target t => (t.Source, t.Confidence, t.Words, t.Name),
            Outcome o => (o.Source, o.Confidence, o.Words, o.Name),
            Statement s => (s.Source, s.Confidence, s.Words, s.Name),
            _ => (new Citation("", ""), Confidence.Design, "", Said.Nothing),
        };
        return Stated(world, found.Plan, row, said, found.Plan.Region, "", value.Amount, value.Unit.Symbol, source, confidence, words, name, Said.Nothing);
    }
}
