using System.Globalization;
using System.Net;
using Luheng.Monitoring.Hj212;
using Luheng.Portal.Monitoring;
using Microsoft.AspNetCore.Connections;

namespace Luheng.App;

/// <summary>Where serve listens: the site's addresses, and the door of HJ 212.</summary>
static class Listening
{
    /// <summary>Listens at the addresses and, where a port is given, for HJ 212 on every address of the machine.</summary>
    /// <remarks>Kestrel drops UseUrls once it is told to listen anywhere, so the addresses are told it one by one.</remarks>
    public static void Listen(this WebApplicationBuilder builder, string urls, int? hj212, Inlet? inlet)
    {
        if (hj212 is not { } port || inlet is null)
        {
            builder.WebHost.UseUrls(urls);
            return;
        }
        builder.Services.AddSingleton(inlet);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Hj212Commits>();
        builder.Services.AddSingleton<Hj212Door>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Hj212Commits>());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var at = BindingAddress.Parse(url);
                if (at.Scheme != "http") throw new FormatException($"'{url}' is not an http address; put TLS in front of it");
                if (IPAddress.TryParse(at.Host.Trim('[', ']'), out var address)) kestrel.Listen(address, at.Port);
                else if (at.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) kestrel.ListenLocalhost(at.Port);
                else kestrel.ListenAnyIP(at.Port);
            }
            kestrel.ListenAnyIP(port, listen => listen.UseConnectionHandler<Hj212Door>());
        });
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
