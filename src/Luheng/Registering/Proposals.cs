using System.Globalization;
using Luheng.Cases;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Registering;

/// <summary>Whoever proposes or decides: the account, the name shown, by which door.</summary>
public sealed record RegisterHand(string Account, string Name, string From);

/// <summary>A change of the register that waits for a second person, or was decided.</summary>
public sealed record Proposal(Case Case, RegisterChange Change)
{
    public ProposalState State => Case.In<ProposalState>();

    public static Proposal? Of(Case? matter) => matter is { Procedure: RegisterProcedure.Id } && matter.With(RegisterProcedure.ChangeKey) is { } body
        ? new(matter, CaseJson.Read<RegisterChange>(body)) : null;
}

/// <summary>What came of wanting something: the proposal, or why not.</summary>
public sealed record ProposalResult(Proposal? Proposal, IReadOnlyList<Said> Wrong);

/// <summary>The register's changes: those that one person may make, and those that wait for a second one.</summary>
/// <param name="catalogue">For counties and industries.</param>
public sealed class Proposals(ILedger ledger, CaseBook cases, Catalogue catalogue)
{
    public IEnumerable<Proposal> All => cases.All.Select(Proposal.Of).OfType<Proposal>();

    public Proposal? Find(string id) => Proposal.Of(cases.Find(id));

    /// <summary>Everyone as registered now; read from the ledger, not from what a page remembers.</summary>
    public Population Now() => new(ledger.Subjects(), catalogue.Regions, catalogue.Industries);

    /// <summary>Makes a change that needs no second person.</summary>
    /// <param name="seen">The batch of the subject's version that whoever changes it had seen; null where that is not asked.</param>
    public IReadOnlyList<Said> Make(RegisterChange change, RegisterHand hand, string why, long? seen = null)
    {
        if (change.NeedsConsent) throw new ArgumentException($"{change.GetType().Name} needs a second person", nameof(change));
        var expects = Expects(change, out _);
        if (seen is { } batch && expects[0].Batch != batch) return [Moved];
        var outcome = ChangeRules.Apply(Now(), change);
        if (!outcome.Stands) return outcome.Wrong;
        try
        {
            ledger.Commit(Draft(outcome, ChangeWords.Title(change, null).Zh, hand, why) with { Expects = expects });
            return [];
        }
        catch (ConflictException)
        {
            return [Moved];
        }
    }

    /// <summary>Keeps a change for a second person to agree to; it must be possible as the register stands.</summary>
    public ProposalResult Propose(RegisterChange change, RegisterHand hand, string why)
    {
        var population = Now();
        var outcome = ChangeRules.Apply(population, change);
        if (!outcome.Stands) return new(null, outcome.Wrong);
        if (All.FirstOrDefault(p => p.State == ProposalState.Proposed && p.Change.Touches.Intersect(change.Touches).Any()) is { } other)
            return new(null, [new($"{other.Case.Id} 正在等待同意，涉及同一家企业；先办结它。", $"{other.Case.Id} waits for consent and touches the same enterprise.")]);
        _ = Expects(change, out var seen);
        var subject = SubjectId.Parse(change.About);
        var id = NextId(change.On.Year);
        var step = new StepDraft(RegisterProcedure.Propose, hand.Account, hand.Name, why)
        {
            With = new Dictionary<string, string> { [RegisterProcedure.ChangeKey] = CaseJson.Write(change), [RegisterProcedure.SeenKey] = seen },
        };
        var title = ChangeWords.Title(change, population).Zh;
        var result = cases.Open(id, RegisterProcedure.Id, subject, title, step, new(title, hand.Account, [], []) { From = hand.From, Why = why });
        return new(Proposal.Of(result.Case), Told(result));
    }

    /// <summary>The second person's word; with agreement the change is in force, in the same transaction.</summary>
    /// <param name="steps">How many steps whoever decides had seen.</param>
    public ProposalResult Decide(string id, string move, RegisterHand hand, string? why, int? steps = null)
    {
        if (Find(id) is not { } proposal) return new(null, [new($"没有 {id}。", $"There is no {id}.")]);
        var title = $"{Word(move).Zh}：{proposal.Case.Title}";
        var batch = new BatchDraft(title, hand.Account, [], []) { From = hand.From, Why = why };
        if (move == RegisterProcedure.Agree)
        {
            var expects = Expects(proposal.Change, out var seen);
            if (seen != proposal.Case.With(RegisterProcedure.SeenKey)) return new(proposal, [Moved]);
            var outcome = ChangeRules.Apply(Now(), proposal.Change);
            if (!outcome.Stands) return new(proposal, outcome.Wrong);
            batch = batch with { Subjects = outcome.Subjects, Expects = expects };
        }
        var result = cases.Take(id, new(move, hand.Account, hand.Name, why), batch, steps);
        return new(Proposal.Of(result.Case) ?? proposal, Told(result));
    }

    public static Said Word(string move) => move switch
    {
        RegisterProcedure.Agree => new("同意", "Agreed"),
        RegisterProcedure.Refuse => new("不同意", "Refused"),
        RegisterProcedure.Withdraw => new("撤回", "Withdrawn"),
        _ => new("提请", "Proposed"),
    };

    static Said Moved { get; } = new("登记在此期间已被别人改动，没有写入；请重新核对后再办。", "The register was changed meanwhile; nothing was written. Look again.");

    static IReadOnlyList<Said> Told(StepResult result) => result.Hindrance switch
    {
        null => [],
        { Kind: HindranceKind.SecondPerson } => [new("须由第二人同意：提请人不能同意自己的提请。", "A second person is needed: whoever proposed it does not agree to it.")],
        { Kind: HindranceKind.NotFromHere } wrong => [HindranceWords.Of(wrong with { Detail = "" })],
        { } wrong => [HindranceWords.Of(wrong)],
    };

    static BatchDraft Draft(ChangeOutcome outcome, string title, RegisterHand hand, string why) => new(title, hand.Account, outcome.Subjects, []) { From = hand.From, Why = why };

    /// <summary>The versions that a change rests on; nobody may have changed them when it is written.</summary>
    List<Expected> Expects(RegisterChange change, out string seen)
    {
        var all = change.Touches.Select(code => new Expected(SubjectJson.Kind, code, ledger.Find(SubjectJson.Kind, code)?.Batch.Id)).ToList();
        seen = string.Join(',', all.Select(e => e.Batch?.ToString(CultureInfo.InvariantCulture) ?? "-"));
        return all;
    }

    string NextId(int year)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"DJ{year}-");
        var last = cases.All.Where(c => c.Id.StartsWith(prefix, StringComparison.Ordinal)).Select(c => int.TryParse(c.Id.AsSpan(prefix.Length), CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{last + 1:0000}");
    }
}
