using System.Security.Cryptography;
using Luheng.Bulletins;
using Luheng.Portal.Returns;
using Luheng.Portal.Shell;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Bulletins;

/// <summary>/verify: whether a copy is what was released. The hash is made in the browser where it can be; else the file is looked at here and not kept.</summary>
static class VerifyEndpoints
{
    public static void MapVerify(this IEndpointRouteBuilder app)
    {
        app.MapGet("/verify/{id?}", (Reader reader, string? id) => Front.Page<VerifyPage>(new { Of = id ?? "", Found = Asked(reader, id ?? "") }));
        app.MapPost("/verify/{id?}", Upload);
        app.MapGet("/api/verify", (Reader reader) => Results.Json(Json(reader, Asked(reader, reader.Query("of")))));
    }

    static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);

    static Verification? Asked(Reader reader, string of) => reader.Office is not { } office ? null
        : IsHash(reader.Query("sha256")) ? Held(reader, office, reader.Query("sha256"), of is "" ? reader.Query("number") : of, reader.Query("name"))
        : IsHash(of) ? Verification.Of(office.Ledger, of) : null;

    static Verification Held(Reader reader, Office office, string hash, string of, string name)
    {
        var found = Verification.Of(office.Ledger, hash, of, name);
        return found.Verdict == CopyVerdict.Unknown && (ReceiptStanding.Knows(reader, of) || ReceiptStanding.Knows(reader, Verification.NumberOf(name))) ? new(CopyVerdict.Altered, null) : found;
    }

    static async Task<IResult> Upload(Reader reader, HttpContext context, string? id)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (reader.Office is not { } office || form.Files is not [{ Length: > 0 } file, ..]) return Front.BadRequest(reader, context, reader[Words.VerifyNoFile]);
        if (file.Length > Verification.LargestFile) return Front.BadRequest(reader, context, reader[Words.VerifyTooLarge]);
        await using var stream = file.OpenReadStream();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, context.RequestAborted));
        var of = id ?? "";
        if (of is "")
        {
            stream.Position = 0;
            of = Verification.NumberIn(stream);
        }
        return Front.Page<VerifyPage>(new { Of = id ?? "", Found = Held(reader, office, hash, of, file.FileName), Hash = hash });
    }

    static object Json(Reader reader, Verification? found) => new
    {
        verdict = found?.Verdict.ToString().ToLowerInvariant(),
        title = found?.Seal?.Title,
        kind = found?.Seal?.Kind,
        at = found?.Seal is { } seal ? China.Text(seal.At) : null,
        by = found?.Seal?.By,
        of = found?.Seal?.Of,
        revokedAt = found?.Seal?.RevokedAt is { } at ? China.Text(at) : null,
        revokedWhy = found?.Seal?.RevokedWhy,
        standing = ReceiptStanding.Of(reader, found?.Seal)?.Word,
        standingSince = ReceiptStanding.Of(reader, found?.Seal) is { } since ? China.Text(since.At) : null,
    };
}
