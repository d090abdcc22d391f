using Luheng.Monitoring.Hj212;
using static Luheng.Tests.Monitoring.MeterBed;

namespace Luheng.Tests.Monitoring;

public sealed class MonitorRegisterTests : IDisposable
{
    const string Head = "mn,credit_code,password,name\n";
    const string Mn = "010000A8900016F000169DC0";
    readonly MeterBed bed = Registered();

    public void Dispose() => bed.Dispose();

    [Fact]
    public void A_monitor_is_registered_once_and_a_new_password_is_a_correction()
    {
        Assert.Equal(1, bed.Csv(Head + $"{Mn},{Mill},123456,总排口\n").Accepted);
        Assert.Equal((0, 1), (bed.Csv(Head + $"{Mn},{Mill},123456,总排口\n").Accepted, bed.Csv(Head + $"{Mn},{Mill},123456,总排口\n").Unchanged));
        var changed = bed.Csv($"mn,credit_code,password\n{Mn},{Mill},654321\n");
        Assert.Equal((1, 1), (changed.Accepted, changed.Corrected));
        var monitor = Assert.Single(MonitorBook.Read(bed.Ledger).Monitors);
        Assert.Equal((Mn, "654321", "总排口"), (monitor.Mn, monitor.Password, monitor.Name));
    }

    [Fact]
    public void What_is_wrong_is_told_at_once_without_the_password()
    {
        var result = bed.Csv(Head + $"{Mn},{Mill},12;456,a\n,{Mill},1,b\n{Mn}0000X,{Works},1,c\nA1,{Code("91990104MA6C8R2Q5")},secret9,d\nA2,{Mill},1,e\nA2,{Mill},1,f\n", new() { Partial = true });
        Assert.Equal(["monitor-password", "monitor-mn", "monitor-mn", "not-registered", "duplicate-row"], result.Problems.Select(p => p.Rule));
        Assert.DoesNotContain(result.Problems, p => $"{p}".Contains("12;456", StringComparison.Ordinal) || $"{p}".Contains("secret9", StringComparison.Ordinal));
        Assert.Equal((6, 1, 5), (result.Read, result.Accepted, result.Rejected));
        Assert.Equal(["A2"], MonitorBook.Read(bed.Ledger).Monitors.Select(m => m.Mn));
    }
}
