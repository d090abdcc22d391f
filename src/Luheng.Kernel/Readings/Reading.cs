namespace Luheng.Readings;

/// <summary>What is said of a reading. Only a void one is no value at all; which count towards an amount, the roll-ups say.</summary>
public enum ReadingQuality : byte
{
    /// <summary>Measured (HJ 212: N).</summary>
    Good,
    /// <summary>Doubted by its sender.</summary>
    Suspect,
    /// <summary>Estimated by its sender.</summary>
    Estimated,
    /// <summary>Put in the place of a missing or faulty value by a stated method.</summary>
    Substituted,
    /// <summary>Set by hand (S).</summary>
    Manual,
    /// <summary>During maintenance (M).</summary>
    Maintenance,
    /// <summary>During calibration (C).</summary>
    Calibration,
    /// <summary>The instrument was at fault (D).</summary>
    Fault,
    /// <summary>The instrument was out of service (F).</summary>
    Stopped,
    /// <summary>Above the range of the instrument (T).</summary>
    OverRange,
    /// <summary>The logger had lost the instrument (B).</summary>
    Lost,
    /// <summary>Taken back, with a reason.</summary>
    Void,
}

/// <summary>One value of one meter at one time. The time is in milliseconds since 1970 in UTC; the value is as the meter says, before its multiplier.</summary>
public readonly record struct Reading(int Meter, long Time, double Value, ReadingQuality Quality);

/// <summary>A reading that was replaced: what was in effect until a time of recording, and why it no longer is.</summary>
public sealed record Revision(int Meter, long Time, double Was, ReadingQuality QualityWas, DateTimeOffset ReplacedAt, string Reason, string By);
