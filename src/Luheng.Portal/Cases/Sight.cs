using Luheng.Access;
using Luheng.Assessing;
using Luheng.Cases;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Cases;

/// <summary>What of a matter a reader does not see yet, although they may see whom it is about.</summary>
static class Sight
{
    /// <summary>A matter that the reader may know of; null where there is none.</summary>
    public static Case? Find(Reader reader, string id) => reader.Office?.Cases.Find(id) is { } matter && Of(reader, matter) ? matter : null;

    public static bool Of(Reader reader, Case matter) => Of(reader.Desk.Policy, reader.Actor, matter);

    /// <summary>A 约谈 that nobody has approved is known to those who could propose it, and not to whom it would summon.</summary>
    public static bool Of(Policy policy, Actor actor, Case matter) =>
        matter.Procedure != TalkProcedure.Id || TalkProcedure.IsKnown(matter) || policy.May(actor, TalkProcedure.Procedure.Moves[0].By, matter.Subject, TalkProcedure.Procedure.Moves[0].Stand);
}
