using System.Net;
using System.Security.Cryptography;

namespace Luheng.Flow.Tests.Access;

/// <summary>The app on somebody's phone.</summary>
static class Authenticator
{
    /// <summary>The code that an authenticator app shows now, or some steps of half a minute later (RFC 6238).</summary>
    public static string Code(string secret, int later = 0)
    {
        var bits = string.Concat(secret.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + later));
#pragma warning disable CA5350 // what authenticator apps compute
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return ((((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3]) % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }
}
