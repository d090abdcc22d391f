using Luheng.Allocating;
using Luheng.Cases;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Problems;

namespace Luheng.Portal.Allocating;

/// <summary>A breakdown with its steps, versions and answers, as far as this reader may see them.</summary>
public sealed record BreakdownView(Breakdown Of, Case Matter, Plan Plan, Target Target, IReadOnlyList<(Breakdown Of, Luheng.Records.Batch Batch)> Versions, IReadOnlyDictionary<string, Case> Offers, IReadOnlyList<BaseRevision> Revised, string? Wrong)
{
    public bool Works { get; private init; }

    /// <summary>What this reader may do now.</summary>
    public IReadOnlyList<Move> Open { get; private init; } = [];

    public static BreakdownView? Find(Reader reader, string id, string? wrong = null)
    {
        if (reader.Office is not { } office || office.Cases.Find(id) is not { Procedure: Breakdown.Kind } matter || TargetsView.Book(office) is not { } book || book.Find(id) is not { } of || !TargetsView.Visible(reader, of)) return null;
        if (!reader.Desk.World.Catalogue.Plans.TryGetValue(of.Plan, out var plan) || plan.Targets.FirstOrDefault(t => t.Id == of.Target) is not { } target) return null;
        var works = TargetsView.Works(reader, of.Parent);
        return new(of, matter, plan, target, works ? book.Versions(id) : [], works ? book.Offers(of).ToDictionary(o => o.Subject.Text) : new Dictionary<string, Case>(), works && of.State != BreakdownState.Withdrawn ? RevisedBase(reader, plan, target, of) : [], wrong)
        {
            Works = works,
            Open = [.. office.Cases.Rules.OpenTo(matter, reader.Actor.Account).Where(m => reader.May(m.By, matter.Subject) && !(m.Name == BreakdownProcedure.Issue && matter.Steps.Any(s => s.Move is BreakdownProcedure.Revise or BreakdownProcedure.Propose && s.By == reader.Actor.Account)))],
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
