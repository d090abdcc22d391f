using FsCheck;
using FsCheck.Fluent;
using Luheng.Cases;
using Luheng.Flow.Tests.Portal;
using Luheng.Portal;
using Luheng.Tests;
using Luheng.Tests.Cases;

namespace Luheng.Flow.Tests.Cases;

/// <summary>Every procedure that the site registers, walked at random.</summary>
public class WalkTests
{
    public static TheoryData<string> Registered => [.. Procedures.All.Select(p => p.Id)];

    [Theory, MemberData(nameof(Registered))]
    public void Every_registered_procedure_replays_to_the_same_case_and_refuses_a_history_out_of_order(string id)
    {
        var rules = new CaseRules(Procedures.All, RealPacks.Catalogue.Calendar.IsWorkday);
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 100_000)).ToArbitrary(), choices =>
        {
            var (ledger, clock) = (new MemoryLedger(), new WalkClock());
            var walked = CaseWalk.Walk(new(ledger, rules, clock), clock, rules.Of(id), "c-1", choices);
            Assert.Equal(CaseJson.Write(walked), CaseJson.Write(new CaseBook(ledger, rules, clock).Find("c-1")));
            for (var at = 0; at + 1 < walked.Steps.Count; at++)
            {
                List<Step> swapped = [.. walked.Steps];
                (swapped[at], swapped[at + 1]) = (swapped[at + 1], swapped[at]);
                Assert.StartsWith("c-1#", Assert.Throws<InvalidOperationException>(() => rules.Replay(swapped)).Message, StringComparison.Ordinal);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithEndSize(40));
    }

    [Fact]
    public void Every_registered_procedure_has_words_for_its_states_and_moves() => Assert.All(Procedures.All, procedure =>
    {
        var kind = Luheng.Portal.Cases.CaseKinds.Of(procedure.Id);
        Assert.All(procedure.Moves, m => Assert.NotEqual(m.Name, kind.Move(m.Name).Zh));
        Assert.All(procedure.States.Where(s => s != procedure.Opening), s => Assert.NotEqual(s, kind.State(s).Zh));
    });
}
