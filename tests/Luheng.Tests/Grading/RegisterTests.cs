using Luheng.Grading;
using Luheng.Judging.Grading;
using Luheng.Returns;
using Luheng.Tests.Monitoring;
using Luheng.Tests.Packs;

namespace Luheng.Tests.Grading;

public sealed class SupervisionRegisterTests : IDisposable
{
    const string Head = "统一社会信用代码,文号,文书类别,查实事项,日期,整改期限,办结日期,监察机构,依据,到报率\n";
    readonly MeterBed bed = MeterBed.Registered();
    static readonly string Mill = MeterBed.Mill;

    public void Dispose() => bed.Dispose();

    ImportResult Take(string text, ImportOptions? options = null) =>
        new Import(RealPacks.Rules, bed.Ledger, TimeProvider.System, [new SupervisionSheets(bed.Ledger, RealPacks.Rules)]).Run([bed.Write("监察.csv", text)], options ?? new() { By = "tester" });

    [Fact]
    public void Papers_are_taken_in_once_and_a_closed_one_is_a_correction()
    {
        var row = $"{Mill},川节监〔2024〕1号,限期整改通知书,超限额,2024年9月1日,2025/3/31,,市节能监察中心,节约能源法第七十二条,\n";
        Assert.Equal((1, 0), (Take(Head + row).Accepted, Take(Head + row).Accepted));
        var record = Assert.Single(SupervisionBook.All(bed.Ledger)[Luheng.Registry.SubjectId.Parse(Mill)]);
        Assert.Equal(("rectify", SupervisionFact.OverLimit, new DateOnly(2025, 3, 31)), (record.Kind, record.Fact, record.Due!.Value));
        Assert.True(record.IsOverdue(new(2025, 4, 1)) && !record.IsOverdue(new(2025, 3, 31)));
        var closed = Take(Head + row.Replace("2025/3/31,,", "2025/3/31,2025-03-20,", StringComparison.Ordinal));
        Assert.Equal((1, 1), (closed.Accepted, closed.Corrected));
        Assert.False(Assert.Single(SupervisionBook.All(bed.Ledger)[record.Subject]).IsOpen(new(2025, 4, 1)));
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_and_nothing_is_kept()
    {
        var result = Take(Head
            + $"{Mill},,限期整改通知书,超限额,2024-09-01,,,a,b,\n"
            + $"{Mill},2号,停业,超限额,2024-13-01,,,a,b,\n"
            + $"{MeterBed.Code("91990104MA6C8R2Q5")},3号,监察结果,无,2024-09-01,,,a,b,\n"
            + $"{Mill},4号,监察结果,不好,2024-09-01,,2024-08-01,a,b,\n"
            + $"{Mill},5号,监测结果,,2024-09-01,,,a,b,120\n"
            + $"91990104MA6C8R2Q4X,6号,监察结果,无,,,,a,b,\n");
        Assert.Equal(["missing-number", "missing-due", "supervision-kind", "not-a-date", "supervision-fact", "dates-in-order", "not-a-number", "check-digit", "missing-date", "not-registered"],
            result.Problems.Select(p => p.Rule).OrderBy(r => r == "not-registered"));
        Assert.Equal((6, 0, 6), (result.Read, result.Accepted, result.Rejected));
        Assert.Empty(bed.Ledger.Documents(SupervisionBook.Kind));
    }

    [Fact]
    public void Orders_that_are_not_synonyms_stay_apart_and_monitoring_gives_a_share()
    {
        var rows = string.Concat(((string[])["限期整改", "限期治理", "责令改正"]).Select((k, i) => $"{Mill},{i}号,{k},,2024-09-01,2025-01-01,,a,b,\n")) + $"{Mill},9号,在线监测检测结果,,2024-12-31,,,a,b,95 %\n";
        Assert.Empty(Take(Head + rows).Problems);
        var all = SupervisionBook.All(bed.Ledger)[Luheng.Registry.SubjectId.Parse(Mill)].ToList();
        Assert.Equal(["rectify", "treat", "correct", "monitoring"], all.Select(r => r.Kind));
        Assert.Equal(0.95, all[^1].Value);
    }
}
