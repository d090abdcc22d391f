using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Records;

namespace Luheng.Portal.Audit;

/// <summary>What acts and kinds of records are called; an unknown one is shown as it is kept.</summary>
static class AuditWords
{
    static readonly Dictionary<string, Said> Acts = new(StringComparer.Ordinal)
    {
        ["commit"] = Words.DidCommit, ["undo"] = Words.DidUndo, ["packs"] = Words.DidPacks, ["sign-in"] = Words.DidSignIn, ["sign-out"] = Words.DidSignOut, ["export"] = Words.DidExport,
    };

    static readonly Dictionary<string, Said> Records = new(StringComparer.Ordinal)
    {
        [FieldChange.Figure] = Words.KindFigure, ["subject"] = Words.KindSubject, ["step"] = Words.KindStep, ["meter"] = Words.KindMeter, ["monitor"] = Words.KindMonitor, ["gateway-key"] = Words.KindKey, ["account"] = Words.KindAccount,
    };

    public static IEnumerable<string> KnownActs => Acts.Keys;

    public static IEnumerable<string> KnownKinds => Records.Keys;

    public static string Act(Reader reader, string did) => Acts.TryGetValue(did, out var said) ? reader[said] : did;

    public static string Kind(Reader reader, string kind) => Records.TryGetValue(kind, out var said) ? reader[said] : kind;
}
