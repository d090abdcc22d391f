using Luheng.Access;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registering;

namespace Luheng.Portal.Registering;

/// <summary>Everything the page of one proposal shows: what it would do while it waits, what it did once it is in force.</summary>
public sealed record ProposalView(Proposal Proposal, ShownPreview? Preview, IReadOnlyList<FirmEffect> Done, IReadOnlyList<Said> Wrong)
{
    internal static ProposalView Of(Reader reader, Proposal proposal, IReadOnlyList<Said>? wrong = null) => new(proposal,
        proposal.State == ProposalState.Proposed ? ShownPreview.Of(reader, proposal.Change) : null, proposal.State == ProposalState.Agreed ? DoneBy(reader, proposal) : [], wrong ?? []);

    internal bool MayDecide(Reader reader) => Proposal.State == ProposalState.Proposed && reader.May(Act.AgreeRegister, Proposal.Case.Subject) && !Own(reader);

    internal bool Own(Reader reader) => Proposal.Case.MakerOf(RegisterProcedure.Propose) == reader.Actor.Account;

    internal bool MayWithdraw(Reader reader) => Proposal.State == ProposalState.Proposed && Own(reader) && reader.May(Act.EditRegister, Proposal.Case.Subject);

    /// <summary>What the batch of the consent wrote, held against the versions before it.</summary>
    static List<FirmEffect> DoneBy(Reader reader, Proposal proposal)
    {
        var (ledger, population) = (reader.Office!.Ledger, reader.Desk.World.Population);
        if (ledger.Find(Luheng.Cases.Step.Kind, proposal.Case.Last.Id)?.Batch.Id is not { } batch) return [];
        var done = new List<FirmEffect>();
        foreach (var code in proposal.Change.Touches)
        {
            var versions = ledger.Versions(Luheng.Registry.SubjectJson.Kind, code);
            if (versions.FirstOrDefault(v => v.Batch.Id == batch) is not { } written) continue;
            var after = Luheng.Registry.SubjectJson.Read(written.Document.Body);
            var before = versions.LastOrDefault(v => v.Batch.Id < batch && v.Batch.UndoneAt is null) is { } old ? Luheng.Registry.SubjectJson.Read(old.Document.Body) : null;
            done.Add(new(before, after, EntryChange.Between(before, after, population)));
        }
        return done;
    }
}
