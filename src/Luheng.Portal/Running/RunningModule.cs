using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luheng.Portal.Running;

/// <summary>What keeps the site running: counts of requests, readiness, housekeeping.</summary>
public static class RunningModule
{
    public const string AccessLog = "Luheng.Requests";

    internal static void AddRunning(this IServiceCollection services)
    {
        services.AddSingleton<Traffic>();
        services.AddSingleton(s => new Readiness(s.GetService<Office>()));
        services.AddHostedService(s => new Housekeeping(s.GetRequiredService<ILogger<Housekeeping>>(), s.GetService<Office>()));
    }

    internal static void UseRunning(this WebApplication app)
    {
        var (traffic, log) = (app.Services.GetRequiredService<Traffic>(), app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(AccessLog));
        app.Use((HttpContext context, RequestDelegate next) => traffic.Measure(context, next, log));
    }
}
