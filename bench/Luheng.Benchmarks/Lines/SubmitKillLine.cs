using System.Globalization;

namespace Luheng.Benchmarks;

/// <summary>Kills in the middle of submissions of records: nothing acknowledged is lost, nothing is half there, nothing is doubled.</summary>
static class SubmitKillLine
{
    public static IEnumerable<Line> Measure(Bench bench, int count)
    {
        using var served = new ServedFolder(bench.Luheng, bench.Root, bench.Fresh("submit-kill"), ["meter-1"]);
        served.Start().Wait();
        var seed = Random.Shared.Next();
        var trial = new RecordTrial(served, ServedFolder.Owner.Text, new(seed));
        var outcomes = new List<RecordOutcome>();
        for (var i = 0; i < count; i++)
        {
            outcomes.Add(trial.Run(i).Result);
            Console.Error.Write($"\r{i + 1} of {count} kills, {outcomes.Sum(o => o.Problems.Count)} problems ");
        }
        Console.Error.WriteLine();
        foreach (var problem in outcomes.SelectMany(o => o.Problems)) Console.Error.WriteLine(problem);
        yield return new("submit-kill", "kills in the middle of submissions after which a record was lost, doubled, half there or strange", outcomes.Count(o => o.Problems.Count > 0), "kills", new(0),
            string.Create(CultureInfo.InvariantCulture, $"of {count} kills, seed {seed}; {outcomes.Sum(o => o.Acknowledged):#,0} submissions acknowledged before them, {outcomes.Sum(o => o.UnderWay)} under way, of which {outcomes.Sum(o => o.FoundUnderWay)} had been committed"));
    }
}
