using Luheng.Access;
using Luheng.Cases;
using Luheng.Packs;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Cases;

/// <summary>Whose turn it is: only of somebody who can make a step that leads on.</summary>
static class Turns
{
    public static bool Has(Policy policy, CaseRules rules, Actor actor, Case matter) => matter.Suspended
        || rules.OpenTo(matter with { PassedTo = matter.PassedTo is null ? null : actor.Account }, actor.Account).Any(m => m.Undoes is null && policy.May(actor, m.By, matter.Subject, m.Stand));

    /// <summary>Whether a duty is theirs to pass on or to take back: some step that is waited for is made from where they stand.</summary>
    public static bool Passes(Policy policy, CaseRules rules, Actor actor, Case matter) => rules.Of(matter.Procedure) is var procedure && procedure.WaitsFor(matter.State) is { } act && policy.May(actor, act, matter.Subject)
        && procedure.From(matter.State).Where(m => m.By == act && m.Undoes is null).ToList() is var waited && (waited.Count == 0 || waited.Exists(m => policy.May(actor, act, matter.Subject, m.Stand)));

    /// <summary>Why a move is not for whoever acts from the wrong side.</summary>
    public static Said Wrong(Move move) => move.Stand switch { Stand.Own => Words.OnlyItself, Stand.Above => Words.NotItself, _ => Words.NotYours };
}
