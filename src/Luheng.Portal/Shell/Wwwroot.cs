using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Shell;

/// <summary>Styles and scripts, carried in the assembly and served under an address that changes with their content.</summary>
public static class Wwwroot
{
    static readonly Dictionary<string, Asset> All = typeof(Wwwroot).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith("wwwroot/", StringComparison.Ordinal)).GroupBy(Served).Select(Read).ToDictionary(a => a.Name);

    /// <summary>Whether the bundle of htmx and charts was made when this was built.</summary>
    public static bool HasBundle => All.ContainsKey("luheng.bundle.js");

    public static string Address(string name) => $"/assets/{All[name].Hash}/{name}";

    /// <summary>One part as it was written, for a page that must stand alone.</summary>
    internal static string Text(string part)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("wwwroot/" + part)!);
        return reader.ReadToEnd();
    }

    internal static IResult Serve(HttpContext context, string hash, string name)
    {
        if (!All.TryGetValue(name, out var asset)) return Results.NotFound();
        context.Response.Headers.CacheControl = hash == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.Headers.Vary = "Accept-Encoding";
        context.Response.Headers.ETag = $"\"{asset.Hash}\"";
        if (context.Request.Headers.IfNoneMatch == $"\"{asset.Hash}\"") return Results.StatusCode(StatusCodes.Status304NotModified);
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal)) return Results.Bytes(asset.Plain, asset.Type);
        context.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(asset.Brotli.Value, asset.Type);
    }

    /// <summary>Styles and scripts are written in parts, a capability each, and served as one: luheng.css and luheng.js stand first in theirs.</summary>
    static string Served(string resource) => resource["wwwroot/".Length..] switch
    {
        "luheng.bundle.js" => "luheng.bundle.js",
        var name when Path.GetExtension(name) is ".css" or ".js" => "luheng" + Path.GetExtension(name),
        var name => name,
    };

    static Asset Read(IGrouping<string, string> parts)
    {
        using var memory = new MemoryStream();
        foreach (var resource in parts.OrderBy(p => p == "wwwroot/" + parts.Key ? "" : p, StringComparer.Ordinal))
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
            stream.CopyTo(memory);
        }
        var plain = memory.ToArray();
        var type = Path.GetExtension(parts.Key) switch { ".css" => "text/css; charset=utf-8", ".js" => "text/javascript; charset=utf-8", ".svg" => "image/svg+xml", _ => "application/octet-stream" };
        return new(parts.Key, type, plain, Convert.ToHexStringLower(SHA256.HashData(plain))[..12], new(() => Smaller(plain)));
    }

    static byte[] Smaller(byte[] plain)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.Optimal)) brotli.Write(plain);
        return memory.ToArray();
    }

    sealed record Asset(string Name, string Type, byte[] Plain, string Hash, Lazy<byte[]> Brotli);
}
