using System.Globalization;
using Luheng.Records;
using Luheng.Time;

namespace Luheng;

/// <summary>The day a data folder is looked at from.</summary>
public static class StandingDay
{
    /// <summary>The mark under which a data folder keeps it; only where its story stands still.</summary>
    public const string Mark = "as-of";

    /// <summary>The day kept; today where there is none, else the day of what came last.</summary>
    public static DateOnly Of(ILedger ledger, DateOnly? today = null) => DateOnly.TryParse(ledger.Mark(Mark), CultureInfo.InvariantCulture, out var day) ? day
        : today ?? (ledger.Batches() is [.., var newest] ? DateOnly.FromDateTime(newest.RecordedAt.ToOffset(China.Offset).DateTime) : default);
}
