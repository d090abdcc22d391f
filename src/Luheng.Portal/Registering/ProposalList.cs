using Luheng.Access;
using Luheng.Portal.Shell;
using Luheng.Registering;

namespace Luheng.Portal.Registering;

/// <summary>The proposals that a reader may see, those that wait first, the newest first.</summary>
public sealed record ProposalList(IReadOnlyList<Proposal> Rows)
{
    internal static ProposalList Of(Reader reader) => new([.. All(reader).OrderBy(p => p.State == ProposalState.Proposed ? 0 : 1).ThenByDescending(p => p.Case.OpenedAt)]);

    /// <summary>How many wait for this reader's consent; null where consenting is not theirs.</summary>
    internal static int? Waiting(Reader reader) => reader.May(Act.AgreeRegister)
        ? All(reader).Count(p => p.State == ProposalState.Proposed && p.Case.MakerOf(RegisterProcedure.Propose) != reader.Actor.Account && reader.May(Act.AgreeRegister, p.Case.Subject)) : null;

    static IEnumerable<Proposal> All(Reader reader) => (reader.Office?.Cases.All ?? []).Where(c => c.Procedure == RegisterProcedure.Id && reader.May(Act.SeeRegister, c.Subject)).Select(Proposal.Of).OfType<Proposal>();
}
