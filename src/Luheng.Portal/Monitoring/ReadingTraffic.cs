using System.Threading.RateLimiting;
using Luheng.Monitoring;

namespace Luheng.Portal.Monitoring;

/// <summary>How many requests with readings are let in: at once from all and from one key, and a second from one key.</summary>
sealed class ReadingTraffic(DoorLimits limits) : IDisposable
{
    readonly ConcurrencyLimiter all = new(new() { PermitLimit = limits.AtOnce });
    readonly PartitionedRateLimiter<string> each = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = limits.AtOncePerKey })),
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key,
            _ => new() { TokenLimit = limits.Burst, TokensPerPeriod = limits.PerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1) })));

    public DoorLimits Limits { get; } = limits;

    /// <summary>A place for a request of a key, to be given back; null where there is none, with what to say.</summary>
    public IDisposable? Enter(string key, out int status, out string why)
    {
        (status, why) = (429, $"this key sends more than {Limits.AtOncePerKey} requests at once or {Limits.PerSecond:#,0} a second; more readings in a request would be right");
        var own = each.AttemptAcquire(key);
        if (!own.IsAcquired) return null;
        var place = all.AttemptAcquire();
        if (place.IsAcquired) return new Both(own, place);
        own.Dispose();
        (status, why) = (503, $"more than {Limits.AtOnce} requests are being read");
        return null;
    }

    public void Dispose()
    {
        all.Dispose();
        each.Dispose();
    }

    sealed class Both(RateLimitLease own, RateLimitLease place) : IDisposable
    {
        public void Dispose()
        {
            place.Dispose();
            own.Dispose();
        }
    }
}
