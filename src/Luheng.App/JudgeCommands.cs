using System.CommandLine;

namespace Luheng.App;

/// <summary>judge: where enterprises stand, by rule, with every rung of the ladder.</summary>
static class JudgeCommands
{
    public static IEnumerable<Command> All()
    {
        var judge = new Command("judge", "where enterprises stand");
        judge.Add(GradeCommand.Make());
        judge.Add(WarnCommands.Warn());
        yield return judge;
    }
}
