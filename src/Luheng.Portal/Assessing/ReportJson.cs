using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Bulletins;
using Luheng.Engine;
using Luheng.Packs;

namespace Luheng.Portal.Assessing;

/// <summary>Writes an evaluation report as the JSON that outsiders rely on; property names are a contract.</summary>
public static class ReportJson
{
    static readonly JsonSerializerOptions Form = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="id">Null where it was not registered.</param>
    public static string Write(World names, Plan plan, ReportQuestion question, Snapshot snapshot, string file, string? id, string sha256)
    {
        var paper = PlanReports.Draft(names, plan, snapshot, question.Kind, "", demo: false);
        return JsonSerializer.Serialize(new
        {
            plan = plan.Id,
            kind = ReportQuestion.Word(question.Kind),
            asOf = question.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            title = paper.Title,
            file,
            id,
            sha256,
            snapshot = Snapshot.HashOf(snapshot.Bytes()),
            targets = plan.Targets.Select(t => new
            {
                id = t.Id,
                status = (snapshot.Find($"target:{t.Id}/actual") ?? snapshot.Find($"target:{t.Id}/none"))?.Quality,
                actual = snapshot.Find($"target:{t.Id}/actual")?.Value,
                aim = snapshot.Find($"target:{t.Id}/aim")?.Value,
                gap = snapshot.Find($"target:{t.Id}/gap")?.Value,
                actualComparator = snapshot.Find($"target:{t.Id}/gap")?.Quality,
                unit = snapshot.Find($"target:{t.Id}/actual")?.Unit,
                why = snapshot.Find($"target:{t.Id}/none") is { } none ? ReportReasons.Formula(none) : null,
            }),
            sentences = paper.Blocks.OfType<Paragraph>().Where(p => !p.Small).Select(p => string.Concat(p.Runs.Select(r => r.Text))),
            figures = snapshot.Figures.Count,
        }, Form);
    }
}
