using Luheng.Access;

namespace Luheng.Portal.Access;

/// <summary>How a request was let in.</summary>
/// <param name="Session">The id of the session, where there is one.</param>
/// <param name="LacksFactor">Whether posts are held back until a second factor is set up.</param>
/// <param name="Ended">Whether a session was shown that is over.</param>
/// <param name="WrongKey">Why a key that was shown does not count.</param>
/// <param name="ReadsOnly">Whether a key may only read.</param>
/// <param name="Fresh">Whether the session began so lately that the password need not be asked again.</param>
sealed record Admission(Actor Actor, string? Session = null, bool LacksFactor = false, bool Ended = false, string? WrongKey = null, bool ReadsOnly = false, bool Fresh = false)
{
    public static Admission Public { get; } = new(Actor.Public);
}
