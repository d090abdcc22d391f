using Luheng.Allocating;
using Luheng.Cases;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Problems;

namespace Luheng.Portal.Allocating;

/// <summary>A breakdown with its steps, versions and answers, as far as this reader may see them.</summary>
public sealed record BreakdownView(Breakdown Of, Case Matter, Plan Plan, Target Target, IReadOnlyList<(Breakdown Of, Luheng.Records.Batch Batch)> Versions, IReadOnlyDictionary<string, Case> Offers, IReadOnlyList<BaseRevision> Revised)
{
    public bool Works { get; private init; }

    /// <summary>What was issued since in its place; null where it holds or is not issued.</summary>
    public Breakdown? Replaced { get; private init; }

    /// <summary>Everything that is wrong with what was sent, and what was typed, so that nothing is lost.</summary>
    public IReadOnlyList<string> Wrongs { get; private init; } = [];
    public IReadOnlyDictionary<string, string> Typed { get; private init; } = new Dictionary<string, string>();

    /// <summary>The answers that are open or differ, as whoever proposes or issues must know; null where nobody was asked.</summary>
    public OpenAnswers? Answers { get; private init; }

    /// <summary>What this reader may do now.</summary>
    public IReadOnlyList<Move> Open { get; private init; } = [];

    public static BreakdownView? Find(Reader reader, string id, IReadOnlyList<string>? wrongs = null, IReadOnlyDictionary<string, string>? typed = null)
    {
        if (reader.Office is not { } office || office.Cases.Find(id) is not { Procedure: Breakdown.Kind } matter || TargetsView.Book(office) is not { } book || book.Find(id) is not { } of || !TargetsView.Visible(reader, of)) return null;
        if (!reader.Desk.World.Catalogue.Plans.TryGetValue(of.Plan, out var plan) || plan.Targets.FirstOrDefault(t => t.Id == of.Target) is not { } target) return null;
        var works = TargetsView.Works(reader, of.Parent);
        var offers = works ? book.Offers(of) : [];
        return new(of, matter, plan, target, works ? book.Versions(id) : [], offers.ToDictionary(o => o.Subject.Text), works && of.State != BreakdownState.Withdrawn ? RevisedBase(reader, plan, target, of) : [])
        {
            Works = works,
            Replaced = of.State == BreakdownState.Issued ? of.ReplacedBy(book.All().Select(b => b.Of)) : null,
            Wrongs = wrongs ?? [],
            Typed = typed ?? new Dictionary<string, string>(),
            Answers = offers.Count > 0 ? OpenAnswers.Of(of, offers) : null,
            Open = [.. office.Cases.Rules.OpenTo(matter, reader.Actor.Account).Where(m => reader.May(m, matter.Subject))],
        };
    }

    static IReadOnlyList<BaseRevision> RevisedBase(Reader reader, Plan plan, Target target, Breakdown of)
    {
        try
        {
            return BaseRevision.Between(of, Cascade.Ground(reader.Desk.World, plan, target, new(of.Parent, ChildLevel.Cities, AllocationMethod.Mix, reader.Desk.AsOf)).Tree);
        }
        catch (ProblemsException)
        {
            return [];
        }
    }
}
