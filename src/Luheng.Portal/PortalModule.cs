using System.Text.Encodings.Web;
using System.Text.Unicode;
using Luheng.Monitoring;
using Luheng.Portal.Accounting;
using Luheng.Portal.Monitoring;
using Luheng.Portal.Packs;
using Luheng.Portal.Planning;
using Luheng.Portal.Registry;
using Luheng.Portal.Returns;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Luheng.Portal;

/// <summary>The pages: a host adds them with the desk they read, and maps them.</summary>
public static class PortalModule
{
    /// <param name="desk">The desk in force now; asked once per request.</param>
    public static IServiceCollection AddPortal(this IServiceCollection services, Func<Desk> desk)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton(desk);
        services.AddScoped<Reader>();
        services.TryAddSingleton(DoorLimits.Default);
        services.AddSingleton<ReadingTraffic>();
        return services;
    }

    public static WebApplication MapPortal(this WebApplication app)
    {
        app.Use(Front.Head);
        app.UseRouting();
        app.Use(Front.Door);
        app.MapGet("/assets/{hash}/{name}", Wwwroot.Serve);
        app.MapPlanning();
        app.MapAccounting();
        app.MapRegistry();
        app.MapPacks();
        app.MapReturns();
        app.MapReadings();
        app.MapRollups();
        app.MapLoadProfile();
        app.MapLive();
        app.MapArrival();
        app.MapMeters();
        app.MapBalance();
        app.MapLoads();
        app.MapPollutants();
        app.MapDevices();
        app.MapNhjc();
        app.MapFallback((Reader reader, Microsoft.AspNetCore.Http.HttpContext context) => Front.NotFound(reader, context));
        return app;
    }
}
