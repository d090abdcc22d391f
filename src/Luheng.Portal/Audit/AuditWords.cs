using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Portal.Audit;

/// <summary>What acts and kinds of records are called; an unknown one is shown as it is kept.</summary>
static class AuditWords
{
    static readonly Dictionary<string, Said> Acts = new(StringComparer.Ordinal)
    {
        ["commit"] = Words.DidCommit,
        ["undo"] = Words.DidUndo,
        ["packs"] = Words.DidPacks,
        ["sign-in"] = Words.DidSignIn,
        ["sign-in-failed"] = Words.DidSignInFailed,
        ["sign-in-refused"] = Words.DidSignInRefused,
        ["locked-out"] = Words.DidLockOut,
        ["sign-out"] = Words.DidSignOut,
        ["session-ended"] = Words.DidEndSession,
        ["session-renewed"] = Words.DidRenewSession,
        ["one-time-link"] = Words.DidMakeLink,
        ["export"] = Words.DidExport,
        ["backup"] = Words.DidBackup,
        ["void-readings"] = Words.DidVoid,
        ["ask-device"] = Words.DidAsk,
        ["look"] = Words.DidLook,
    };

    static readonly Dictionary<string, Said> Records = new(StringComparer.Ordinal)
    {
        [FieldChange.Figure] = Words.KindFigure,
        ["subject"] = Words.KindSubject,
        ["step"] = Words.KindStep,
        ["return"] = Words.KindReturn,
        ["bulletin"] = Words.KindBulletin,
        ["evidence"] = Words.KindEvidence,
        ["comment"] = Words.KindComment,
        ["seal"] = Words.KindSeal,
        ["list-entry"] = Lists.ListWords.Title,
        ["meter"] = Words.KindMeter,
        ["monitor"] = Words.KindMonitor,
        ["account"] = Words.KindAccount,
        ["account-secret"] = Words.KindCredential,
        ["api-key"] = Words.KindKey,
        ["gateway-key"] = Words.KindGatewayKey,
    };

    const int Named = 3;

    public static IEnumerable<string> KnownActs => Acts.Keys;

    public static IEnumerable<string> KnownKinds => Records.Keys;

    public static string Act(Reader reader, string did) => Acts.TryGetValue(did, out var said) ? reader[said] : did;

    /// <summary>Whom a line is about, by name, of many the first; what is no known subject stays as it is kept.</summary>
    public static string About(Reader reader, string? about)
    {
        if (about?.Split(' ') is not { Length: > 1 } many || !many.All(m => SubjectId.TryParse(m, out _, out _))) return One(reader, about);
        var names = string.Join(reader.English ? ", " : "、", many.Take(Named).Select(m => One(reader, m)));
        return many.Length > Named ? reader.Say(Words.AboutMany, names, many.Length) : names;
    }

    static string One(Reader reader, string? about) =>
        SubjectId.TryParse(about ?? "", out var id, out _) && (id.IsGroup || reader.Desk.World.Population.Find(id) is not null) ? reader.Desk.World.Population.NameOf(id) : about ?? "";

    public static string Kind(Reader reader, string kind) => Records.TryGetValue(kind, out var said) ? reader[said] : kind;
}
