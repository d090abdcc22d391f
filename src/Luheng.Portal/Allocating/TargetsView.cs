using Luheng.Access;
using Luheng.Allocating;
using Luheng.Cases;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Allocating;

/// <summary>Breakdowns as a reader may know of them: drafts for whoever drafts or issues, one's own figure for a city, what is issued for everybody who may be here.</summary>
public sealed record TargetsView(Plan Plan, IReadOnlyList<TargetLine> Lines, IReadOnlyList<Case> ToAnswer)
{
    public static TargetsView Of(Reader reader, Plan plan)
    {
        var known = All(reader);
        return new(plan,
        [
            .. plan.Targets.Where(t => t.Region == plan.Region).Select(t => new TargetLine(t, Cascade.Hinders(reader.Desk.World.Catalogue, plan, t), [.. known.Where(b => b.Of.Plan == plan.Id && b.Of.Target == t.Id)])),
        ],
        [.. Offers(reader).Where(o => o.In<OfferState>() == OfferState.Asked)]);
    }

    public static Breakdowns Book(Office office) => new(office.Ledger, office.Cases, office.Clock);

    /// <summary>Every breakdown that this reader may see.</summary>
    public static IReadOnlyList<(Breakdown Of, Case Matter)> All(Reader reader) => reader.Office is not { } office ? [] : [.. Book(office).All().Where(b => Visible(reader, b.Of))];

    /// <summary>The children's answers that this reader may give.</summary>
    public static IEnumerable<Case> Offers(Reader reader) => reader.Office is not { } office ? []
        : office.Cases.All.Where(c => c.Procedure == OfferProcedure.Id && reader.May(Act.AnswerTargets, c.Subject)).OrderBy(c => c.Id, StringComparer.Ordinal);

    public static bool Works(Reader reader, SubjectId of) => reader.May(Act.DraftTargets, of) || reader.May(Act.IssueTargets, of);

    public static bool Visible(Reader reader, Breakdown breakdown) => breakdown.State == BreakdownState.Issued || Works(reader, breakdown.Parent);

    /// <summary>An answer is its child's and whoever drafts.</summary>
    public static bool Visible(Reader reader, Case offer) => reader.May(Act.AnswerTargets, offer.Subject) || Works(reader, offer.Subject) || reader.May(Act.DraftTargets, offer.Subject);
}

/// <summary>A target of the plan, why it cannot be handed down (null where it can), and its breakdowns, the newest first.</summary>
public sealed record TargetLine(Target Target, Said? Hinders, IReadOnlyList<(Breakdown Of, Case Matter)> Breakdowns);
