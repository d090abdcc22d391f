using Luheng.Portal.Running;

namespace Luheng.App;

/// <summary>What a running site writes to its log: one JSON object a line on stderr, warnings and errors; with LUHENG_LOG=requests each request too. No person, no address, no form, no key.</summary>
static class Logging
{
    public static void LogAsLines(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(o => (o.TimestampFormat, o.UseUtcTimestamp, o.IncludeScopes) = ("yyyy-MM-ddTHH:mm:ss.fffZ", true, false));
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // a failed start is told once, by the command
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error) // that the key ring lies in the folder as it is stands in the documentation
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error); // that a page with a form is kept by nobody is meant, no warning
        if (Environment.GetEnvironmentVariable("LUHENG_LOG") == "requests") builder.Logging.AddFilter(RunningModule.AccessLog, LogLevel.Information);
    }
}
