using Luheng.Returns;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Returns;

/// <summary>An uploaded file while it is read: under a name of our own, gone afterwards. Nothing of its own name but the end is used.</summary>
sealed class ArrivedFile : IDisposable
{
    static readonly string[] Known = [".xlsx", ".xlsm", ".xls", ".csv", ".txt", ".tsv"];

    readonly string folder = Directory.CreateTempSubdirectory("luheng-upload-").FullName;

    public ArrivedFile(IFormFile upload)
        : this(upload.FileName)
    {
        using var stream = File.Create(Path);
        upload.CopyTo(stream);
    }

    public ArrivedFile(string name, byte[] content)
        : this(name) => File.WriteAllBytes(Path, content);

    ArrivedFile(string name)
    {
        Name = Tidy(name);
        var extension = System.IO.Path.GetExtension(Name).ToLowerInvariant();
        Path = System.IO.Path.Combine(folder, "upload" + (extension.Length < 12 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : ".bin"));
    }

    /// <summary>Whether a name ends as one of a file that is read.</summary>
    public static bool IsKnown(string name) => Known.Contains(System.IO.Path.GetExtension(name).ToLowerInvariant());

    public string Path { get; }

    /// <summary>As its sender called it, without a folder or odd signs.</summary>
    public string Name { get; }
    public string AnnotatedName => $"{System.IO.Path.GetFileNameWithoutExtension(Name)}.problems{System.IO.Path.GetExtension(Path)}";

    public static string Tidy(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var tidy = string.Concat(last.Where(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' or '（' or '）'));
        return tidy.Trim('.', ' ') is { Length: > 0 } some ? some.Length > 80 ? some[^80..] : some : "upload.xlsx";
    }

    /// <summary>A problem as its sender reads it: with the file's own name, and no value where there is none.</summary>
    public ImportProblem Named(ImportProblem problem)
    {
        string Own(string text) => text.Replace(System.IO.Path.GetFileName(Path), Name, StringComparison.Ordinal);
        return problem with { File = Name, Hint = Own(problem.Hint), Zh = Own(problem.Zh), Value = problem.Rule is "formula-without-value" ? null : problem.Value };
    }

    public byte[]? Annotate(IReadOnlyList<ImportProblem> problems, string language = "zh")
    {
        var to = System.IO.Path.Combine(folder, "annotated" + System.IO.Path.GetExtension(Path));
        var own = problems.Select(p => p with { File = System.IO.Path.GetFileName(Path) }).ToList();
        return Luheng.Returns.Annotate.Write(Path, own, to, language) is { } written ? File.ReadAllBytes(written) : null;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
