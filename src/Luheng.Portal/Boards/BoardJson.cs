using Luheng.Planning;
using Luheng.Portal.Shell;
using Luheng.Portal.Warning;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Boards;

/// <summary>A group's board for programs: everything that its page shows.</summary>
static class BoardJson
{
    public static IResult Of(Reader reader, GroupBoard board) => Results.Json(new
    {
        of = board.Of.Text,
        name = board.Name,
        period = board.Period?.ToString(),
        by = board.By,
        parts = board.Parts.Append(board.Whole).Select(p => new
        {
            id = p.Id,
            name = p.Name,
            enterprises = p.Firms,
            energy = Known(p.Energy.Value),
            unit = "tce",
            coverage = Known(p.Energy.Coverage),
            change = Known(p.Change),
            behind = p.Behind.ToDictionary(b => b.Key, b => new { count = b.Value.Count, list = b.Value.Address }),
            status = p.Target is { } t ? PlanJson.Word(t.Status) : null,
            target = p.Target is { } own ? Target(reader, own) : null,
        }),
        plan = board.Plan?.Id,
        targets = board.Plan is { } plan ? $"/api/plans/{plan.Id}/progress" : null,
        progress = board.Plan is { } held ? reader.Desk.Board(held).Targets.Select(t => Target(reader, t)) : null,
        warnings = WarningLine.LineOf(reader, board.Of)?.Select(w => new { level = w.Level is { } level ? reader[level.Name] : null, severity = w.Level?.Severity, count = w.Count }),
        attention = ToSee.PointsOf(reader, board).Select(p => new { status = PlanJson.Word(p.Status), text = p.Text, address = p.Address }),
        why = board.Why is { } why ? Why(reader, why) : null,
        found = board.Largest.Found,
        largest = board.Largest.Rows.Select(r => new { id = r.Id, name = r.Name, figures = board.Largest.Query.Items.Zip(r.Cells, (item, cell) => new { item = item.Id, name = reader[item.Name], unit = item.Unit.Symbol, value = Known(cell.Value) }) }),
        answers = board.Answers.Select(a => new { item = a.Key, value = Known(a.Value.Value), unit = a.Value.Unit.Symbol, coverage = Known(a.Value.Coverage.Share) }),
    });

    static object Target(Reader reader, TargetProgress t) => new { id = t.Target.Id, name = reader[t.Target.Name], aim = Known(t.Aim), actual = Known(t.Actual), unit = t.Unit, period = t.Period?.ToString(), progress = Known(t.Progress), due = Known(t.TimeShare), status = PlanJson.Word(t.Status) };

    static object Why(Reader reader, Why why) => new
    {
        item = why.Item.Id,
        unit = why.Item.Unit.Symbol,
        @in = why.Query.In.ToString(),
        with = why.Query.With.ToString(),
        by = why.Query.By,
        before = Known(why.Change.Before),
        after = Known(why.Change.After),
        change = Known(why.Change.Change),
        effects = why.Change.Effects.Select(e => new { effect = Boards.Why.Id(e), name = reader[Boards.Why.Name(e, why.Query)], value = Known(why.Change.Of(e)) }),
        largest = WhyBrief.Largest(why).Select(p => new { id = p.Part.Id, name = p.Part.Name, value = Known(Boards.Why.ComparableOf(p)) }),
    };

    static double? Known(double value) => RankingsEndpoints.Known(value);
}
