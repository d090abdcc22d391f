using Luheng.Cases;
using Luheng.Evidence;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Cases;

/// <summary>Files that came with a form: looked at, and kept all or none.</summary>
static class EvidenceIntake
{
    public const string Field = "files";
    public const string PlaceField = "place";

    /// <summary>The files as they are to be recorded with a case, or what is wrong with them.</summary>
    public static async Task<(IReadOnlyList<EvidenceFile> Files, IReadOnlyList<string> Problems)> Take(Reader reader, IFormCollection form, string matter, CancellationToken cancel)
    {
        var office = reader.Office!;
        var given = form.Files.Where(f => f.Name == Field && !(f.Length == 0 && f.FileName is "")).ToList();
        if (form.Files.FirstOrDefault(f => f.Name != Field && f.Length > 0) is { } stray) return ([], [reader.Say(Words.FilesElsewhere, FileNames.Clean(stray.FileName), stray.Name, Field)]);
        if (given.Count == 0) return ([], []);
        var limits = office.EvidenceLimits;
        if (given.Sum(f => f.Length) + office.Evidence.Of(matter).Sum(f => f.Size) > limits.Case) return ([], [reader.Say(Words.FilesOver, limits.Case >> 20)]);
        var problems = new List<string>();
        foreach (var file in given)
            if (file.Length > limits.File) problems.Add(Refused(reader, Looked.Refused(FileNames.Clean(file.FileName), $"文件有 {file.Length >> 20} MB，上限是 {limits.File >> 20} MB", $"the file has {file.Length >> 20} MB; at most {limits.File >> 20} MB are taken")));
            else if (FileLook.At(file.FileName, await Read(file, cancel), limits) is { Wrong: not null } wrong) problems.Add(Refused(reader, wrong));
        if (problems.Count > 0) return ([], problems);
        try
        {
            var kept = new List<EvidenceFile>();
            foreach (var file in given)
            {
                var content = await Read(file, cancel);
                var looked = FileLook.At(file.FileName, content, limits);
                var flags = looked.Flags.Select(f => f.Zh).ToList();
                if (looked.Kind == FileKind.Jpeg && form[PlaceField] != "keep" && PhotoPlace.Forget(content)) flags.Add("已去除拍摄位置");
                kept.Add(new(matter, office.Files.Keep(content), looked.Name, looked.Kind!.Value, content.Length, reader.Actor.Account, reader.Actor.Name, office.Clock.GetUtcNow(), flags));
            }
            // What lies with the matter already stays as it was first put there; the step names it all the same.
            return ([.. kept.DistinctBy(f => f.Hash).Select(f => office.Evidence.Find(matter, f.Hash) ?? f)], []);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return ([], [reader[Words.FilesDisk]]);
        }
    }

    static string Refused(Reader reader, Looked looked) => reader.Say(Words.FileRefused, looked.Name, looked.Wrong!.In(reader.Language));

    static async Task<byte[]> Read(IFormFile file, CancellationToken cancel)
    {
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancel);
        return content;
    }

    /// <summary>What a step says of the files that came with it.</summary>
    public static Dictionary<string, string> With(IReadOnlyList<EvidenceFile> files) => files.Count == 0 ? [] : new() { [Case.FilesKey] = string.Join(',', files.Select(f => f.Hash)) };
}
