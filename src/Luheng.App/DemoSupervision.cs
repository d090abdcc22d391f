using Luheng.Demo;
using Luheng.Grading;
using Luheng.Judging.Grading;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.App;

/// <summary>Invented results and orders of supervision for some firms of the energy-intensive divisions of the demonstration: closed, open and overdue ones.</summary>
static class DemoSupervision
{
    const int Most = 24, EveryNth = 5;

    static readonly string[] Divisions = ["25", "26", "30", "31", "32", "44"];

    /// <summary>When they are entered: before the list of grades is made that rests on them.</summary>
    public static DateTimeOffset RecordedAt { get; } = new(DemoProvince.AsOf.AddDays(-40), new(9, 0), China.Offset);

    public static void Fill(DataRoom room)
    {
        var day = DemoProvince.AsOf;
        var firms = room.Ledger.Subjects().Where(s => s.Id.Kind == SubjectKind.Enterprise && Divisions.Contains(s.Latest.Industry[..2])).OrderBy(s => s.Id).Where((_, at) => at % EveryNth == 0).Take(Most).ToList();
        var records = firms.Select((firm, at) => (at % 4) switch
        {
            0 => Record(firm, at, "result", SupervisionFact.None, day.AddMonths(-6), null, null),
            1 => Record(firm, at, "rectify", SupervisionFact.OverLimit, day.AddMonths(-5), day.AddMonths(-2), day.AddMonths(-3)),
            2 => Record(firm, at, "rectify", SupervisionFact.Metering, day.AddMonths(-2), day.AddMonths(1), null),
            _ => Record(firm, at, "correct", SupervisionFact.EliminatedEquipment, day.AddMonths(-7), day.AddMonths(-1), null),
        }).ToList();
        if (records.Count > 0) room.Ledger.Commit(new("节能监察结果（演示数据）", DemoProvince.By, [], []) { Documents = [.. records.Select(SupervisionBook.Write)], From = "演示" });
    }

    static SupervisionRecord Record(Subject firm, int at, string kind, SupervisionFact fact, DateOnly date, DateOnly? due, DateOnly? closed) =>
        new(firm.Id, $"示节监〔{date.Year}〕{at + 1} 号", kind, fact, date, due, closed, null, "示例市节能监察中心（演示数据）", "节约能源法", null, "演示数据");
}
