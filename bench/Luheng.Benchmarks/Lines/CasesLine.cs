using Luheng.Cases;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Benchmarks;

/// <summary>Fifty thousand matters of two steps each: read with every step held against the rules again, and a look for news where there is none.</summary>
static class CasesLine
{
    const int Cases = 50_000;

    public static IEnumerable<Line> Measure(Bench bench)
    {
        var folder = Directory.CreateDirectory(Path.Combine(bench.Work, "cases")).FullName;
        using var ledger = SqliteLedger.Open(folder, TimeProvider.System);
        var rules = new CaseRules([Inquiry.Procedure], _ => true);
        var book = new CaseBook(ledger, rules, TimeProvider.System);
        BatchDraft batch = new("bench", "bench", [], []);
        book.Open("c-1", Inquiry.Id, SubjectId.Region("990100"), "one", new(Inquiry.Ask, "a", "a", "why"), batch);
        book.Take("c-1", new(Inquiry.Answer, "b", "b", "so"), batch);
        var steps = book.Find("c-1")!.Steps;
        ledger.Commit(batch with { Documents = [.. Enumerable.Range(0, Cases).SelectMany(i => steps.Select(s => (s with { Case = $"x-{i:00000}" }).Write()))] });

        CaseBook? many = null;
        var plain = Repeat.MedianSeconds(3, () => ledger.Documents(Step.Kind));
        var read = Repeat.MedianSeconds(3, () => many = new(ledger, rules, TimeProvider.System));
        yield return new("cases", $"{many!.All.Sum(c => c.Steps.Count):#,0} steps read and held against the rules", read, "s") { Beside = [new("the same documents read and nothing more", plain)] };
        yield return new("cases", "a look for news where there is none", Repeat.MedianSeconds(20, many.Refresh) * 1000, "ms");
    }
}
