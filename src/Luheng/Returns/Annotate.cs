namespace Luheng.Returns;

/// <summary>Gives a rejected file back with what is wrong written into it: cells coloured and commented in a workbook, a last column 问题 in a text file.</summary>
public static class Annotate
{
    /// <summary>Comments written into one workbook; further bad cells are only coloured, and a note says so.</summary>
    public const int MostComments = 5_000;

    /// <summary>The heading of the column added to a text file.</summary>
    public const string ProblemColumn = "问题";

    /// <summary>Writes the annotated copy and returns its path; null when the file has no problems of its own, cannot be opened, or is an old .xls; what was refused for its size is not opened for this either.</summary>
    /// <param name="language">In which the remarks are: en, with the id of each rule, or zh.</param>
    /// <param name="to">Where to write; by default beside the file as NAME.problems.xlsx (or .csv).</param>
    public static string? Write(string file, IReadOnlyList<ImportProblem> problems, string? to = null, string language = "en", CancellationToken cancel = default)
    {
        var own = problems.Where(p => p.File == Path.GetFileName(file)).ToList();
        if (own.Count == 0 || own.Exists(p => p.Rule == UnreadableException.Bomb)) return null;
        var extension = Path.GetExtension(file).ToLowerInvariant();
        to ??= Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, $"{Path.GetFileNameWithoutExtension(file)}.problems{extension}");
        if (Path.GetFullPath(to) == Path.GetFullPath(file)) throw new ArgumentException("the annotated copy cannot take the place of the file itself", nameof(to));
        try
        {
            if (extension is ".xlsx" or ".xlsm") WorkbookAnnotation.Write(file, to, own, language, cancel);
            else if (extension is ".csv" or ".txt" or ".tsv") TextAnnotation.Write(file, to, own, language, cancel);
            else return null;
            return to;
        }
        catch (Exception e) when (e is InvalidDataException or System.Xml.XmlException or UnreadableException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            File.Delete(to); // What cannot be read cannot be annotated; the problem list says why.
            return null;
        }
    }

    /// <summary>A problem in the words of a comment.</summary>
    internal static string Say(ImportProblem problem, bool place, string language) => language is "en"
        ? $"{(place && problem.Column is not null ? problem.Column + ": " : "")}[{problem.Rule}] {problem.Hint}"
        : $"{(place && problem.Column is not null ? problem.Column + "：" : "")}{RuleWords.Of(problem.Rule).Zh}：{problem.Says.Zh}";
}
