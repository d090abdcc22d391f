using System.CommandLine;
using System.Diagnostics;
using Luheng.Packs;
using Luheng.Problems;
using Luheng.Testing;

namespace Luheng.App;

/// <summary>packs list|check|test: the rules themselves.</summary>
static class PackCommands
{
    public static IEnumerable<Command> All()
    {
        var folder = new Argument<string?>("DIR") { Description = "the folder of packs, or a plan's pack as a .zip, held against those that are shipped", Arity = ArgumentArity.ZeroOrOne };
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

    /// <summary>A pack that was exported is held against the packs that are shipped, without a plan of the same id among them.</summary>
    static Catalogue Load(string? named)
    {
        if (named is null || !named.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return PackFolder.Load(named);
        var (catalogue, leftOut) = PackOverlay.Add(PackFolder.Load(), [PackFiles.FromZip(File.ReadAllBytes(named))]);
        return leftOut.Count == 0 ? catalogue : throw new ProblemsException(leftOut);
    }

    static int List(string? folder)
    {
        foreach (var pack in Load(folder).Packs) Console.WriteLine($"{pack.Id,-28} {pack.Version,-8} {pack.Name.Zh}");
        return 0;
    }

    static int Check(string? folder)
    {
        var watch = Stopwatch.StartNew();
        var catalogue = Load(folder);
        Console.WriteLine($"{catalogue.Packs.Count} packs hold: {catalogue.Items.Count} items, of them {catalogue.Indicators.Count()} indicators in {catalogue.Indicators.Select(i => i.Family).Distinct().Count()} definitions; "
            + $"{catalogue.Factors.Count} factors, {catalogue.Forms.Count} forms, {catalogue.Plans.Count} plans, {catalogue.Tests.Count} examples ({watch.ElapsedMilliseconds} ms)");
        return 0;
    }

    static int Test(string? folder)
    {
        var catalogue = Load(folder);
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
