using System.Text.Encodings.Web;
using System.Text.Unicode;
using Luheng.Access;
using Luheng.Monitoring;
using Luheng.Portal.Access;
using Luheng.Portal.Accounting;
using Luheng.Portal.Allocating;
using Luheng.Portal.Api;
using Luheng.Portal.Assessing;
using Luheng.Portal.Audit;
using Luheng.Portal.Benchmarking;
using Luheng.Portal.Boards;
using Luheng.Portal.Bulletins;
using Luheng.Portal.Cases;
using Luheng.Portal.Grading;
using Luheng.Portal.Lists;
using Luheng.Portal.Monitoring;
using Luheng.Portal.OpenData;
using Luheng.Portal.Packs;
using Luheng.Portal.Planning;
using Luheng.Portal.PlanReading;
using Luheng.Portal.Registering;
using Luheng.Portal.Registry;
using Luheng.Portal.Returns;
using Luheng.Portal.Running;
using Luheng.Portal.Shell;
using Luheng.Portal.Warning;
using Luheng.Portal.Yearbooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Luheng.Portal;

/// <summary>The pages: a host adds them with the desk they read, and maps them.</summary>
public static class PortalModule
{
    /// <param name="desk">The desk in force now; asked once per request.</param>
    /// <param name="office">Where the site writes; without one it only shows.</param>
    public static IServiceCollection AddPortal(this IServiceCollection services, Func<Desk> desk, Office? office = null)
    {
        if (office is not null) services.AddSingleton(office);
        services.AddAntiforgery(o => (o.FormFieldName, o.HeaderName, o.Cookie.Name, o.Cookie.SameSite, o.Cookie.SecurePolicy, o.Cookie.Path) = ("_ours", "X-Ours", "ours", SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest, "/"));
        services.AddEntrance(office);
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton(desk);
        services.AddScoped<Reader>();
        services.AddSingleton<Receipts>();
        services.TryAddSingleton(DoorLimits.Default);
        services.AddSingleton<ReadingTraffic>();
        services.AddRunning();
        services.AddSingleton<UploadJobs>();
        return services;
    }

    public static WebApplication MapPortal(this WebApplication app)
    {
        app.UseRunning();
        app.Use(Front.Head);
        app.UseRouting();
        app.Use(HostCookies.Take);
        app.Use(Front.Door);
        app.Use(Doorman.Enter);
        app.UseRateLimiter();
        app.Use(Gate.Check);
        app.Use(SubjectAsked.Check);
        app.Use(TakesRules.Check);
        app.Use(Tags.Add);
        app.Use(PageTables.Take);
        app.MapEntrance();
        var open = app.Needing(Act.SeePublic);
        open.MapGet("/assets/{hash}/{name}", Wwwroot.Serve);
        open.MapPacks();
        open.MapBulletins();
        open.MapVerify();
        app.MapPlanning();
        app.MapPlanReading();
        app.MapAllocating();
        app.MapWarnings();
        app.MapAccounting();
        app.MapRegistry();
        app.MapBenchmarking();
        app.Needing(Act.UseSite).MapReturns();
        app.MapYearbooks();
        app.MapReceipts();
        app.Needing(Act.UseSite).MapBoards();
        app.Needing(Act.SeeRegister).MapRegistering();
        app.MapApi();
        app.MapOpenData();
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
        app.MapCases();
        app.MapAssessing();
        app.MapLists();
        app.MapGrades();
        app.MapNhjc();
        app.MapAudit();
        app.MapRunning();
        open.MapFallback((Reader reader, HttpContext context) => Front.NotFound(reader, context)).WithMetadata(new Elsewhere());
        return app;
    }
}
