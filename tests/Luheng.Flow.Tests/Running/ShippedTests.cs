using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Luheng.App;
using Luheng.Flow.Tests.Portal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Luheng.Flow.Tests.Running;

/// <summary>How a site stands as it is shipped: before which proxy, with which log, behind which files of deploy/.</summary>
public sealed partial class ShippedTests
{
    const string Believed = "https luheng.example 198.51.100.7";

    [Theory]
    [InlineData(null, "127.0.0.1", "http localhost 127.0.0.1")]
    [InlineData("", "127.0.0.1", Believed)]
    [InlineData("", "203.0.113.9", "http localhost 203.0.113.9")]
    [InlineData("10.0.0.5", "10.0.0.5", Believed)]
    [InlineData("10.0.0.0/24, 10.0.2.7", "10.0.2.7", Believed)]
    [InlineData("10.0.0.0/24", "10.0.1.5", "http localhost 10.0.1.5")]
    [InlineData("10.0.0.0/24", "127.0.0.1", "http localhost 127.0.0.1")]
    public async Task What_is_said_of_the_client_counts_from_the_proxies_named_alone(string? proxies, string from, string seen)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.Use((HttpContext context, RequestDelegate next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            return next(context);
        });
        if (proxies is not null) app.TrustProxy(proxies);
        app.Run(context => context.Response.WriteAsync($"{context.Request.Scheme} {context.Request.Host} {context.Connection.RemoteIpAddress}"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();
        foreach (var (name, value) in new[] { ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "luheng.example") }) client.DefaultRequestHeaders.Add(name, value);
        Assert.Equal(seen, await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_line_of_the_log_is_one_object_in_universal_time_whatever_was_sent()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.LogAsLines();
        using var services = builder.Services.BuildServiceProvider();
        var options = services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue;
        Assert.Equal(LogLevel.Trace, options.LogToStandardErrorThreshold); // all of it on stderr
        var formatter = services.GetServices<ConsoleFormatter>().Single(f => f.Name == options.FormatterName);
        using var text = new StringWriter();
        formatter.Write(new LogEntry<string>(LogLevel.Warning, "Luheng", 0, "refused \n{\"LogLevel\":\"Information\",\"Message\":\"signed in\"}\r\n\u2028\u001b[2J\"", null, (state, _) => state), null, text);
        var line = Assert.Single(text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u2028');
        var said = JsonDocument.Parse(line).RootElement;
        Assert.Equal("Warning", said.GetProperty("LogLevel").GetString());
        Assert.StartsWith("refused \n{", said.GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", said.GetProperty("Timestamp").GetString());
    }

    static string Deploy(string file) => File.ReadAllText(Path.Combine(RealPacks.Checkout, "deploy", file));

    [Fact]
    public void The_proxies_of_deploy_overwrite_what_a_client_says_encrypt_well_and_send_no_program_on_from_http()
    {
        var headers = Deploy("luheng_proxy.conf");
        foreach (var line in (string[])["X-Forwarded-For $remote_addr;", "X-Forwarded-Proto $scheme;", "X-Forwarded-Host $host;", "Forwarded \"\";"]) Assert.Contains("proxy_set_header " + line, headers, StringComparison.Ordinal);
        var nginx = Deploy("nginx.conf");
        Assert.Equal(Proxied().Count(nginx), nginx.Split("include /etc/nginx/luheng_proxy.conf;").Length - 1);
        Assert.Contains("ssl_protocols TLSv1.2 TLSv1.3;", nginx, StringComparison.Ordinal);
        Assert.All(Ciphers().Match(nginx).Groups[1].Value.Split(':'), cipher => Assert.Matches("^ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM|CHACHA20-POLY1305)", cipher));
        Assert.Contains("max-age=31536000; includeSubDomains\" always;", nginx, StringComparison.Ordinal);
        Assert.Contains("location /api/ { return 403; }", nginx[..nginx.IndexOf("listen 443", StringComparison.Ordinal)], StringComparison.Ordinal);
        var caddy = Deploy("Caddyfile");
        foreach (var line in (string[])["header_up X-Forwarded-For {remote_host}", "header_up -Forwarded", "max-age=31536000; includeSubDomains", "handle /api/* {\n\t\trespond 403", "header_down -Server"]) Assert.Contains(line, caddy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_proxies_of_deploy_give_the_site_a_host_name_of_its_own_with_nothing_else_behind_it()
    {
        foreach (var (file, names, served) in new[] { ("nginx.conf", NginxNames(), NginxServed()), ("Caddyfile", CaddyNames(), CaddyServed()) })
        {
            Assert.Equal("luheng.example", Assert.Single(names.Matches(Deploy(file)).Select(m => m.Groups[1].Value).Distinct()));
            Assert.Equal("127.0.0.1:5080", Assert.Single(served.Matches(Deploy(file)).Select(m => m.Groups[1].Value).Distinct()));
        }
    }

    [Fact]
    public void The_unit_and_the_container_of_deploy_run_as_nobody_special_listen_to_this_machine_and_hold_no_secret()
    {
        var unit = Deploy("luheng.service");
        foreach (var line in (string[])["User=luheng", "--urls http://127.0.0.1:5080 --behind-proxy", "UMask=0077", "StateDirectoryMode=0700", "NoNewPrivileges=yes", "ProtectSystem=strict", "EnvironmentFile=-/etc/luheng/environment"]) Assert.Contains(line, unit, StringComparison.Ordinal);
        Assert.Contains("USER 10001:10001", Deploy("Containerfile"), StringComparison.Ordinal);
        Assert.Contains("COPY --from=build --chown=0:0 /program /opt/luheng", Deploy("Containerfile"), StringComparison.Ordinal); // the program alone: no source, no history
        var compose = Deploy("compose.yaml");
        foreach (var line in (string[])["ports: [\"127.0.0.1:5080:5080\"]", "read_only: true", "cap_drop: [ALL]", "${POSTGRES_PASSWORD:?", "${POSTGRES_ADMIN_PASSWORD:?", "./postgres-account.sql:/luheng/postgres-account.sql:ro"]) Assert.Contains(line, compose, StringComparison.Ordinal);
        Assert.Contains("SSL Mode=VerifyFull", Deploy("environment.example"), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(Path.Combine(RealPacks.Checkout, "deploy")), file => Assert.DoesNotMatch("PRIVATE KEY|Password=[A-Za-z0-9]", File.ReadAllText(file)));
    }

    [GeneratedRegex("server_name ([^;]+);")]
    private static partial Regex NginxNames();

    [GeneratedRegex("(?:proxy_pass http://|fastcgi_pass |uwsgi_pass |root |alias )([^;]+);")]
    private static partial Regex NginxServed();

    [GeneratedRegex(@"^(?:http://)?(\S+) \{", RegexOptions.Multiline)]
    private static partial Regex CaddyNames();

    [GeneratedRegex(@"(?:reverse_proxy|php_fastcgi|file_server|root) (\S+)")]
    private static partial Regex CaddyServed();

    [GeneratedRegex("proxy_pass ")]
    private static partial Regex Proxied();

    [GeneratedRegex("ssl_ciphers ([^;]+);")]
    private static partial Regex Ciphers();
}
