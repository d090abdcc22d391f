using Luheng.Access;
using Luheng.Cases;

namespace Luheng.Registering;

/// <summary>Where a proposed change of the register stands.</summary>
public enum ProposalState
{
    /// <summary>Not yet proposed.</summary>
    New,
    Proposed,
    Agreed,
    Refused,
    Withdrawn,
}

/// <summary>The procedure of a merger, split, move or deregistration: one officer proposes, a second one agrees, and it is in force with that.</summary>
public static class RegisterProcedure
{
    public const string Id = "register";
    public const string Propose = "propose";
    public const string Agree = "agree";
    public const string Refuse = "refuse";
    public const string Withdraw = "withdraw";

    /// <summary>What a proposal is kept under in its first step.</summary>
    public const string ChangeKey = "change";

    /// <summary>The batches of the subjects as the proposer saw them.</summary>
    public const string SeenKey = "seen";

    /// <summary>Working days for the second person.</summary>
    const int DaysToAgree = 5;

    public static Procedure Procedure { get; } = Cases.Procedure.Of(Id, ProposalState.New,
        new Dictionary<ProposalState, Act> { [ProposalState.Proposed] = Act.AgreeRegister },
        Cases.Procedure.Move(Propose, [ProposalState.New], ProposalState.Proposed, Act.EditRegister) with { NeedsReason = true, Needs = [ChangeKey, SeenKey], Days = DaysToAgree },
        Cases.Procedure.Move(Agree, [ProposalState.Proposed], ProposalState.Agreed, Act.AgreeRegister) with { NotBy = Propose },
        Cases.Procedure.Move(Refuse, [ProposalState.Proposed], ProposalState.Refused, Act.AgreeRegister) with { NeedsReason = true, NotBy = Propose },
        Cases.Procedure.Move(Withdraw, [ProposalState.Proposed], ProposalState.Withdrawn, Act.EditRegister));
}
