using static Luheng.Tests.Storage.LedgerFolder;

namespace Luheng.Tests.Storage;

public sealed class RetentionTests : IDisposable
{
    readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, InlineData(false), InlineData(true)]
    public void What_passes_is_forgotten_by_the_time_it_was_last_kept_and_by_its_kind(bool memory)
    {
        using var ledger = memory ? new MemoryLedger(folder.Clock) : (Records.ILedger)folder.Open();
        ledger.SetPassing("session", "old", "{}");
        ledger.SetPassing("session", "used", "{}");
        ledger.SetPassing("return-draft", "d", "{}");
        folder.Clock.Now = Noon.AddDays(31);
        ledger.SetPassing("session", "used", "{}");
        Assert.Equal(["return-draft", "session"], ledger.PassingKinds());
        Assert.Equal(1, ledger.ForgetPassing("session", folder.Clock.Now.AddDays(-30)));
        Assert.Equal(["used"], ledger.PassingOf("session").Select(d => d.Id));
        Assert.NotNull(ledger.Passing("return-draft", "d"));
    }
}
