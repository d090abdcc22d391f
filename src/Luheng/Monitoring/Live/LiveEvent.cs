using Luheng.Findings;
using Luheng.Readings;
using Luheng.Registry;

namespace Luheng.Monitoring;

/// <summary>Something that watchers are told as it happens.</summary>
public abstract record LiveEvent
{
    /// <summary>Whom it is about; null where it is about the stream itself.</summary>
    public abstract SubjectId? About { get; }

    /// <summary>The id of the meter it is about, if of one.</summary>
    public abstract string? MeterId { get; }
}

/// <summary>Readings of a meter arrived since the last half second: how many, and the newest by its own time.</summary>
public sealed record LiveArrival(Meter Meter, Reading Newest, int Count) : LiveEvent
{
    public override SubjectId? About => Meter.Owner;
    public override string? MeterId => Meter.Id;
}

/// <summary>An alarm (报警) or finding that was just raised.</summary>
public sealed record LiveAlarm(SubjectId Subject, string? Meter, DateTimeOffset At, string Kind, FindingLevel Level, string Text) : LiveEvent
{
    public override SubjectId? About => Subject;
    public override string? MeterId => Meter;
}

/// <summary>The watcher read too slowly: so many events were not kept for it.</summary>
public sealed record LiveLoss(long Events) : LiveEvent
{
    public override SubjectId? About => null;
    public override string? MeterId => null;
}

/// <summary>Nothing happened for a while; the stream is alive.</summary>
public sealed record LiveBeat : LiveEvent
{
    public override SubjectId? About => null;
    public override string? MeterId => null;
}
