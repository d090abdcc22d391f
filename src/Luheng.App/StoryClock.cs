using System.Globalization;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.App;

/// <summary>The time of a data folder: the machine's, and in a demonstration that of its story, which stands while the story is made and then runs on, whole days behind.</summary>
sealed class StoryClock : TimeProvider
{
    /// <summary>The mark that keeps how many days the story is ahead of the machine's clock (behind it: negative).</summary>
    public const string Mark = "story-days";

    DateTimeOffset? standing;
    TimeSpan ahead;

    /// <summary>Whether it is a story's time.</summary>
    public bool InStory => ahead != TimeSpan.Zero || standing is not null;

    /// <summary>Stands at a time until told otherwise, so that what is recorded bears it.</summary>
    public void StandAt(DateTimeOffset time) => standing = time;

    /// <summary>This time of day on a day of the story.</summary>
    public static DateTimeOffset On(DateOnly day) => System.GetUtcNow().ToOffset(China.Offset).AddDays(day.DayNumber - System.Today().DayNumber);

    /// <summary>Runs from now on, at this time of day of the story's day.</summary>
    public void RunFrom(DateOnly day, ILedger ledger)
    {
        var days = day.DayNumber - System.Today().DayNumber;
        ledger.SetMark(Mark, days.ToString(CultureInfo.InvariantCulture));
        Run(days);
    }

    /// <summary>Runs as the folder says it does.</summary>
    public void Follow(ILedger ledger)
    {
        if (int.TryParse(ledger.Mark(Mark), CultureInfo.InvariantCulture, out var days)) Run(days);
    }

    public override DateTimeOffset GetUtcNow() => standing ?? System.GetUtcNow() + ahead;

    void Run(int days) => (ahead, standing) = (TimeSpan.FromDays(days), null);
}
