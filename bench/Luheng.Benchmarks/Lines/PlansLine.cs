using System.Text;
using Luheng.Packs;
using Luheng.PlanReading;

namespace Luheng.Benchmarks;

/// <summary>A plan document read and everything in it found: 60 pages with the dictionary's loading, and 1,000 pages.</summary>
static class PlansLine
{
    const int CharactersOfPage = 700, Rounds = 5, Usual = 60, Thick = 1000;

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var folder = Path.Combine(bench.Root, "tests", "Luheng.Tests", "PlanReading", "Excerpts");
        var text = Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Aggregate(new StringBuilder(), (all, file) => all.Append(File.ReadAllText(file)).Append('\n')).ToString();
        var finds = 0;
        var loaded = Repeat.MedianSeconds(Rounds, () => finds = Read(new(PackLoader.Load(bench.PackFolder).PlanWords), text, Usual));
        var reader = new PlanReader(PackLoader.Load(bench.PackFolder).PlanWords);
        var again = Repeat.MedianSeconds(Rounds, () => Read(reader, text, Usual));
        yield return new("plans", "a plan of 60 pages read, with all packs loaded", loaded, "s", new(2), $"{finds} finds")
        {
            Beside = [new("with the packs loaded before", again)],
        };
        yield return new("plans", "a document of 1,000 pages read", Repeat.Seconds(() => finds = Read(reader, text, Thick)), "s", new(60), $"{finds} finds");
    }

    static int Read(PlanReader reader, string text, int pages)
    {
        var all = new StringBuilder();
        while (all.Length < pages * CharactersOfPage) all.Append(text);
        return reader.Read("plan.txt", Encoding.UTF8.GetBytes(all.ToString(0, pages * CharactersOfPage))).Finds.Count;
    }
}
