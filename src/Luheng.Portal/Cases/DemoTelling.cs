using Luheng.Cases;
using Luheng.Evidence;
using Luheng.Portal.Access;
using Luheng.Records;

namespace Luheng.Portal.Cases;

/// <summary>What stories of the demonstration (演示数据) are told with: its people, their files, and a clock, so that steps bear the times they are told at.</summary>
/// <param name="standAt">Sets the story's clock.</param>
public sealed class DemoTelling(Office office, Desk desk, Action<DateTimeOffset> standAt)
{
    const string From = "演示数据";

    readonly List<(DateTimeOffset At, Action Tell)> telling = [];

    public Office Office => office;
    public Desk Desk => desk;

    /// <summary>Something that happens at a time; it is told with the others, in the order of their times.</summary>
    public void At(DateTimeOffset at, Action tell) => telling.Add((at, tell));

    public void Tell()
    {
        foreach (var (at, tell) in telling.OrderBy(t => t.At))
        {
            standAt(at);
            tell();
        }
    }

    public string NameOf(string account) => Personas.Of(desk).FirstOrDefault(p => p.Account == account)?.Name ?? account;

    public StepDraft Step(string move, string by, string? text, params (string Key, string Value)[] with) => new(move, by, NameOf(by), text is null ? null : Said(text)) { With = with.ToDictionary(w => w.Key, w => w.Value) };

    /// <summary>A file as it is put to a matter now.</summary>
    public EvidenceFile File(string matter, string by, string name, string text)
    {
        var content = System.Text.Encoding.UTF8.GetBytes(text);
        return new(matter, office.Files.Keep(content), name, FileLook.At(name, content, office.EvidenceLimits).Kind!.Value, content.Length, by, NameOf(by), office.Clock.GetUtcNow(), []);
    }

    public static BatchDraft Batch(string by, string title, string? why, params IEnumerable<EvidenceFile> files) => new(title, by, [], []) { From = From, Why = why, Documents = [.. files.Select(f => f.Write())] };

    /// <summary>Makes a step of a matter, with a file where one is named.</summary>
    public void Take(string matter, StepDraft step, (string Name, string Text)? letter = null)
    {
        List<EvidenceFile> files = letter is { } named ? [File(matter, step.By, named.Name, named.Text)] : [];
        var kind = CaseKinds.Of(office.Cases.Find(matter)!.Procedure);
        var with = new Dictionary<string, string>(step.With);
        foreach (var (key, value) in EvidenceIntake.With(files)) with[key] = value;
        Told(office.Cases.Take(matter, step with { With = with }, Batch(step.By, $"{kind.Name.Zh} {matter}：{kind.Move(step.Move).Zh}", step.Reason, files)));
        office.Evidence.Refresh();
    }

    /// <summary>Words that say of themselves that they are invented.</summary>
    public static string Said(string text) => text.Contains(From, StringComparison.Ordinal) ? text : $"{text}（{From}）";

    public static void Told(StepResult result)
    {
        if (result.Wrong is { } wrong) throw new InvalidOperationException(wrong);
    }
}
