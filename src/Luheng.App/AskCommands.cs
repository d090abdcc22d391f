using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Engine;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Planning;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.App;

/// <summary>ask and items: one number with its reasons, and what can be asked or filed.</summary>
static class AskCommands
{
    static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<Command> All()
    {
        var what = new Argument<string>("INDICATOR") { Description = "an item or indicator, or plan:PLAN/TARGET" };
        var of = new Option<string?>("--of") { Description = "a credit code, code/site, region code, park:ID, zone:ID or sector:CODE" };
        var period = new Option<string?>("--in") { Description = Period.Accepted };
        var knownBy = new Option<string?>("--known-by") { Description = "answer as it would have been answered then" };
        var data = new Option<string?>("--data") { Description = "the data folder" };
        var json = new Option<bool>("--json") { Description = "write the JSON that outsiders rely on" };
        var ask = new Command("ask", "one number, its unit and its reasons") { what, of, period, knownBy, data, json };
        ask.SetAction(p => CommandTable.Guard(() => Ask(p.GetValue(what)!, p.GetValue(of), p.GetValue(period), p.GetValue(knownBy), p.GetValue(data), p.GetValue(json))));
        yield return ask;

        var items = new Command("items", "what can be filed and computed, with units") { json };
        items.SetAction(p => CommandTable.Guard(() => Items(p.GetValue(json))));
        yield return items;
    }

    static int Ask(string what, string? of, string? periodText, string? knownBy, string? data, bool json)
    {
        using var room = DataRoom.Open(data, knownBy);
        SubjectId? subject = of is null ? null : SubjectId.TryParse(of, out var id, out var problem) ? id : throw new FormatException(problem);
        Period? period = periodText is null ? null : Period.Parse(periodText);
        var explanation = what.StartsWith(PlanQuestions.Prefix, StringComparison.Ordinal)
            ? PlanQuestions.Ask(room.World(), what, subject, period, room.AsOf(null), data is null ? null : IssuedTargets.All(room.Ledger, room.Catalogue, room.KnownBy))
            : AskItem(room, what, subject, period);
        Console.Write(json ? ExplanationJson.Write(explanation) + "\n" : ExplanationText.Write(explanation));
        return 0;
    }

    static Explanation AskItem(DataRoom room, string what, SubjectId? of, Period? period)
    {
        if (!room.Catalogue.Items.ContainsKey(what))
            throw new FormatException($"'{what}' is neither an item nor an indicator{Near(room.Catalogue, what)}; luheng items lists them");
        if (of is not { } subject || period is not { } asked) throw new FormatException("say of whom and in which period: --of CODE --in 2024-03");
        var world = room.World(subject);
        return Explanation.Of(Asker.Ask(world, what, subject, asked), world);
    }

    static string Near(Catalogue catalogue, string what)
    {
        var stem = what.Split('.')[0];
        var near = catalogue.Items.Keys.Where(k => k.StartsWith(what, StringComparison.Ordinal)).Concat(catalogue.Items.Keys.Where(k => k.StartsWith(stem + ".", StringComparison.Ordinal))).Distinct().Take(5).ToList();
        return near.Count == 0 ? "" : $" (did you mean {string.Join(", ", near)}?)";
    }

    static int Items(bool json)
    {
        var items = PackFolder.Load().Items.Values.OrderBy(i => i.Id, StringComparer.Ordinal).ToList();
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(items.Select(i => new
            {
                id = i.Id,
                name = i.Name.Zh,
                nameEn = i.Name.En,
                unit = i.Unit.Symbol,
                computed = i.IsIndicator,
                formula = i.Formula?.Text,
                of = i.Of.Select(k => k.ToString().ToLowerInvariant()),
                overTime = i.OverTime.ToString().ToLowerInvariant(),
                additive = i.Additive,
                source = i.Source?.ToString(),
                confidence = i.Confidence.ToString().ToLowerInvariant(),
            }), Plain));
        else
            foreach (var item in items) Console.WriteLine($"{item.Id,-52} {item.Unit.Symbol,-12} {(item.IsIndicator ? "计算" : "填报")}  {item.Name.Zh}");
        return 0;
    }
}
