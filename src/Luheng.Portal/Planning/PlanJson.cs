using System.Text.Json;
using System.Text.Json.Serialization;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Planning;

/// <summary>Plans as the JSON that outsiders rely on: the same words as the command line.</summary>
static class PlanJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static IResult Progress(PlanProgress board) => Results.Json(new
    {
        plan = board.Plan.Id,
        asOf = board.AsOf,
        targets = board.Targets.Select(t => new
        {
            id = t.Target.Id,
            indicator = t.Target.Indicator,
            kind = Kebab(t.Target.Kind.ToString()),
            @base = t.Target.Base?.Amount,
            reach = Known(t.Aim),
            unit = t.Unit,
            actual = Known(t.Actual),
            progress = Known(t.Progress),
            status = Marks.Class(t.Status),
            source = t.Source,
            why = t.Why,
        }),
    }, Options);

    public static IResult Checks(Plan plan, IReadOnlyList<CheckResult> checks) => Results.Json(new
    {
        plan = plan.Id,
        checks = checks.Select(c => new { id = c.Check.Id, stated = Known(c.Stated), computed = Known(c.Computed), difference = Known(c.Difference), holds = c.Holds, unit = c.Unit }),
    }, Options);

    public static IResult Align(Plan plan, Plan with, IReadOnlyList<AlignedPair> pairs) => Results.Json(new
    {
        plan = plan.Id,
        with = with.Id,
        pairs = pairs.Select(p => new { target = p.TargetId, value = Known(p.Value), other = Known(p.OtherValue), unit = p.Unit, verdict = Kebab(p.Verdict.ToString()), why = p.Why.Zh }),
    }, Options);

    static double? Known(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
