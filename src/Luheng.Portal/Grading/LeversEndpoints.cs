using System.Globalization;
using Luheng.Access;
using Luheng.Cases;
using Luheng.Grading;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Grading;

/// <summary>A use of a means as a list shows it: on whom, since when, what it costs, what became of it.</summary>
public sealed record UseRow(LeverUse Use, string Name, string City, IReadOnlyList<LeverCost> Costs, LeverEffect? Effect)
{
    /// <summary>Why the use has no basis any more and is to be revoked; null where it has one, or was revoked.</summary>
    public Said? Baseless { get; init; }

    /// <summary>The appeal against its list that is not decided yet.</summary>
    public string? Appeal { get; init; }

    /// <summary>Why there is nothing to say of its amount; null where its tariffs say.</summary>
    public Said? NoAmount { get; init; }

    public double? Amount => Costs.Any(c => c.Amount is not null) ? Costs.Sum(c => c.Amount ?? 0) : null;
}

/// <summary>What follows from a grade: means with their authority, lists served to the grid and the banks, revocations.</summary>
static class LeversEndpoints
{
    internal const int LongestReason = 400;

    public static void MapLevers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/levers", (Reader reader, HttpContext context) => reader.Office is null ? Front.NotFound(reader, context) : Front.Page<LeversPage>()).Needs(Act.SeeCase);
        app.MapGet("/levers/{lever}", (Reader reader, HttpContext context, string lever) => With(reader, context, lever, means => Page(reader, means))).Needs(Act.SeeCase);
        app.MapTable("/levers/{lever}", (Reader reader, HttpContext context, string lever) => With(reader, context, lever, means => Table(reader, means))).Needs(Act.SeeCase);
        app.MapPost("/levers/{lever}", Use).Needs(Act.Grade);
        app.MapPost("/levers/{lever}/revoke", Revoke).Needs(Act.Grade);
        app.MapPost("/levers/{lever}/confirm", Confirm).Needs(Act.PublishGrades);
    }

    /// <param name="about">The use that a refused form was about; empty where it was about the list.</param>
    static IResult Page(Reader reader, Lever lever, Said? wrong = null, string typed = "", string about = "") =>
        Front.Page<LeverPage>(new { Lever = lever, Rows = Rows(reader, lever), Wrong = wrong is null ? [] : (IReadOnlyList<Said>)[wrong], Typed = typed, About = about }, wrong is null ? 200 : 422);

    static IResult With(Reader reader, HttpContext context, string id, Func<Lever, IResult> answer) =>
        reader.Office is not null && reader.Desk.World.Catalogue.Levers.TryGetValue(id, out var lever) ? answer(lever) : Front.NotFound(reader, context, id);

    internal static LeverBook Book(Reader reader) => new(reader.Office!.Ledger, reader.Desk.World.Catalogue);

    /// <summary>The uses that a reader may see; a liaison sees those of the firms within its scope.</summary>
    internal static IReadOnlyList<UseRow> Rows(Reader reader, Lever lever)
    {
        var (world, book) = (reader.Desk.Whole.World, GradeBoard.Books(reader)!);
        var lists = book.Lists().ToDictionary(l => l.List.Id);
        var appeals = lists.Values.SelectMany(book.OpenAppeals).ToLookup(a => (a.With(Objection.AgainstKey), a.Subject), a => a.Id);
        return [.. Book(reader).All().Where(u => u.Lever == lever.Id && reader.Sees(u.Subject, Act.SeeCase) && lists.ContainsKey(u.List)).OrderBy(u => u.Revoked is not null).ThenBy(u => u.Subject).Select(use =>
        {
            var period = Period.Parse(lists[use.List].List.Period);
            var firm = world.Population.Find(use.Subject);
            var costs = use.Favours ? [] : LeverCost.Of(world, lever, use.Subject, period, use.From);
            return new UseRow(use, firm?.Name ?? use.Subject.Text, firm is null ? "" : EnterpriseList.CityOf(world.Population, firm.Latest.Region),
                costs, reader.May(Act.SeeFirm, use.Subject) && world.Catalogue.Items.ContainsKey(Items.PerOutput) ? LeverEffect.Of(world, use.Subject, period.Year) : null)
            {
                Baseless = BasisLost(use, lever, lists[use.List]),
                Appeal = appeals[(use.List, use.Subject)].FirstOrDefault(),
                NoAmount = costs.Count > 0 ? null : lever.Costs.Count == 0 ? GradeWords.NoMoney : use.Favours ? GradeWords.NotCharged : GradeWords.NothingToCharge,
            };
        })];
    }

    /// <summary>What took the basis of a use away, in words; null where nothing did.</summary>
    internal static Said? BasisLost(LeverUse use, Lever lever, PublishedList list)
    {
        if (use.Revoked is not null || !LeverBook.IsBaseless(use, lever, list)) return null;
        return list.RevokedOn is { } on ? GradeWords.ListRevoked.Filled(GradesEndpoints.Day(on)) : list.List.Of(use.Subject) is { Was: { } was } now ? GradeWords.Baseless.Filled(was, now.Level) : null;
    }

    static IResult Table(Reader reader, Lever lever)
    {
        var table = new Table("credit_code", "name", "city", "grade", "lever", "lever_form", "from", "to", "reason", "unit_kwh", "kwh", "surcharge", "surcharge_yuan", "why", "state");
        foreach (var row in Rows(reader, lever))
        {
            var cost = row.Costs.Count == 0 ? null : row.Costs[0];
            table.Row(row.Use.Subject.Text, row.Name, row.City, row.Use.Level, lever.Name.Zh, GradeWords.Of(lever.Form).Zh, GradesEndpoints.Day(row.Use.From), row.Use.Revoked is { } to ? GradesEndpoints.Day(to) : "", row.Use.Why,
                Known(cost?.Unit), Known(cost?.Kwh), cost?.Surcharge, row.Amount, string.Join("；", new[] { cost?.Because?.Zh, cost?.Why?.Zh, row.NoAmount?.Zh, row.Baseless?.Zh, row.Appeal is { } open ? string.Format(CultureInfo.InvariantCulture, GradeWords.UnderAppeal.Zh, open) : null }.Where(w => w is not null)), StateOf(row.Use, reader.Desk.AsOf).Zh);
        }
        return table.As($"lever-{lever.Id}", lever.Name);
    }

    /// <summary>Where a use stands on a day.</summary>
    internal static Said StateOf(LeverUse use, DateOnly day) => use switch
    {
        { NeverHeld: true } => GradeWords.TakenBack,
        { Revoked: { } on } when on <= day => GradeWords.Withdrawn,
        { Awaits: true } => GradeWords.Waiting,
        _ => use.From <= day ? GradeWords.InUse : GradeWords.NotStarted,
    };

    static double? Known(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    static async Task<IResult> Use(Reader reader, HttpContext context, string lever)
    {
        var form = await Posted.Of(context);
        if (reader.Office is not { } office || !reader.Desk.World.Catalogue.Levers.TryGetValue(lever, out var means)) return Front.NotFound(reader, context, lever);
        if (!reader.May(Act.Grade, reader.Whole)) return Front.Refused(reader, context, reader[Words.NotYours]);
        var from = form.Day("from") ?? office.Clock.Today();
        if (GradeBook.InForce(GradeBoard.Books(reader)!.Lists(), from) is not { } list) return Front.Conflict(reader, context, reader[GradeWords.NoListInForce]);
        var why = form.Line("why", LongestReason);
        return Book(reader).Use(list, lever, from, reader.Actor.Account, reader.From, why, GradeBoard.Books(reader)!.OpenAppeals(list).Select(a => a.Subject).ToHashSet()) is { } wrong ? Page(reader, means, wrong, why) : Results.Redirect($"/levers/{lever}");
    }

    static async Task<IResult> Confirm(Reader reader, HttpContext context, string lever)
    {
        var form = await Posted.Of(context);
        if (reader.Office is not { } office || !reader.Desk.World.Catalogue.Levers.TryGetValue(lever, out var means)) return Front.NotFound(reader, context, lever);
        if (!reader.May(Act.PublishGrades, reader.Whole)) return Front.Refused(reader, context, reader[Words.NotYours]);
        var why = form.Line("why", LongestReason);
        var (lists, book) = (GradeBoard.Books(reader)!, Book(reader));
        var baseless = book.All().Where(u => u.Lever == lever && lists.Find(u.List) is { } of && LeverBook.IsBaseless(u, means, of)).Select(u => u.Id).ToHashSet(StringComparer.Ordinal);
        return book.Confirm(lever, office.Clock.Today(), why, reader.Actor.Account, reader.From, baseless) is { } wrong ? Page(reader, means, wrong, why) : Results.Redirect($"/levers/{lever}");
    }

    static async Task<IResult> Revoke(Reader reader, HttpContext context, string lever)
    {
        var form = await Posted.Of(context);
        if (reader.Office is not { } office || Book(reader).All().FirstOrDefault(u => u.Lever == lever && u.Id == form["use"]) is not { } use) return Front.NotFound(reader, context);
        if (!reader.May(Act.Grade, use.Subject)) return Front.Refused(reader, context, reader[Words.NotYours]);
        var why = form.Line("why", LongestReason);
        return Book(reader).Revoke(use.Id, form.Day("on") ?? office.Clock.Today(), why, reader.Actor.Account, reader.From) is { } wrong
            ? reader.Desk.World.Catalogue.Levers.TryGetValue(lever, out var means) ? Page(reader, means, wrong, why, use.Id) : Front.Conflict(reader, context, reader[wrong])
            : Results.Redirect($"/levers/{lever}");
    }
}
