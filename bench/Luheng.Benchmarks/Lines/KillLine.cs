using System.Globalization;
using System.Text.Json;

namespace Luheng.Benchmarks;

/// <summary>Kills at random moments of ingest through every door; each outcome is kept in kills.jsonl of the results.</summary>
static class KillLine
{
    public static IEnumerable<Line> Measure(Bench bench, int count, string machine)
    {
        var doors = TriedDoor.All;
        using var served = KillTrial.Folder(bench.Luheng, bench.Root, bench.Fresh("kill"), doors, count);
        served.Start().Wait();
        var seed = Random.Shared.Next();
        var trial = new KillTrial(served, doors, new(seed));
        var outcomes = new List<KillOutcome>();
        for (var i = 0; i < count; i++)
        {
            outcomes.AddRange(trial.Run(i).Result);
            Console.Error.Write($"\r{i + 1} of {count} kills, {outcomes.Sum(o => o.Problems.Count)} problems ");
        }
        var last = trial.All().Result;
        Console.Error.WriteLine();
        foreach (var problem in outcomes.SelectMany(o => o.Problems).Concat(last)) Console.Error.WriteLine(problem);
        Directory.CreateDirectory(Path.Combine(bench.ResultFolder, machine));
        File.AppendAllLines(Path.Combine(bench.ResultFolder, machine, "kills.jsonl"), outcomes.Select(o => JsonSerializer.Serialize(o, JsonSerializerOptions.Web)));
        foreach (var door in doors)
        {
            var own = outcomes.Where(o => o.Door == door.Name).ToList();
            yield return new("kill", $"{door.Name}: kills at random moments of ingest after which something acknowledged was lost, doubled or strange", own.Count(o => o.Problems.Count > 0), "kills", new(0),
                string.Create(CultureInfo.InvariantCulture, $"of {own.Count} kills, seed {seed}; {own.Sum(o => o.Acknowledged):#,0} readings acknowledged before them, {own.Count(o => o.UnderWay > 0)} kills met a body under way, of which {own.Count(o => o.UnderWay > 0 && o.FoundUnderWay > 0)} had been committed"));
        }
        yield return new("kill", "all that any trial left, compared once more at the end", last.Count, "problems", new(0), $"{count * doors.Count} meters");
    }
}
