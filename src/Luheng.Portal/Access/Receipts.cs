using System.Collections.Concurrent;
using Luheng.Access;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Portal.Access;

/// <summary>A look at what is confidential, as its owner reads it.</summary>
/// <param name="Who">The account; the name and post stand in what was said of it.</param>
/// <param name="Whole">Whether it was a list that held more than this one enterprise.</param>
public sealed record Receipt(DateTimeOffset At, string Who, string What, string From, bool Whole);

/// <summary>Access receipts (访问回执): every look of an outsider at commercial secrets leaves a line in the audit trail, at most one an hour for the same reader, enterprise and kind.</summary>
sealed class Receipts
{
    public const string Did = "look";

    static readonly TimeSpan Again = TimeSpan.FromHours(1);

    readonly ConcurrentDictionary<(string Who, SubjectId About, string Kind), DateTimeOffset> last = new();

    /// <summary>Notes the look, unless the reader belongs to the enterprise or has just looked.</summary>
    /// <param name="about">An enterprise, or the group whose enterprises a list shows.</param>
    public void Note(Reader reader, SubjectId about, Said kind)
    {
        if (reader.Office is not { } office || !reader.Actor.SignedIn || IsOwn(reader.Actor, about)) return;
        var now = office.Clock.GetUtcNow();
        var key = (reader.Actor.Account, about, kind.Zh);
        if (last.TryGetValue(key, out var before) && now - before < Again) return;
        last[key] = now;
        office.Ledger.Note(new AuditDraft(reader.Actor.Account, Did, about.Text, reader.From, $"{kind.Zh} · {reader.Actor.Name}"));
    }

    /// <summary>The looks at an enterprise among the newest lines of the audit trail, the newest first.</summary>
    public static IReadOnlyList<Receipt> Of(Desk desk, ILedger ledger, SubjectId enterprise, int most = 500, int lines = 20_000)
    {
        var found = new List<Receipt>();
        var before = long.MaxValue;
        for (var read = 0; read < lines && found.Count < most;)
        {
            var page = ledger.Audit(1_000, before);
            if (page.Count == 0) break;
            (read, before) = (read + page.Count, page[^1].Seq);
            foreach (var line in page)
                if (line.Did == Did && SubjectId.TryParse(line.About, out var about, out _) && (about == enterprise || (about.IsGroup && desk.Policy.Lies(enterprise, about))))
                    found.Add(new(line.At, line.Who, line.Why ?? "", line.From, about.IsGroup));
        }
        return [.. found.Take(most)];
    }

    static bool IsOwn(Actor actor, SubjectId about) => actor.Posts.Any(p => p.Role is Role.EnergyManager or Role.EnterpriseHead && p.Scope == about.Enterprise);
}
