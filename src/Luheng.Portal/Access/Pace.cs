using System.Globalization;
using System.Threading.RateLimiting;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Portal.Access;

/// <summary>How often somebody may ask: sign-ins by address and by account name, the API by key, account or address. Parts of pages and the doors of gateways have their own measure.</summary>
sealed class Pace(AccessRules rules, Office? office = null) : IDisposable
{
    static readonly TimeSpan SignInWindow = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    const int Parts = 5;

    readonly PartitionedRateLimiter<string> accounts = PartitionedRateLimiter.Create<string, string>(name => Sliding(name, rules.TriesPerAccount, SignInWindow));

    /// <summary>Whether one more try at an account's name is due; names that nobody has count alike.</summary>
    public bool MayTry(string account)
    {
        using var lease = accounts.AttemptAcquire(account);
        return lease.IsAcquired;
    }

    public RateLimitPartition<string> Of(HttpContext context)
    {
        var path = context.Request.Path;
        if (office is null || office.Demo || context.GetEndpoint()?.Metadata.GetMetadata<Requirement>() is not { Act: not null } requirement) return Free;
        if (requirement.OrKey is not null && context.Request.Headers.Authorization.Count > 0) return Free; // a gateway's, at its own measure
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (HttpMethods.IsPost(context.Request.Method) && (path.StartsWithSegments("/sign-in") || path.StartsWithSegments("/welcome"))) return Sliding($"sign-in {address}", rules.TriesPerAddress, SignInWindow);
        if (context.Features.Get<Admission>() is { WrongKey: not null }) return Sliding($"key {address}", rules.TriesPerAddress, SignInWindow);
        if (!path.StartsWithSegments("/api")) return Free;
        return Sliding(context.Features.Get<Admission>()?.Actor switch
        {
            { Key: { } key } actor => $"api key {actor.Account} {key}",
            { SignedIn: true } actor => $"api account {actor.Account}",
            _ => $"api address {address}",
        }, rules.ApiPerMinute, Minute);
    }

    /// <summary>429 with the time to wait.</summary>
    public static async ValueTask Refuse(OnRejectedContext rejected, CancellationToken cancel)
    {
        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after.TotalSeconds : Minute.TotalSeconds / Parts;
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(seconds)).ToString(CultureInfo.InvariantCulture);
        await Front.TooMany(rejected.HttpContext.RequestServices.GetRequiredService<Reader>(), rejected.HttpContext).ExecuteAsync(rejected.HttpContext);
    }

    public void Dispose() => accounts.Dispose();

    static RateLimitPartition<string> Free => RateLimitPartition.GetNoLimiter("");

    static RateLimitPartition<string> Sliding(string who, int most, TimeSpan window) =>
        RateLimitPartition.GetSlidingWindowLimiter(who, _ => new() { PermitLimit = most, Window = window, SegmentsPerWindow = Parts, QueueLimit = 0, AutoReplenishment = true });
}
