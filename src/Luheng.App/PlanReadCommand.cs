using System.CommandLine;
using System.Globalization;
using Luheng.PlanReading;

namespace Luheng.App;

/// <summary>plan read FILE: what a plan document promises, reports and asks for, as the reader finds it. Nothing is kept.</summary>
static class PlanReadCommand
{
    static readonly Argument<string> File = new("FILE") { Description = "the plan: .docx, .pdf, .html or .txt" };
    static readonly Option<bool> Json = new("--json") { Description = "write the JSON that outsiders rely on" };

    public static Command One()
    {
        var read = new Command("read", "finds the targets, results and tasks in a plan document") { File, Json };
        read.SetAction(p => CommandTable.Guard(() => Read(p.GetValue(File)!, p.GetValue(Json))));
        return read;
    }

    static int Read(string file, bool json)
    {
        var result = new PlanReader(PackFolder.Load().PlanWords).Read(Path.GetFileName(file), System.IO.File.ReadAllBytes(file));
        var conflicts = PlanConflicts.In(result.Finds);
        if (json)
        {
            Console.WriteLine(FindJson.Write(result, conflicts));
            return 0;
        }
        Console.WriteLine($"{result.Text.Title}: {result.Text.Text.Length} characters, {result.Text.Outline.Count} headings, {result.Text.Tables.Count} tables, {result.Finds.Count} finds");
        foreach (var remark in result.Text.Remarks) Console.WriteLine($"  ! {remark}");
        foreach (var find in result.Finds) Console.WriteLine($"  {Line(find)}");
        foreach (var conflict in conflicts) Console.WriteLine($"  ? {conflict.Words}");
        var kinds = result.Finds.GroupBy(f => f.Kind).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}");
        Console.WriteLine($"{string.Join(", ", kinds)}; {result.Finds.Count(f => f.Ask.Count > 0)} to be asked; nothing is confirmed");
        return 0;
    }

    static string Line(Find find) => string.Create(CultureInfo.InvariantCulture,
        $"{find.Start,6} {find.Kind,-9} {find.Clause} {find.Phrase} {find.Comparator}{Number(find.Level, find.Unit)}{(find.By is null ? "" : $" Δ{Number(find.By, find.ChangeUnit)}")}{(find.Base is null && find.BaseYear is null ? "" : $"（基期 {find.BaseYear}{(find.Base is null ? "" : $" {Number(find.Base, find.Unit)}")}）")} {find.Quarter ?? find.Year?.ToString(CultureInfo.InvariantCulture)} {find.Indicator} {find.Owner} [{find.Confidence:0.##}] {string.Join("；", find.Because)}{string.Concat(find.Ask.Select(a => $" ?{a.Field}: {string.Join("/", a.Answers)}"))}");

    static string Number(double? value, string unit) => value is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number:0.######}{unit}") : "";
}
