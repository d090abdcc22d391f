using Luheng.Access;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Packs;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Cases;

/// <summary>Whose turn it is: only of somebody who can make a step that leads on.</summary>
static class Turns
{
    public static bool Has(Policy policy, CaseBook book, Actor actor, Case matter) => matter.Suspended
        || book.OpenTo(AsTheirs(actor, matter), actor.Account).Any(m => m.Undoes is null && !m.Gives && policy.May(actor, m.By, matter.Subject, m.Stand));

    /// <summary>Whether a duty is theirs to pass on or to take back: they could make a step that is waited for, as it stands or were it still with them who passed it on; or they gave the matter out.</summary>
    public static bool Passes(Policy policy, CaseBook book, Actor actor, Case matter)
    {
        var procedure = book.Rules.Of(matter.Procedure);
        if (procedure.WaitsFor(matter.State) is not { } act || !policy.May(actor, act, matter.Subject)) return false;
        return !procedure.From(matter.State).Any(m => Waited(m, act)) || Could(matter)
            || (matter.PassedBy?.By == actor.Account && Could(AsTheirs(actor, matter)))
            || procedure.Moves.Any(m => m.Gives && matter.MakerOf(m.Name) == actor.Account);

        bool Could(Case of) => book.OpenTo(of with { Suspended = false }, actor.Account).Any(m => Waited(m, act) && policy.May(actor, act, matter.Subject, m.Stand));
    }

    /// <summary>Whether a duty that was passed on is theirs to take back: only of whoever passed it on.</summary>
    public static bool TakesBack(Policy policy, CaseBook book, Actor actor, Case matter) => matter.PassedBy?.By == actor.Account && Passes(policy, book, actor, matter);

    /// <summary>How many days whoever was assessed still has to ask to look again (申请复查); null where that is not theirs, is over, or was asked since the notice. It stops nobody from closing the assessment afterwards.</summary>
    public static int? MayAsk(Policy policy, CaseBook book, Actor actor, Case matter, DateOnly today)
    {
        if (!ReviewProcedure.MayBeAsked(matter, book.About(matter.Subject), today)) return null;
        var asks = (matter.Procedure == AssessProcedure.RegionId ? ReviewProcedure.Region : ReviewProcedure.Firm).Moves[0];
        return policy.May(actor, asks.By, matter.Subject, asks.Stand) ? matter.Due!.Value.DayNumber - today.DayNumber : null;
    }

    static bool Waited(Move move, Act act) => move.By == act && move.Undoes is null && !move.Gives;

    /// <summary>The matter as if it were with them, where it is with somebody.</summary>
    static Case AsTheirs(Actor actor, Case matter) => matter with { PassedTo = matter.PassedTo is null ? null : actor.Account };

    /// <summary>Why a move is not for whoever acts from the wrong side.</summary>
    public static Said Wrong(Move move) => move.Stand switch { Stand.Own => Words.OnlyItself, Stand.Above => Words.NotItself, _ => Words.NotYours };
}
