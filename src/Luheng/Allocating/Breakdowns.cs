using System.Globalization;
using Luheng.Cases;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Allocating;

/// <summary>Who does something with a breakdown, and from where.</summary>
public sealed record Hand(string Account, string Name, string From);

/// <summary>What is done with breakdowns: drafted, revised, sent, answered, proposed, issued, withdrawn; each in one transaction. Who may is asked before.</summary>
public sealed class Breakdowns(ILedger ledger, CaseBook cases, TimeProvider clock)
{
    const int MostTries = 99;

    public Breakdown? Find(string id) => ledger.Find(Breakdown.Kind, id) is { } found ? Breakdown.Read(found.Document.Body) : null;

    /// <summary>Every breakdown as it stands, the newest step first.</summary>
    public IReadOnlyList<(Breakdown Of, Case Matter)> All() =>
        [.. ledger.Documents(Breakdown.Kind).Select(d => Breakdown.Read(d.Body)).Select(b => (Of: b, Matter: cases.Find(b.Id)!)).Where(b => b.Matter is not null).OrderByDescending(b => b.Matter.Last.At).ThenBy(b => b.Of.Id, StringComparer.Ordinal)];

    /// <summary>Every version of one, the oldest first, with when and by whom it was written.</summary>
    public IReadOnlyList<(Breakdown Of, Batch Batch)> Versions(string id) =>
        [.. ledger.Versions(Breakdown.Kind, id).Where(v => v.Document.Body is not "" && v.Batch.UndoneAt is null).Select(v => (Breakdown.Read(v.Document.Body), v.Batch))];

    /// <summary>The answers of the children, in the order of their ids.</summary>
    public IReadOnlyList<Case> Offers(Breakdown breakdown) => [.. breakdown.Children.Select(c => cases.Find(OfferProcedure.IdOf(breakdown.Id, c.Subject))).OfType<Case>()];

    /// <summary>Opens a breakdown with the published figures of an allocation.</summary>
    /// <param name="years">Over how many years the figures run; 0 where the plan says it.</param>
    public StepResult Draft(Hand by, Plan plan, Target target, SubjectId of, Allocation allocation, string growth, bool demo, int years = 0)
    {
        if (allocation.Infeasible is { } why) return new(null, why.En);
        if (Free($"breakdown-{plan.Id}-{target.Id}-{of}") is not { } id) return new(null, $"{plan.Id}/{target.Id} is being broken down already");
        var breakdown = new Breakdown(id, plan.Id, target.Id, of.Text, AllocationWords.Word(allocation.Method), growth, 1, allocation.Target, allocation.Unit, allocation.Structure,
            [.. allocation.Children.Select(c => new GivenFigure(c.Subject.Text, c.Weight, c.Target, c.Published, c.Low, c.High, c.Branch.Amount, double.IsFinite(c.Branch.Output) ? c.Branch.Output : null, c.Branch.Growth))], demo)
        {
            Shape = allocation.Tree.Shape,
            InHand = allocation.Rounded.InHand,
            Years = years,
            From = allocation.Tree.From == (target.BaseYear ?? plan.BaseYear) ? 0 : allocation.Tree.From,
            ByOutputValue = allocation.Tree.ByOutputValue,
        };
        return cases.Open(id, Breakdown.Kind, of, $"{plan.Name.Zh}：{target.Name.Zh} 分解", Step(BreakdownProcedure.Draft, by, null, breakdown), Batch("起草目标分解", by) with { Documents = [breakdown.Write()] });
    }

    /// <summary>Other figures for some children: the next version.</summary>
    public StepResult Revise(Breakdown was, Hand by, IReadOnlyDictionary<string, double> figures, string? why, int? seen = null)
    {
        if (figures.Keys.FirstOrDefault(k => was.Children.All(c => c.Subject != k)) is { } stranger) return new(null, $"{stranger} is not among the children");
        if (figures.FirstOrDefault(f => !double.IsFinite(f.Value)) is { Key: not null } odd) return new(null, $"the figure of {odd.Key} is not a number");
        if (OutOfBounds.Among(was, was.Children.Where(c => figures.ContainsKey(c.Subject) && !figures[c.Subject].Equals(c.Figure)).Select(c => c with { Figure = figures[c.Subject] })) is { Count: > 0 } beyond) return new(null, string.Join("; ", beyond));
        var now = (was with { Version = was.Version + 1, Children = [.. was.Children.Select(c => figures.TryGetValue(c.Subject, out var figure) ? c with { Figure = figure } : c)] }).Counted();
        if (now.Children.Select(c => c.Figure).SequenceEqual(was.Children.Select(c => c.Figure))) return new(null, "no figure is another one");
        return Take(was, now with { State = was.State == BreakdownState.Drafted ? BreakdownState.Drafted : BreakdownState.Revised }, Step(BreakdownProcedure.Revise, by, why, now), "修改目标分解", by, seen, []);
    }

    /// <summary>To every child: a case of its own opens, or is asked again with its new figure.</summary>
    public StepResult Send(Breakdown was, Hand by, int? seen = null) => Take(was, was with { State = BreakdownState.Sent }, Step(BreakdownProcedure.Send, by, null, was), "目标分解征求意见", by, seen, [.. was.Children.Select(c => Asked(was, c, by)).OfType<Turn>()]);

    /// <summary>Those who agreed to the same figure are not asked again.</summary>
    Turn? Asked(Breakdown of, GivenFigure child, Hand by)
    {
        var id = OfferProcedure.IdOf(of.Id, child.Subject);
        var draft = new StepDraft(OfferProcedure.Ask, by.Account, by.Name) { With = With(child.Figure, of.Id) };
        if (cases.Find(id) is not { } known) return new(id, draft) { Opens = (OfferProcedure.Id, child.Id, $"{cases.Find(of.Id)?.Title} 征求意见") };
        return known.In<OfferState>() == OfferState.Agreed && OfferProcedure.FigureOf(known, OfferProcedure.Ask).Equals(child.Figure) ? null : new(id, draft);
    }

    /// <summary>A child's answer: agreement, or a counter-figure with a reason.</summary>
    public StepResult Answer(string offer, Hand by, double? counter, string? why, int? seen = null) => cases.Take(offer,
        counter is { } figure ? new(OfferProcedure.Counter, by.Account, by.Name, why) { With = With(figure, null) } : new(OfferProcedure.Agree, by.Account, by.Name, why), Batch("答复目标分解", by, why), seen);

    /// <summary>Before the second person; refused while the figures fall short of the parent, and without a reason where answers are open.</summary>
    public StepResult Propose(Breakdown was, Hand by, string? why = null, int? seen = null) => was.InHand < -Breakdown.Near
        ? new(null, string.Create(CultureInfo.InvariantCulture, $"the figures fall short of the parent by {-was.InHand:0.####}; they cannot be proposed"))
        : Unready(was, BreakdownProcedure.Propose, why) ?? Take(was, was with { State = BreakdownState.Proposed }, Step(BreakdownProcedure.Propose, by, why, was), "提请下达目标分解", by, seen, []);

    /// <summary>What was answered and what was not, that whoever proposes or issues must know of.</summary>
    public OpenAnswers OpenOf(Breakdown breakdown) => OpenAnswers.Of(breakdown, Offers(breakdown));

    StepResult? Unready(Breakdown was, string move, string? why)
    {
        if (OutOfBounds.Among(was, was.Children) is { Count: > 0 } beyond) return new(null, string.Join("; ", beyond));
        if (!string.IsNullOrWhiteSpace(why) || OpenOf(was) is not { Any: true } open) return null;
        var wrong = new Hindrance(HindranceKind.NoReason, $"{move} needs a reason: {open.Silent.Count} have not answered, {open.NotTaken.Count} proposed another figure that was not taken");
        return new(null, wrong.Text) { Hindrance = wrong };
    }

    public StepResult Return(Breakdown was, Hand by, string? why, int? seen = null) => Take(was, was with { State = BreakdownState.Revised }, Step(BreakdownProcedure.Return, by, why, was), "退回目标分解", by, seen, []);

    /// <summary>In force with this step; every child's answer is settled in the same transaction.</summary>
    public StepResult Issue(Breakdown was, Hand by, string? why = null, int? seen = null) => Unready(was, BreakdownProcedure.Issue, why) ?? Take(was, was with { State = BreakdownState.Issued, IssuedOn = China.Today(clock) }, Step(BreakdownProcedure.Issue, by, why, was), "下达目标分解", by, seen,
        [.. was.Children.Select(c => (Child: c, Offer: cases.Find(OfferProcedure.IdOf(was.Id, c.Subject)))).Where(o => o.Offer is not null)
            .Select(o => new Turn(o.Offer!.Id, new(OfferProcedure.Settle, by.Account, by.Name) { With = With(o.Child.Figure, was.Id) }))]);

    public StepResult Withdraw(Breakdown was, Hand by, string? why, int? seen = null) => Take(was, was with { State = BreakdownState.Withdrawn }, Step(BreakdownProcedure.Withdraw, by, why, was), "撤回目标分解", by, seen,
        [.. Offers(was).Where(o => o.In<OfferState>() is OfferState.Asked or OfferState.Agreed or OfferState.Countered).Select(o => new Turn(o.Id, new(OfferProcedure.Drop, by.Account, by.Name) { With = With(null, was.Id) }))]);

    StepResult Take(Breakdown was, Breakdown now, StepDraft step, string title, Hand by, int? seen, IReadOnlyList<Turn> others) => cases.TakeTogether([new(was.Id, step, seen), .. others],
        Batch(title, by, step.Reason) with { Documents = [now.Write()], Expects = [new(Breakdown.Kind, was.Id, ledger.Find(Breakdown.Kind, was.Id)?.Batch.Id)] });

    static StepDraft Step(string move, Hand by, string? why, Breakdown of) => new(move, by.Account, by.Name, why) { With = new Dictionary<string, string> { [BreakdownProcedure.VersionKey] = of.Version.ToString(CultureInfo.InvariantCulture) } };

    static Dictionary<string, string> With(double? figure, string? breakdown)
    {
        var with = new Dictionary<string, string>();
        if (figure is { } number) with[OfferProcedure.FigureKey] = number.ToString("R", CultureInfo.InvariantCulture);
        if (breakdown is not null) with[OfferProcedure.BreakdownKey] = breakdown;
        return with;
    }

    static BatchDraft Batch(string title, Hand by, string? why = null) => new(title, by.Account, [], []) { From = by.From, Why = why };

    /// <summary>The first number not taken; null while an earlier one is neither issued nor withdrawn.</summary>
    string? Free(string id)
    {
        for (var n = 1; n <= MostTries; n++)
        {
            var tried = string.Create(CultureInfo.InvariantCulture, $"{id}-{n}");
            if (cases.Find(tried) is not { } matter) return tried;
            if (matter.In<BreakdownState>() is not (BreakdownState.Issued or BreakdownState.Withdrawn)) return null;
        }
        return null;
    }
}
