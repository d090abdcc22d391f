using Luheng.Records;

namespace Luheng.Portal.Running;

/// <summary>How long what passes is kept after it was last written. What has a history is never swept: it leaves by archive alone.</summary>
static class Retention
{
    static readonly Dictionary<string, TimeSpan> Kept = new(StringComparer.Ordinal)
    {
        ["session"] = TimeSpan.FromDays(30),
        ["one-time-link"] = TimeSpan.FromDays(30),
        ["sign-in-attempts"] = TimeSpan.FromDays(90),
        ["return-job"] = TimeSpan.FromDays(30),
        ["return-annotated"] = TimeSpan.FromDays(90),
    };

    /// <summary>Half-typed forms and whatever else passes.</summary>
    static readonly TimeSpan Others = TimeSpan.FromDays(400);

    public static TimeSpan Of(string kind) => Kept.GetValueOrDefault(kind, Others);

    /// <summary>Forgets what is over; says how much.</summary>
    public static int Sweep(ILedger ledger, DateTimeOffset now) => ledger.PassingKinds().Sum(kind => ledger.ForgetPassing(kind, now - Of(kind)));
}
