using Luheng.Benchmarks;

namespace Luheng.Flow.Tests.Faults;

public sealed class KillTests
{
    const int Kills = 10;

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_once_through_every_door()
    {
        var folder = Directory.CreateTempSubdirectory("luheng-kill-").FullName;
        try
        {
            using var served = KillTrial.Folder(Path.Combine(AppContext.BaseDirectory, "Luheng.App.dll"), Checkout(), folder, TriedDoor.All, Kills);
            await served.Start();
            var trial = new KillTrial(served, TriedDoor.All, new(20251120));
            var outcomes = new List<KillOutcome>();
            for (var i = 0; i < Kills; i++) outcomes.AddRange(await trial.Run(i));
            Assert.Empty(outcomes.SelectMany(o => o.Problems));
            Assert.Empty(await trial.All());
            Assert.All(TriedDoor.All, d => Assert.True(outcomes.Where(o => o.Door == d.Name).Sum(o => o.Acknowledged) > 0, $"nothing was acknowledged through {d.Name}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Luheng.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
