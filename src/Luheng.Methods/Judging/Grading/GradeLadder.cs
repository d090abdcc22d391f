using Luheng.Packs;

namespace Luheng.Judging.Grading;

/// <summary>A grade with its whole ladder, what would lift it, and what a measurement leaves open.</summary>
/// <param name="Level">A level of the scheme, not-graded (未评（数据不足）) or not-key.</param>
/// <param name="Decides">The id of the rule that decided; empty where nothing held it back.</param>
/// <param name="Lift">The smallest change that turns what holds it; null where there is none above, or none that could be computed.</param>
/// <param name="LiftsTo">The grade that it would really get then; empty where there is no lift, or it rests on data that is not there yet.</param>
/// <param name="Doubtful">The other level that it could be within the uncertainty of the measurement; empty where it is clear.</param>
public sealed record GradeLadder(string Level, string Decides, Said? Lift, string LiftsTo, string Doubtful, Judgement Judgement)
{
    public const string Kind = "grade";

    /// <summary>Why there is no lift; empty where there is one.</summary>
    public Said Unlifted { get; init; } = Said.Nothing;

    /// <summary>Grades one firm and tells every rung.</summary>
    public static GradeLadder Of(GradeColumns columns, GradeScheme scheme, int firm)
    {
        var limits = new GradeColumns.Limits(scheme);
        var grade = columns.Grade(scheme, limits, firm);
        var level = GradeColumns.LevelOf(scheme, grade);
        var rungs = new GradeRungs(columns, scheme, firm);
        if (grade == GradeColumns.NotKey && columns.IsKey(scheme, firm) is null) level = GradeScheme.NotGraded;
        if (grade == GradeColumns.NotKey) return Plain(columns, firm, level, "who", rungs.Whom(), [rungs.Whom(), rungs.Inputs()]);

        var all = scheme.Rules.Select((rule, r) => (Rule: rule, Rung: rungs.Of(rule), Cap: limits.Cap(r, GradeColumns.Holds(rule, columns.Sees(rule, firm)), columns.IsNormless(firm)))).ToList();
        var deciding = all.FirstOrDefault(a => grade < 0 ? a.Cap == grade : grade > 0 && a.Cap == grade);
        var (lift, to, unlifted) = Lift();
        var doubtful = Otherwise(columns, scheme, limits, firm, grade);
        // The smallest change turns what holds it now; lines that are all better by the uncertainty turn every rung within it.
        var better = doubtful.Split('/').Select(scheme.IndexOf).Where(l => l >= 0 && l < grade).DefaultIfEmpty(-1).Min();
        var together = better < 0 ? Said.Nothing : rungs.Together(all.Where(a => a.Rung.Held == false && GradeColumns.Holds(a.Rule, columns.Sees(a.Rule, firm, scheme.Uncertainty)) is true).Select(a => a.Rule), scheme.Levels[better].Id);
        if (lift is { } alone && better >= 0 && scheme.IndexOf(to) is var reached && (reached < 0 || better < reached)) lift = new($"{alone.Zh}；{together.Zh}", $"{alone.En}; {together.En}");
        IReadOnlyList<JudgedBy> because = [rungs.Whom(), rungs.Inputs(), .. all.Select(a => a.Rung), rungs.Doubt(doubtful, together), .. grade switch { GradeColumns.NotGraded => [rungs.Missing()], GradeColumns.NoNorm => [rungs.NoNorm()], _ => (JudgedBy[])[] }];
        var shown = deciding.Rung ?? all.LastOrDefault(a => a.Rule.LooksAt == GradeMeasure.AdvancedShare).Rung ?? all[^1].Rung;
        var judgement = new Judgement(columns.Firms[firm].Subject, columns.Period, Kind, level, shown.Value, shown.Unit, shown is { Value: { } v, Limit: { } l } ? Math.Abs(v - l) : null, because);
        return new(level, deciding.Rule?.Id ?? "", lift, to, doubtful, judgement) { Unlifted = unlifted };

        // Every rule that holds it where it is must be turned; what it then really is, is graded again.
        (Said?, string, Said) Lift()
        {
            if (grade == 0) return (null, "", new("已是最高等级", "the best grade already"));
            var wanted = all.Where(a => a.Cap == grade).ToList();
            if (wanted.Where(a => a.Rung.Lift is null).ToList() is { Count: > 0 } fixedNow) return (null, "", Nothing(fixedNow));
            IReadOnlyList<GradeRule> rules = [.. wanted.Select(a => a.Rule)];
            var words = GradeLift.Words(columns, rules, firm);
            if (GradeLift.After(columns, rules, firm) is not { } after) return (new($"{words.Zh}（补报后按数据定级）", $"{words.In("en")} (then graded by those data)"), "", Said.Nothing);
            var next = new GradeColumns([after], columns.Kinds, columns.Period, columns.Day).Grade(scheme, limits, 0);
            if (next == grade || next > grade && grade > 0) return (null, "", Nothing(wanted));
            var said = next < 0 ? new Said("未评", "not graded") : new(scheme.Levels[next].Id, scheme.Levels[next].Id);
            return (new($"{words.Zh} → {said.Zh}", $"{words.In("en")} → {said.En}"), GradeColumns.LevelOf(scheme, next), Said.Nothing);
        }

        static Said Nothing(IEnumerable<(GradeRule Rule, JudgedBy Rung, sbyte Cap)> fixedNow) => new(
            $"没有算得出的改变能提升（{string.Join("；", fixedNow.Select(f => f.Rung.Says.Zh))}）",
            $"no change that could be computed lifts it ({string.Join("; ", fixedNow.Select(f => f.Rung.Says.In("en")))})");
    }

    static GradeLadder Plain(GradeColumns columns, int firm, string level, string decides, JudgedBy shown, IReadOnlyList<JudgedBy> because) =>
        new(level, decides, null, "", "", new(columns.Firms[firm].Subject, columns.Period, Kind, level, shown.Value, shown.Unit, shown is { Value: { } v, Limit: { } l } ? Math.Abs(v - l) : null, because)) { Unlifted = shown.Says };

    /// <summary>The other level within the uncertainty: better by all of it, or worse by all of it.</summary>
    static string Otherwise(GradeColumns columns, GradeScheme scheme, GradeColumns.Limits limits, int firm, sbyte grade)
    {
        if (grade < 0 || scheme.Uncertainty == 0) return "";
        var (better, worse) = (columns.Grade(scheme, limits, firm, scheme.Uncertainty), columns.Grade(scheme, limits, firm, -scheme.Uncertainty));
        string[] other = [.. new[] { better, worse }.Where(g => g != grade).Distinct().Order().Select(g => GradeColumns.LevelOf(scheme, g))];
        return string.Join('/', other);
    }
}
