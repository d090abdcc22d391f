using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Grading;

/// <summary>Firms with invented lines, graded by the scheme of the packs on a day.</summary>
static class GradeBed
{
    public static readonly Period Year = Period.Calendar(2024);
    public static readonly DateOnly Day = new(2025, 4, 1);

    public static GradeScheme Scheme => RealPacks.Rules.Grades["abcd-design"];

    public static SubjectId Firm(int n)
    {
        var body = $"MA{n:000000}";
        return SubjectId.OfEnterprise(Monitoring.MeterBed.Code($"91990104{body}{Luheng.Identifiers.CreditCode.BodyCheck(body)}"));
    }

    /// <summary>A line of clinker: 标杆 100, 基准 117, 限额 120 kgce/t.</summary>
    public static LineStanding Line(SubjectId firm, double value, double share = 1, string benchmark = "clinker", string level = "between") =>
        new(firm, benchmark, new("水泥熟料", "Clinker"), level, value, "kgce/t", 100, 117, 120, share, new("GB 16780-2021", "表 1"), Confidence.Confirmed);

    public static GradeFacts Facts(SubjectId firm, params LineStanding[] lines) => new(firm, 20_000, 12, lines, [], new(0.95, "meters"));

    public static SupervisionRecord Paper(SubjectId firm, string kind, SupervisionFact fact = SupervisionFact.None, string? due = null, string? closed = null, string date = "2024-09-01", double? value = null, string? withdrawn = null) =>
        new(firm, $"川节监〔2024〕{kind}", kind, fact, DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), Read(due), Read(closed), Read(withdrawn), "市节能监察中心", "节约能源法", value, "");

    static DateOnly? Read(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    public static GradeColumns Columns(params GradeFacts[] facts) => new(facts, RealPacks.Rules.Supervision, Year, Day);

    public static GradeLadder Grade(GradeFacts facts, GradeScheme? scheme = null) => GradeLadder.Of(Columns(facts), scheme ?? Scheme, 0);

    public static string LevelOf(GradeFacts facts, GradeScheme? scheme = null) => Grade(facts, scheme).Level;
}
