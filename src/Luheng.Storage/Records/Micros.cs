namespace Luheng.Records;

/// <summary>Instants as the database keeps them: microseconds since 1970, UTC.</summary>
static class Micros
{
    public static long Of(DateTimeOffset instant) => (long)Math.Floor((instant - DateTimeOffset.UnixEpoch).Ticks / 10m);

    public static DateTimeOffset At(long micros) => DateTimeOffset.UnixEpoch.AddTicks(checked(micros * 10));

    public static DateTimeOffset? At(long? micros) => micros is { } known ? At(known) : null;
}
