using System.CommandLine;
using System.Diagnostics;
using Luheng.Testing;

namespace Luheng.App;

/// <summary>packs list|check|test: the rules themselves.</summary>
static class PackCommands
{
    public static IEnumerable<Command> All()
    {
        var folder = new Argument<string?>("DIR") { Description = "the folder of packs", Arity = ArgumentArity.ZeroOrOne };
        var packs = new Command("packs", "the rules: list, check, test");
        packs.Add(With("list", "names every pack", folder, List));
        packs.Add(With("check", "loads every pack and reports every problem", folder, Check));
        packs.Add(With("test", "runs the examples beside the rules", folder, Test));
        yield return packs;
    }

    static Command With(string name, string says, Argument<string?> folder, Func<string?, int> run)
    {
        var command = new Command(name, says) { folder };
        command.SetAction(parsed => CommandTable.Guard(() => run(parsed.GetValue(folder))));
        return command;
    }

    static int List(string? folder)
    {
        foreach (var pack in PackFolder.Load(folder).Packs) Console.WriteLine($"{pack.Id,-28} {pack.Version,-8} {pack.Name.Zh}");
        return 0;
    }

    static int Check(string? folder)
    {
        var watch = Stopwatch.StartNew();
        var catalogue = PackFolder.Load(folder);
        Console.WriteLine($"{catalogue.Packs.Count} packs hold: {catalogue.Items.Count} items, of them {catalogue.Indicators.Count()} indicators in {catalogue.Indicators.Select(i => i.Family).Distinct().Count()} definitions; "
            + $"{catalogue.Factors.Count} factors, {catalogue.Forms.Count} forms, {catalogue.Plans.Count} plans, {catalogue.Tests.Count} examples ({watch.ElapsedMilliseconds} ms)");
        return 0;
    }

    static int Test(string? folder)
    {
        var catalogue = PackFolder.Load(folder);
        var results = PackTests.Run(catalogue).ToList();
        foreach (var result in results.Where(r => r.Wrong is not null))
            Console.Error.WriteLine($"{result.Test.Place}: {result.Test.It}: {result.Wrong}");
        var tested = results.SelectMany(r => r.Test.Expect.Keys).Select(k => catalogue.Items[k].Family).ToHashSet();
        foreach (var untested in catalogue.Indicators.Select(i => i.Family).Distinct().Where(f => !tested.Contains(f)))
            Console.Error.WriteLine($"no example expects {untested}");
        var failed = results.Count(r => r.Wrong is not null);
        Console.WriteLine($"{results.Count - failed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }
}
