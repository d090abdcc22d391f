using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Time;

namespace Luheng.Benchmarks;

/// <summary>Prints a run and appends it to the results of its machine, once for programs and once for people.</summary>
static class ResultBook
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Keep(string folder, Machine machine, string revision, string asked, IReadOnlyList<Line> lines)
    {
        var at = TimeProvider.System.GetUtcNow().ToOffset(China.Offset);
        var text = Markdown(machine, revision, asked, at, lines);
        Console.WriteLine(text);
        var home = Directory.CreateDirectory(Path.Combine(folder, machine.Folder)).FullName;
        File.AppendAllText(Path.Combine(home, "results.md"), text + "\n");
        File.AppendAllText(Path.Combine(home, "results.jsonl"), JsonSerializer.Serialize(new { at, revision, asked, machine, lines }, Json) + "\n");
    }

    static string Markdown(Machine machine, string revision, string asked, DateTimeOffset at, IReadOnlyList<Line> lines)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"## {at:yyyy-MM-dd HH:mm} · {asked} · {revision}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{machine.Name}: {machine}").AppendLine();
        text.AppendLine("| line | what | measured | limit | | beside, in the same run |").AppendLine("|---|---|---:|---:|---|---|");
        foreach (var line in lines)
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {line.Id} | {line.What} | {(line.Measured is { } value ? $"{Figures.Short(value)} {line.Unit}" : "–")} | {(line.Limit is { } limit ? $"{limit} {line.Unit}" : "")} | {line.Verdict} | {string.Join("; ", Comparisons(line))} |");
        return text.ToString();
    }

    static IEnumerable<string> Comparisons(Line line)
    {
        foreach (var other in line.Beside)
            yield return line.Measured is { } measured && other.Value > 0
                ? $"{other.With} {Figures.Short(other.Value)} {line.Unit} (ratio {Figures.Short(measured / other.Value)})"
                : $"{other.With} {Figures.Short(other.Value)} {line.Unit}";
        if (line.Note is not "") yield return line.Note;
        if (line.Command is not "") yield return $"`{line.Command}`";
    }
}
