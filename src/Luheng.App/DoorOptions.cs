using System.CommandLine;
using Luheng.Accounts;
using Luheng.Portal.Access;

namespace Luheng.App;

/// <summary>How the site's door is kept: its certificate, the proxies it believes, how long a session may idle, how often the API may be asked.</summary>
/// <param name="Proxies">Null: none is believed; empty: one on this machine.</param>
sealed record DoorOptions(Certificate? Certificate, string? Proxies, AccessRules Rules)
{
    const int DefaultIdle = 30;
    const int LongestIdle = 720;

    /// <summary>Adds the options to a command; the answer reads them.</summary>
    public static Func<ParseResult, DoorOptions> AddTo(Command command)
    {
        var cert = new Option<string?>("--cert") { Description = $"the certificate for https: a .pfx, or PEM; its password in {Certificate.PasswordVariable}" };
        var key = new Option<string?>("--cert-key") { Description = "the private key of a PEM certificate, where it is in another file" };
        var proxy = new Option<string?>("--behind-proxy") { Description = "believe X-Forwarded-For, -Proto and -Host, from a proxy on this machine or at the addresses given", Arity = ArgumentArity.ZeroOrOne };
        var idle = new Option<int>("--idle") { Description = "minutes without a request after which a session ends", DefaultValueFactory = _ => DefaultIdle };
        var pace = new Option<int>("--api-per-minute") { Description = "questions to the API in a minute by one key, account or address", DefaultValueFactory = _ => AccessRules.Default.ApiPerMinute };
        foreach (var option in new Option[] { cert, key, proxy, idle, pace }) command.Add(option);
        return p =>
        {
            if (p.GetValue(idle) is < 1 or > LongestIdle) throw new FormatException($"--idle takes 1 to {LongestIdle} minutes");
            if (p.GetValue(pace) < 1) throw new FormatException("--api-per-minute takes a number above 0");
            return new(p.GetValue(cert) is { } file ? new(file, p.GetValue(key)) : null, p.GetResult(proxy) is null ? null : p.GetValue(proxy) ?? "",
                AccessRules.Default with { Sessions = SessionLimits.Default with { Idle = TimeSpan.FromMinutes(p.GetValue(idle)) }, ApiPerMinute = p.GetValue(pace) });
        };
    }
}
