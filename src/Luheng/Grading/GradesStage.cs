using System.Globalization;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Grading;

/// <summary>Keeps as findings who is graded D, and whose grade fell since the year before, whenever figures, papers of supervision or rules changed.</summary>
public sealed class GradesStage(GradeSources sources, DateOnly? today = null) : IStage
{
    const string SeenMark = "grades.seen";
    const string RulesMark = "grades.rules";
    const string DayMark = "grades.day";

    public string Name => "grades";

    public StageResult Run(ILedger ledger, Catalogue catalogue, Lazy<World> everyone, CancellationToken cancel)
    {
        if (GradeSchemes.InForce(catalogue, null) is not { } scheme) return new(Name, 0, false);
        var seen = (ledger.Mark(SeenMark) ?? "").Split(',') is [var b, var u] && long.TryParse(b, CultureInfo.InvariantCulture, out var batch) && int.TryParse(u, CultureInfo.InvariantCulture, out var undone) ? (Batch: batch, Undone: undone) : (Batch: 0, Undone: 0);
        var day = StandingDay.Of(ledger, today);
        var changed = ledger.ChangedSince(seen.Batch, out _).Count;
        var papers = ledger.DocumentsSince(SupervisionBook.Kind, seen.Batch, out var tide).Count;
        // A new day makes an order overdue without anybody writing anything.
        if (changed == 0 && papers == 0 && tide.Undone == seen.Undone && ledger.Mark(RulesMark) == catalogue.RulesHash && ledger.Mark(DayMark) == Text(day)) return new(Name, 0, false);

        var world = everyone.Value;
        var graded = 0;
        var findings = new List<Finding>();
        if (YearOf(world, scheme, day) is { } year)
        {
            var columns = GradeInputs.Of(world, ledger, sources, scheme, Period.Calendar(year), day);
            cancel.ThrowIfCancellationRequested();
            var earlier = GradeInputs.Of(world, ledger, sources, scheme, Period.Calendar(year - 1), new(year, 12, 31));
            var (before, now) = (earlier.Grade(scheme), columns.Grade(scheme));
            graded = now.Count(g => g != GradeColumns.NotKey);
            for (var i = 0; i < now.Length; i++)
                if (Of(columns, scheme, i, now[i], earlier.IndexOf(columns.Firms[i].Subject) is >= 0 and var at ? before[at] : GradeColumns.NotKey) is { } finding) findings.Add(finding);
        }
        ledger.SaveFindings(Name, null, findings);
        ledger.SetMark(SeenMark, string.Create(CultureInfo.InvariantCulture, $"{tide.Batch},{tide.Undone}"));
        ledger.SetMark(RulesMark, catalogue.RulesHash);
        ledger.SetMark(DayMark, Text(day));
        return new(Name, graded, true);
    }

    static Finding? Of(GradeColumns columns, GradeScheme scheme, int firm, sbyte now, sbyte before)
    {
        var worst = (sbyte)(scheme.Levels.Count - 1);
        if (now < 0 || (now != worst && !(before >= 0 && now > before))) return null;
        var ladder = GradeLadder.Of(columns, scheme, firm);
        var why = ladder.Judgement.Because.FirstOrDefault(b => b.Rule == ladder.Decides)?.Says.Zh ?? "";
        var lift = ladder.Lift is { } up ? $"；{up.Zh}" : "";
        return now == worst ? new(columns.Firms[firm].Subject, columns.Period, "grade-d", FindingLevel.Severe, $"能效等级 {ladder.Level}：{why}{lift}", scheme.Id)
            : new(columns.Firms[firm].Subject, columns.Period, "grade-fell", FindingLevel.Warning, $"能效等级由 {GradeColumns.LevelOf(scheme, before)} 降为 {ladder.Level}：{why}{lift}", scheme.Id);
    }

    /// <summary>The last whole year with energy before a day.</summary>
    public static int? YearOf(World world, GradeScheme scheme, DateOnly day) =>
        world.Frame.Years.Where(y => y < day.Year || (y == day.Year && day == new DateOnly(y, 12, 31))).OrderDescending().Cast<int?>().FirstOrDefault(y => world.Catalogue.Items.ContainsKey(scheme.Whom.Item) && world.Columns.Of(scheme.Whom.Item, y!.Value) is not null);

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
