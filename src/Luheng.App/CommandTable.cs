using System.CommandLine;
using Luheng.Problems;
using Luheng.Readings;

namespace Luheng.App;

/// <summary>Every command of luheng. Exit codes: 0 done, 1 the input is wrong (every problem on stderr), 2 usage.</summary>
static class CommandTable
{
    public static RootCommand Root()
    {
        var root = new RootCommand("绿衡 Luheng: industrial green-development plans as running rules");
        IEnumerable<Command>[] all =
        [
            DemoCommands.All(), ServeCommands.All(), ImportCommands.All(), KeyCommands.All(), AccountCommands.All(), NhjcCommands.All(), SimulateCommands.All(), FormCommands.All(), AskCommands.All(), PlanCommands.All(), DemandCommands.All(), PackCommands.All(), BulletinCommands.All(), DataCommands.All(), RegisterCommands.All(), ListCommands.All(), ReadingCommands.All(), MonitoringCommands.All(), AuditCommands.All(), StatisticsCommands.All(), JudgeCommands.All(), WarnCommands.All(),
        ];
        foreach (var command in all.SelectMany(c => c)) root.Add(command);
        NumberOptions.Mind(root);
        return root;
    }

    /// <summary>Runs a command; wrong input is told in full on stderr and ends with 1.</summary>
    public static int Guard(Func<int> run) => Guard(() => Task.FromResult(run())).GetAwaiter().GetResult();

    public static async Task<int> Guard(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (ProblemsException e)
        {
            foreach (var problem in e.Problems) Console.Error.WriteLine(problem);
            Console.Error.WriteLine($"{e.Problems.Count} problem(s)");
            return 1;
        }
        catch (Exception e) when (e is IOException or FormatException or InvalidDataException or UnauthorizedAccessException or ReadingsRefusedException or ReadingsBusyException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
