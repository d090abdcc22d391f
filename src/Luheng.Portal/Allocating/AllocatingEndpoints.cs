using System.Globalization;
using Luheng.Access;
using Luheng.Allocating;
using Luheng.Cases;
using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Allocating;

/// <summary>目标分解: the plan's targets, methods side by side, a new line tried out, and a breakdown's way from draft to issue.</summary>
static class AllocatingEndpoints
{
    const int LongestReason = 1000;

    public static void MapAllocating(this IEndpointRouteBuilder app)
    {
        app.MapGet("/targets", (Reader reader, HttpContext context) => reader.Desk.HomePlan() is { } plan ? Front.Page<TargetsPage>(new { View = TargetsView.Of(reader, plan) }) : Front.NotFound(reader, context)).Needs(Act.UseSite);
        var methods = app.Needing(Act.DraftTargets).Taking(MethodsQuery.Takes);
        methods.MapGet("/targets/{plan}/{target}", (Reader reader, HttpContext context, string plan, string target) => Methods(reader, context, plan, target, reader.Query, view => Front.Page<MethodsPage>(new { View = view })));
        methods.MapTable("/targets/{plan}/{target}", (Reader reader, HttpContext context, string plan, string target) => Methods(reader, context, plan, target, reader.Query, view =>
            view.Table(reader.Desk.World.Catalogue, reader.Desk.World.Population).As($"targets-{view.Plan.Id}-{view.Target.Id}", new($"{view.Target.Name.Zh} 分解", $"{view.Target.Name.En}, broken down"))));
        methods.MapGet("/targets/{plan}/{target}/what-if", (Reader reader, HttpContext context, string plan, string target) => With(reader, context, plan, target, (p, t) => Front.Page<WhatIfPage>(new { View = WhatIfView.Of(reader, p, t) })));
        app.MapPost("/targets/{plan}/{target}", Draft).Needs(Act.DraftTargets);
        app.MapGet("/targets/breakdowns/{id}", (Reader reader, HttpContext context, string id) => BreakdownView.Find(reader, id) is { } view ? Front.Page<BreakdownPage>(new { View = view }) : Front.NotFound(reader, context, id)).Needs(Act.UseSite);
        app.MapPost("/targets/breakdowns/{id}/{move}", Moved).Needs(Act.UseSite);
        app.MapGet("/targets/offers/{id}", (Reader reader, HttpContext context, string id) => Offer(reader, id) is { } offer ? Front.Page<OfferPage>(new { Offer = offer }) : Front.NotFound(reader, context, id)).Needs(Act.UseSite);
        app.MapPost("/targets/offers/{id}/{move}", Answered).Needs(Act.AnswerTargets, Whom.Case("id"));
    }

    static Hand HandOf(Reader reader) => new(reader.Actor.Account, reader.Actor.Name, reader.From);

    static IResult With(Reader reader, HttpContext context, string plan, string target, Func<Plan, Target, IResult> answer) =>
        reader.Desk.World.Catalogue.Plans.TryGetValue(plan, out var found) && found.Targets.FirstOrDefault(t => t.Id == target && t.Region == found.Region) is { } aim
            ? reader.May(Act.DraftTargets, SubjectId.Parse(aim.Region)) ? answer(found, aim) : Front.Refused(reader, context, reader[Words.NotYours])
            : Front.NotFound(reader, context, $"{plan}/{target}");

    /// <summary>The methods for whoever is asked about: the plan's region, or a city of it with a target of its own.</summary>
    static IResult Methods(Reader reader, HttpContext context, string plan, string target, Func<string, string> said, Func<MethodsView, IResult> answer) => With(reader, context, plan, target, (p, t) =>
    {
        var query = MethodsQuery.Of(said);
        if (query.City is not "" && reader.Desk.World.Population.Regions.Find(query.City) is not { Level: RegionLevel.City }) return Front.NotFound(reader, context, query.City);
        var view = MethodsView.Of(reader, p, t, query, reader.Office is { } office ? IssuedTargets.Of(office.Ledger, p) : []);
        return view.Parent.Text == t.Region || reader.Desk.World.Population.Regions.Find(view.Parent.Text)!.Parent == t.Region && reader.May(Act.DraftTargets, view.Parent) ? answer(view) : Front.Refused(reader, context, reader[Words.NotYours]);
    });

    static Case? Offer(Reader reader, string id) => reader.Office?.Cases.Find(id) is { Procedure: OfferProcedure.Id } offer && TargetsView.Visible(reader, offer) ? offer : null;

    static async Task<IResult> Draft(Reader reader, HttpContext context, string plan, string target)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return Methods(reader, context, plan, target, name => form[name].ToString(), view =>
        {
            if (reader.Office is not { } office) return Front.NotFound(reader, context);
            if (view.Chosen is not { Of: { Infeasible: null } chosen }) return Front.Page<MethodsPage>(new { View = view }, 409);
            return Answer(reader, context, TargetsView.Book(office).Draft(HandOf(reader), view.Plan, view.Target, view.Parent, chosen, view.Query.Growth, reader.Desk.IsDemo, view.Years), "/targets/breakdowns/");
        });
    }

    static async Task<IResult> Moved(Reader reader, HttpContext context, string id, string move)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (reader.Office is not { } office || BreakdownView.Find(reader, id) is not { } view) return Front.NotFound(reader, context, id);
        if (office.Cases.Rules.Of(Breakdown.Kind).ActOf(view.Matter, move) is not { } act) return view.Works ? Again(reader, id, form, [reader[AllocatingWords.MovedOn]]) : Front.Refused(reader, context, reader[Words.NotYours]);
        if (Procedure.IsAside(move)) return Front.NotFound(reader, context, move);
        if (!reader.May(act, view.Matter.Subject)) return Front.Refused(reader, context, reader[Words.NotYours]);
        var (book, by, why) = (TargetsView.Book(office), HandOf(reader), Reason(form));
        var seen = int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : (int?)null;
        var (figures, wrongs) = move == BreakdownProcedure.Revise ? Figures(reader, view, form) : (new Dictionary<string, double>(), []);
        if (wrongs.Count > 0) return Again(reader, id, form, wrongs);
        var done = move switch
        {
            BreakdownProcedure.Revise => book.Revise(view.Of, by, figures, why, seen),
            BreakdownProcedure.Send => book.Send(view.Of, by, seen),
            BreakdownProcedure.Propose => book.Propose(view.Of, by, why, seen),
            BreakdownProcedure.Return => book.Return(view.Of, by, why, seen),
            BreakdownProcedure.Issue => book.Issue(view.Of, by, why, seen),
            _ => book.Withdraw(view.Of, by, why, seen),
        };
        return done.Case is null ? Again(reader, id, form, [.. Beyond(reader, view.Of, view.Of.Children) is { Count: > 0 } beyond && move is BreakdownProcedure.Propose or BreakdownProcedure.Issue ? beyond : [Said(reader, done)]]) : Results.Redirect($"/targets/breakdowns/{id}");
    }

    static async Task<IResult> Answered(Reader reader, HttpContext context, string id, string move)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (reader.Office is not { } office || Offer(reader, id) is not { } offer) return Front.NotFound(reader, context, id);
        if (move is not (OfferProcedure.Agree or OfferProcedure.Counter)) return Front.NotFound(reader, context, move);
        double? counter = null;
        if (move == OfferProcedure.Counter)
        {
            if (!Number(form["figure"].ToString(), out var figure)) return Front.Page<OfferPage>(new { Offer = offer, Wrong = reader.Say(AllocatingWords.NotAFigure, form["figure"].ToString()), Typed = Typed(form) }, 422);
            if (TargetsView.Book(office).Find(offer.With(OfferProcedure.BreakdownKey) ?? "") is { } of && !OutOfBounds.Possible(of.Shape, figure)) return Front.Page<OfferPage>(new { Offer = offer, Wrong = reader.Say(AllocatingWords.CounterImpossible, form["figure"].ToString(), of.Unit), Typed = Typed(form) }, 422);
            counter = figure;
        }
        var seen = int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : (int?)null;
        var done = TargetsView.Book(office).Answer(id, HandOf(reader), counter, Reason(form), seen);
        return done.Case is null ? Front.Page<OfferPage>(new { Offer = offer, Wrong = Said(reader, done), Typed = Typed(form) }, 409) : Results.Redirect($"/targets/offers/{id}");
    }

    static Dictionary<string, string> Typed(IFormCollection form) => form.Where(f => f.Key[0] != '_').ToDictionary(f => f.Key, f => f.Value.ToString());

    static IResult Again(Reader reader, string id, IFormCollection form, IReadOnlyList<string> wrongs) =>
        Front.Page<BreakdownPage>(new { View = BreakdownView.Find(reader, id, wrongs, Typed(form)) }, 409);

    static string Said(Reader reader, StepResult done) => done.Hindrance?.Kind switch
    {
        HindranceKind.SecondPerson => reader[Words.SecondPersonNeeded],
        HindranceKind.NoReason => reader[AllocatingWords.ReasonNeeded],
        HindranceKind.MovedOn or HindranceKind.NotFromHere => reader[AllocatingWords.MovedOn],
        _ => done.Wrong!.Contains("second person", StringComparison.Ordinal) ? reader[Words.SecondPersonNeeded]
            : done.Wrong.Contains("fall short", StringComparison.Ordinal) ? reader[AllocatingWords.FallsShort]
            : done.Wrong.Contains("being broken down", StringComparison.Ordinal) ? reader[AllocatingWords.AlreadyOpen]
            : done.Wrong.Contains("no figure is another", StringComparison.Ordinal) ? reader[AllocatingWords.NothingChanged] : done.Wrong,
    };

    static IResult Answer(Reader reader, HttpContext context, StepResult done, string page) => done.Case is { } matter ? Results.Redirect(page + matter.Id) : Front.BadRequest(reader, context, Said(reader, done));

    static string? Reason(IFormCollection form) => form["reason"].ToString().Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, LongestReason)] : null;

    /// <summary>The figures typed for the children, and everything that is wrong with them: what is none, and what is beyond its bounds.</summary>
    static (Dictionary<string, double> Figures, List<string> Wrongs) Figures(Reader reader, BreakdownView view, IFormCollection form)
    {
        var (figures, wrongs) = (new Dictionary<string, double>(), new List<string>());
        foreach (var child in view.Of.Children.Where(c => form.ContainsKey($"f-{c.Subject}")))
            if (!Number(form[$"f-{child.Subject}"].ToString(), out var figure)) wrongs.Add(reader.Say(AllocatingWords.FigureOfNone, reader.Desk.World.Population.NameOf(child.Id), form[$"f-{child.Subject}"].ToString()));
            else if (Portal.Shell.Figures.Plain(child.Figure, 4) != Portal.Shell.Figures.Plain(figure, 4)) figures[child.Subject] = figure; // what was not touched keeps its every digit
        var step = AllocationRules.Of(reader.Desk.World.Catalogue).StepOf(view.Of.Shape);
        wrongs.AddRange(view.Of.Children.Where(c => view.Of.Shape is TreeShape.Intensity or TreeShape.Rate && figures.TryGetValue(c.Subject, out var figure) && !c.Takes(figure, step))
            .Select(c => reader.Say(AllocatingWords.NotAMultiple, reader.Desk.World.Population.NameOf(c.Id), Portal.Shell.Figures.Plain(figures[c.Subject], 4), view.Of.Unit, Portal.Shell.Figures.Plain(step, 4))));
        wrongs.AddRange(Beyond(reader, view.Of, view.Of.Children.Where(c => figures.ContainsKey(c.Subject)).Select(c => c with { Figure = figures[c.Subject] })));
        return (figures, wrongs);
    }

    static List<string> Beyond(Reader reader, Breakdown of, IEnumerable<GivenFigure> children) => [.. OutOfBounds.Among(of, children)
        .Select(o => reader.Say(o.Impossible ? AllocatingWords.Impossible : AllocatingWords.OutOfBounds, reader.Desk.World.Population.NameOf(SubjectId.Parse(o.Subject)), Portal.Shell.Figures.Plain(o.Figure, 4), of.Unit, Portal.Shell.Figures.Plain(o.Low, 4), Portal.Shell.Figures.Plain(o.High, 4)))];

    /// <summary>Full-width digits and signs (－１３) as what they stand for. Said by hand: without culture data normalising changes nothing.</summary>
    internal static string HalfWidth(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++) to[i] = from[i] is >= '！' and <= '～' ? (char)(from[i] - '！' + '!') : from[i] == '\u3000' ? ' ' : from[i];
    });

    internal static bool Number(string text, out double figure) => double.TryParse(HalfWidth(text).Trim().Replace('−', '-').TrimEnd('%').Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out figure) && double.IsFinite(figure);
}
