using Luheng.Benchmarks;
using Luheng.Flow.Tests.Portal;
using Luheng.Time;

namespace Luheng.Flow.Tests.Returns;

public sealed class KillTests
{
    [Fact]
    public async Task A_kill_in_the_middle_of_a_submission_loses_nothing_and_doubles_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("luheng-filing-kill").FullName;
        try
        {
            var luheng = Path.Combine(AppContext.BaseDirectory, "Luheng.App.dll");
            using var served = new FilingFolder(luheng, RealPacks.Checkout, folder, RealPacks.Catalogue, 200);
            await served.Start();
            var last = TimeProvider.System.Today().AddMonths(-1);
            var trial = new FilingKill(served, Period.Month(last.Year, last.Month).ToString());
            Assert.Empty(await trial.Run(Random.Shared.Next(20, 400)));
            Assert.True(trial.Acknowledged > 2, "the kills came before anything was acknowledged");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
