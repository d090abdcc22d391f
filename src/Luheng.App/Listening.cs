using System.Globalization;
using System.Net;
using Luheng.Monitoring.Hj212;
using Luheng.Portal.Monitoring;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Luheng.App;

/// <summary>Where serve listens: the site's addresses, and the door of HJ 212.</summary>
static class Listening
{
    /// <summary>Listens at the addresses and, where a port is given, for HJ 212 on every address of the machine.</summary>
    /// <remarks>Kestrel drops UseUrls once it is told to listen anywhere, so the addresses are told it one by one.</remarks>
    public static void Listen(this WebApplicationBuilder builder, string urls, int? hj212, Inlet? inlet, Certificate? certificate = null)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BindingAddress.Parse).ToList();
        if (addresses.Find(a => a.Scheme is not ("http" or "https")) is { } odd) throw new FormatException($"'{odd}' is not an http or https address");
        var encrypted = addresses.Exists(a => a.Scheme == "https");
        if (encrypted && certificate is null) throw new FormatException("an https address needs a certificate: --cert FILE.pfx, or --cert FILE.pem --cert-key FILE.pem; or put TLS in front and give --behind-proxy");
        var served = encrypted ? certificate!.Load() : null;
        if (inlet is null && !encrypted)
        {
            builder.WebHost.UseUrls(urls);
            return;
        }
        if (hj212 is not null && inlet is not null) AddDoor(builder, inlet);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var at in addresses)
            {
                void Over(ListenOptions listen)
                {
                    if (at.Scheme == "https") listen.UseHttps(served!);
                }
                if (IPAddress.TryParse(at.Host.Trim('[', ']'), out var address)) kestrel.Listen(address, at.Port, Over);
                else if (at.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) kestrel.ListenLocalhost(at.Port, Over);
                else kestrel.ListenAnyIP(at.Port, Over);
            }
            if (hj212 is { } port && inlet is not null) kestrel.ListenAnyIP(port, listen => listen.UseConnectionHandler<Hj212Door>());
        });
    }

    static void AddDoor(WebApplicationBuilder builder, Inlet inlet)
    {
        builder.Services.AddSingleton(inlet);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Hj212Commits>();
        builder.Services.AddSingleton<Hj212Door>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Hj212Commits>());
    }

    /// <summary>Believes what a proxy says of who asks and how, from these addresses alone; said none, from this machine.</summary>
    public static void TrustProxy(this WebApplication app, string proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        if (proxies is not "")
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                if (IPAddress.TryParse(proxy, out var address)) options.KnownProxies.Add(address);
                else if (System.Net.IPNetwork.TryParse(proxy, out var network)) options.KnownIPNetworks.Add(network);
                else throw new FormatException($"'{proxy}' is no address of a proxy; one like 10.0.0.5 or 10.0.0.0/24 would be right");
        }
        app.UseForwardedHeaders(options);
    }

    /// <summary>The addresses of the site alone, as people may open them.</summary>
    public static string Addresses(this WebApplication app, int? hj212)
    {
        var site = app.Urls.Where(u => hj212 is null || !u.EndsWith(string.Create(CultureInfo.InvariantCulture, $":{hj212}"), StringComparison.Ordinal));
        return string.Join(" ", site) + (hj212 is null ? "" : string.Create(CultureInfo.InvariantCulture, $"  HJ 212: {hj212}"));
    }

    /// <summary>The site as this machine reaches it.</summary>
    public static Uri Site(this WebApplication app, int? hj212)
    {
        var at = BindingAddress.Parse(app.Urls.First(u => hj212 is null || !u.EndsWith(string.Create(CultureInfo.InvariantCulture, $":{hj212}"), StringComparison.Ordinal)));
        var host = at.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : at.Host;
        return new(string.Create(CultureInfo.InvariantCulture, $"{at.Scheme}://{host}:{at.Port}/"));
    }
}
