using Luheng.Cases;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Tests.Cases;

/// <summary>A random walk of a case through its procedure by three people: steps that are possible are made, others are refused and leave no trace.</summary>
static class CaseWalk
{
    static readonly string[] People = ["甲", "乙", "丙"];

    /// <summary>Walks as many steps as there are choices; the time goes on a little with each.</summary>
    public static Case Walk(CaseBook book, WalkClock clock, Procedure procedure, string id, IReadOnlyList<int> choices)
    {
        var first = procedure.From(procedure.Opening).First();
        var opened = book.Open(id, procedure.Id, SubjectId.Parse("990100"), "走一走", Draft(first.Name, People[0], first, 1), Batch);
        Assert.Null(opened.Wrong);
        foreach (var choice in choices)
        {
            clock.Now += TimeSpan.FromHours(choice % 60);
            var matter = book.Find(id)!;
            string[] moves = [.. procedure.Moves.Select(m => m.Name), Procedure.Delegate, Procedure.TakeBack, Procedure.Suspend, Procedure.Resume, Procedure.Correct];
            var move = moves[choice % moves.Length];
            var draft = Draft(move, People[choice / 7 % 3], procedure.Moves.FirstOrDefault(m => m.Name == move), 1 + choice % (matter.Steps.Count + 1));
            var result = book.Take(id, draft, Batch);
            if (result.Wrong is not null) Assert.Same(matter, book.Find(id));
            else Assert.Equal(matter.Steps.Count + 1, book.Find(id)!.Steps.Count);
        }
        return book.Find(id)!;
    }

    static BatchDraft Batch => new("一步", "test", [], []);

    static StepDraft Draft(string name, string by, Move? move, int step)
    {
        var with = (move?.Needs ?? []).ToDictionary(n => n, n => n is "figure" ? "-13.5" : n); // a figure is a number, everything else may be any word
        if (move?.DueKey is { } due && (step % 2 == 0 || move.Needs.Contains(due))) with[due] = "2027-12-31";
        if (name == Procedure.Delegate) with[Case.ToKey] = People[step % 3];
        if (name == Procedure.Correct) with[Case.StepKey] = $"{step}";
        return new(name, by, by, "因为") { With = with };
    }
}

/// <summary>A clock that a walk moves.</summary>
sealed class WalkClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2025, 9, 26, 9, 0, 0, TimeSpan.FromHours(8));

    public override DateTimeOffset GetUtcNow() => Now;
}
