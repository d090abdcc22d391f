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
        ["supervision"] = new("监察结果", "Supervision results"),
        ["contract"] = new("用电合同", "Supply contracts"),
        ["breakdown"] = new("目标分解方案", "Targets broken down"),
        ["assessment-sheet"] = new("评分表", "Score sheets"),
        ["assessment-result"] = new("考核结果", "Assessment results"),
        ["grade-list"] = new("能效等级名单", "Lists of grades"),
        ["grade-scheme"] = new("分级方案", "Grading schemes"),
        ["lever-use"] = new("管控措施", "Levers used"),
        ["snapshot"] = new("快照", "Snapshots"),
        ["plan-pack"] = new("发布的规划", "Published plans"),
        ["plan-reading"] = new("读过的规划", "Plans read"),
        ["plan-finds"] = new("规划中找到的", "Finds in plans"),
        ["plan-phrase"] = new("学到的说法", "Phrases learnt"),
        ["plan-report"] = new("规划评估报告", "Plan reports"),
        ["nhjc-device"] = new("端设备", "End devices"),
        ["emission-limit"] = new("排放限值", "Emission limits"),
        ["deputy"] = new("代办", "Deputies"),
        ["yearbook-mapping"] = new("统计表的认法", "Mappings of tables"),
        ["view"] = new("保存的视图", "Saved views"),
        ["embargo"] = new("发布日", "Release days"),
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
