using System.Globalization;
using Luheng.Engine;
using Luheng.Grading;
using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Tests.Engine;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Grading;

/// <summary>Three firms with coal filed for a year, and lines whose value is a figure in the ledger, so that a correction changes it.</summary>
sealed class GradedProvince : IDisposable
{
    public const string Unit = "product.unit";
    public static readonly DateOnly Day = new(2025, 4, 1);

    public GradedProvince()
    {
        var province = new SmallProvince();
        (A, B, C) = (province.Firm(1), province.Firm(2, SmallProvince.West), province.Firm(3));
        foreach (var firm in (SubjectId[])[A, B]) province.FileMonths(firm, "energy.consumed.raw-coal", 2024, "5000 t");
        for (var month = 1; month <= 12; month++) province.File(C, "energy.consumed.raw-coal", $"2024-{month:00}", "5000 t", Source.Read("statistical", false));
        File(province, A, 95);
        File(province, B, 118);
        File(province, C, 90);
        Ledger.Commit(new("2024.csv", "王工", province.Subjects, province.Filings));
    }

    public MemoryLedger Ledger { get; } = new();
    public SubjectId A { get; }
    public SubjectId B { get; }
    public SubjectId C { get; }

    public void Dispose() => Ledger.Dispose();

    /// <summary>Clinker made with so much energy per tonne: kept as energy and output.</summary>
    static void File(SmallProvince province, SubjectId firm, double unit)
    {
        province.File(firm, "output.cement-clinker", "2024", "1000000 t");
        province.File(firm, "energy.product.cement-clinker", "2024", string.Create(CultureInfo.InvariantCulture, $"{unit * 1000} tce"));
    }

    public void Correct(SubjectId firm, double unit) =>
        Ledger.Commit(new("更正.csv", "王工", [], [new(firm, "energy.product.cement-clinker", Period.Calendar(2024), unit * 1000, "", Source.Read("", false), 2)]));

    public static GradeSources Sources { get; } = new((world, period) => world.Population.Subjects
        .Select(s => (s.Id, Answer: Asker.Ask(world, "product.unit_energy.cement-clinker", s.Id, period))).Where(s => !s.Answer.Missing)
        .Select(s => GradeBed.Line(s.Id, s.Answer.Value)), (_, _, _) => new(0.95, "测试"));

    public GradeColumns Columns(DateTimeOffset? knownBy = null, DateOnly? day = null) =>
        GradeInputs.Of(World.Read(Ledger, RealPacks.Rules, knownBy), Ledger, Sources, GradeBed.Scheme, Period.Calendar(2024), day ?? Day);

    public IReadOnlyList<GradeLadder> Ladders(DateTimeOffset? knownBy = null) => GradeList.Ladders(Columns(knownBy), GradeBed.Scheme);

    public string Json(DateTimeOffset? knownBy = null) => JudgementJson.Write(Ladders(knownBy).Select(l => l.Judgement));

    public string LevelOf(SubjectId firm) => Ladders().FirstOrDefault(l => l.Judgement.Subject == firm)?.Level ?? GradeScheme.NotKey;

    public GradeList List(string id, DateTimeOffset knownBy) => GradeList.Make(id, "990000", Columns(knownBy), GradeBed.Scheme, knownBy, RealPacks.Rules.Hash, s => (s.Text, "东市"));
}
