using Luheng.Benchmarks;
using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Running;

public sealed class SubmitKillTests
{
    const int Kills = 5;

    [Fact]
    public async Task A_kill_in_the_middle_of_a_submission_loses_nothing_and_doubles_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("luheng-submit-kill-").FullName;
        try
        {
            using var served = new ServedFolder(Path.Combine(AppContext.BaseDirectory, "Luheng.App.dll"), RealPacks.Checkout, folder, ["meter-1"]);
            await served.Start();
            var trial = new RecordTrial(served, ServedFolder.Owner.Text, new(20251120));
            var outcomes = new List<RecordOutcome>();
            for (var i = 0; i < Kills; i++) outcomes.Add(await trial.Run(i));
            Assert.Empty(outcomes.SelectMany(o => o.Problems));
            Assert.True(outcomes.Sum(o => o.Acknowledged) > 0, "nothing was acknowledged");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
