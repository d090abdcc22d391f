using System.Security.Cryptography;
using Luheng.Access;
using Luheng.Evidence;
using Luheng.PlanReading;
using Luheng.PlanReading.Confirming;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.PlanReading;

/// <summary>A plan document arrives: it is looked at as evidence is, kept under its hash, read, and opened.</summary>
static class ReadingUpload
{
    public static async Task<IResult> Take(Reader reader, HttpContext context)
    {
        var form = await Posted.Of(context);
        if (reader.Office is not { } office) return Front.NotFound(reader, context, reader[Words.NoOffice]);
        if (!SubjectId.TryParse(form["whose"], out var whose, out _) || context.Request.Form.Files is not [{ Length: > 0 } upload, ..]) return Again(reader[ReadingWords.NoFile], 422);
        if (!reader.May(Act.ConfirmPlans, whose)) return Front.Refused(reader, context, reader[Words.NotYours]);
        var limits = office.EvidenceLimits;
        if (upload.Length > limits.File) return Again(reader.Say(ReadingWords.FileHint, limits.File >> 20), 413);
        using var memory = new MemoryStream();
        await using (var stream = upload.OpenReadStream()) await stream.CopyToAsync(memory, context.RequestAborted);
        var content = memory.ToArray();
        var looked = FileLook.AtDocument(upload.FileName, content, limits);
        if (looked.Wrong is { } wrong) return Again(reader.Say(Words.FileRefused, looked.Name, reader[wrong]), 422);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (office.Readings.Uploads.Where(u => u.Hash == hash && reader.May(Act.ConfirmPlans, u.Whose)).OrderByDescending(u => u.Whose == whose).FirstOrDefault() is { } known) return Results.Redirect(ReadingView.AddressOf(known.Id));
        PlanReadingResult result;
        try
        {
            result = new PlanReader(reader.Desk.World.Catalogue.PlanWords, LearntPhrase.All(office.Ledger)).Read(looked.Name, content, context.RequestAborted);
        }
        catch (UnreadableDocumentException unreadable)
        {
            return Again(reader.Say(Words.FileRefused, looked.Name, reader.Say(ReadingWords.Unreadable, reader[unreadable.Found], reader[unreadable.Expected])), 422);
        }
        if (result.Text.Text.Trim() is "") return Again(string.Join(" ", result.Text.Remarks.DefaultIfEmpty(looked.Name)), 422);
        office.Files.Keep(content);
        var made = office.Readings.Add(new(PlanUpload.IdOf(hash, whose), hash, looked.Name, content.Length, whose, reader.Actor.Account, reader.Actor.Name, office.Clock.GetUtcNow(), PlanFrame.Suggest(result.Text, whose)), result, ReadingEndpoints.By(reader));
        return Results.Redirect(ReadingView.AddressOf(made.Id));

        static IResult Again(string wrong, int status) => Front.Page<ReadingsPage>(new { Wrong = wrong }, status);
    }
}
