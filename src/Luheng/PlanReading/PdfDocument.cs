using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Luheng.PlanReading;

/// <summary>Reads a .pdf through pdftotext where it is installed; lines of a paragraph are joined, page numbers left out. A scan has no text and is said to be one.</summary>
static partial class PdfDocument
{
    const int LastPage = 1500;
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    [GeneratedRegex(@"^\s*(?:[-—－–·]*\s*\d{1,4}\s*[-—－–·]*|第\s*\d+\s*页.*)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber { get; }

    public static DocumentFiles.Contents Read(string name, byte[] bytes, CancellationToken cancel)
    {
        var raw = Convert(name, bytes, cancel);
        var pages = raw.Count(c => c == '\f');
        const int FewestOnPage = 10;
        if (raw.Count(c => !char.IsWhiteSpace(c)) < FewestOnPage * Math.Max(1, pages)) throw DocumentFiles.Unreadable(name, new($"{Math.Max(1, pages)} 页没有文字，是扫描件", $"no text on its {Math.Max(1, pages)} page{(pages > 1 ? "s" : "")}: a scan"), new("先作文字识别，或者上传 .docx", "a PDF with text: recognise its characters first, or use the .docx"));
        var text = Joined(raw.Replace("\r", "", StringComparison.Ordinal));
        return new(text, PlainTables.Find(text), pages >= LastPage ? [$"只读了前 {LastPage} 页"] : []);
    }

    static string Convert(string name, byte[] bytes, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("luheng-plan-");
        try
        {
            var (from, to) = (Path.Combine(folder.FullName, "plan.pdf"), Path.Combine(folder.FullName, "plan.txt"));
            File.WriteAllBytes(from, bytes);
            var start = new ProcessStartInfo("pdftotext") { RedirectStandardError = true };
            foreach (var argument in (string[])["-layout", "-enc", "UTF-8", "-l", LastPage.ToString(System.Globalization.CultureInfo.InvariantCulture), from, to]) start.ArgumentList.Add(argument);
            using var process = Start(name, start);
            var said = process.StandardError.ReadToEndAsync(cancel);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Longest);
            try
            {
                process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancel.ThrowIfCancellationRequested();
                throw DocumentFiles.Unreadable(name, new($"读了 {Longest.TotalMinutes} 分钟没有读完", $"pdftotext took longer than {Longest.TotalMinutes} minutes"), new("上传较小的 PDF，或者 .docx", "a smaller PDF, or the .docx"));
            }
            if (process.ExitCode != 0 || !File.Exists(to)) throw DocumentFiles.Unreadable(name, new("PDF 读不出", $"pdftotext could not read it: {said.GetAwaiter().GetResult().Trim()}"), new("上传能够打开、没有密码的 PDF", "a PDF that opens, without a password"));
            return File.ReadAllText(to, Encoding.UTF8);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static Process Start(string name, ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw DocumentFiles.Unreadable(name, new("本机没有安装读 PDF 的程序（pdftotext）", "pdftotext is not installed here"), new("由管理员安装 poppler-utils，或者上传 .docx、.html、.txt", "poppler-utils installed on this machine, or the plan as .docx, .html or .txt"));
        }
    }

    /// <summary>Lines as paragraphs: a line goes on where the one before it is full, ends in no stop and begins no heading.</summary>
    static string Joined(string raw)
    {
        var lines = raw.Split('\n', '\f').Where(l => !PageNumber.IsMatch(l)).Select(l => l.TrimEnd()).ToList();
        var widths = lines.Select(Width).Where(w => w > 0).Order().ToList();
        var full = widths.Count == 0 ? 0 : widths[widths.Count * 9 / 10] * 4 / 5;
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Trim().Length == 0) continue;
            var row = IsRow(line);
            text.Append(row ? line : line.Trim());
            var next = lines.Skip(i + 1).Take(4).FirstOrDefault(l => l.Trim().Length > 0);
            if (next is null || row || IsRow(next) || Width(line) < full || line[^1] is '。' or '；' or '：' or '！' || OutlineReader.IsHeading(next.Trim().Replace('（', '(').Replace('）', ')').Replace(" ", "", StringComparison.Ordinal)) || Indent(next) > Indent(line) + 3) text.Append('\n');
        }
        return text.ToString();
    }

    static bool IsRow(string line) => Gaps.Count(line.Trim()) >= 2;

    [GeneratedRegex(@"\S\s{2,}(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Gaps { get; }

    static int Indent(string line) => line.Length - line.TrimStart().Length;

    static int Width(string line) => line.Sum(c => MatchText.IsHan(c) || c is >= '\u3000' and <= '\u303f' or >= '\uff00' and <= '\uffef' ? 2 : 1);
}
