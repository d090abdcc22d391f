using Luheng.Access;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Returns;
using Luheng.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Returns;

/// <summary>Calendar, board, queue, who is late, and what can be done for many at once.</summary>
static class ListEndpoints
{
    const int MostAtOnce = 500;

    public static void MapReturnLists(this IEndpointRouteBuilder app)
    {
        app = app.MapGroup("").Taking(Takes.OneOf("state", Enum.GetNames<ReturnState>()), Takes.OneOf("show", [.. ListPage.Shows.Select(s => s.Show)]));
        app.MapGet("/returns", (Reader reader, HttpContext context) => Board(reader, context, board => board.Own is { } own ? Front.Page<CalendarPage>(new { Board = board, Enterprise = own }) : Front.Page<BoardPage>(new { Board = board }))).Needs(Act.SeeReturn);
        app.MapTable("/returns", (Reader reader, HttpContext context) => Board(reader, context, board => Lines(reader, board.Own is { } own ? board.Of(own) : [.. Due(reader).SelectMany(f => board.Periods(f).SelectMany(p => board.Of(f, p)))], board.Today).As("returns", FormWords.Returns))).Needs(Act.SeeReturn);
        Takes[] list = [new("form", (_, _) => null) { Needed = true, Absent = (reader, text) => FormsOf(reader).ContainsKey(text) ? null : Takes.NotOneOf("form", text, [.. FormsOf(reader).Keys.Order(StringComparer.Ordinal)]) },
            new("period", (reader, text) => IsYearly(reader) ? (Shaped(text, PeriodKind.Year) ? null : Words.NotAYear.Filled("period", text)) : Shaped(text, PeriodKind.Month) ? null : Words.NotAMonth.Filled("period", text)) { Needed = true }];
        app.MapGet("/returns/list", (Reader reader, HttpContext context) => Listed(reader, context, (board, form, period) => Front.Page<ListPage>(new { Board = board, Form = form, Period = period, Show = reader.Query("show") }))).Needs(Act.SeeReturn).Taking(list);
        app.MapTable("/returns/list", (Reader reader, HttpContext context) => Listed(reader, context, (board, form, period) => Lines(reader, ListPage.Chosen(board, form, period, reader.Query("show")), board.Today).As($"returns-{form.Id}-{period}"))).Needs(Act.SeeReturn).Taking(list);
        app.MapGet("/returns/queue", (Reader reader, HttpContext context) => Board(reader, context, board => Front.Page<QueuePage>(new { Board = board, State = State(reader) }))).Needs(Act.SeeReturn);
        app.MapGet("/returns/next", (Reader reader, HttpContext context) => Board(reader, context, board => Next(reader, board))).Needs(Act.SeeReturn).Taking(Takes.OneOf("back", "1"), new("after", (_, _) => null) { Absent = (reader, text) => ReturnKey.Of(text, reader.Desk.World.Catalogue) is null ? FormWords.NoSuchReturn.Filled("after", text) : null });
        app.MapPost("/returns/many", (Reader reader, HttpContext context) => Board(reader, context, _ => Many(reader, context))).Needs(Act.SeeReturn);
        app.MapPost("/returns/remind", (Reader reader, HttpContext context) => Board(reader, context, _ => Remind(reader, context))).Needs(Act.ReviewReturn);
    }

    public static IResult Board(Reader reader, HttpContext context, Func<ReturnBoard, IResult> then) =>
        reader.Office is { } office ? then(new(reader, office)) : Front.NotFound(reader, context, reader[FormWords.NothingIsFiledHere]);

    public static IEnumerable<Form> Due(Reader reader) => reader.Desk.World.Catalogue.Forms.Values.Where(f => f.Due is not null).OrderBy(f => f.Id, StringComparer.Ordinal);

    public static ReturnState State(Reader reader) => Enum.TryParse<ReturnState>(reader.Query("state"), out var state) && Enum.IsDefined(state) ? state : reader.May(Act.AcceptReturn) ? ReturnState.Reviewed : ReturnState.Submitted;

    static IResult Listed(Reader reader, HttpContext context, Func<ReturnBoard, Form, Period, IResult> then) => Board(reader, context, board =>
        then(board, FormsOf(reader)[reader.Query("form")], Period.Parse(reader.Query("period"))));

    static IReadOnlyDictionary<string, Form> FormsOf(Reader reader) => reader.Desk.World.Catalogue.Forms;

    static bool IsYearly(Reader reader) => FormsOf(reader).GetValueOrDefault(reader.Query("form")) is { } form && ReturnKey.Shape(form) == PeriodKind.Year;

    static bool Shaped(string text, PeriodKind kind) => Period.TryParse(text, out var period) && period.Kind == kind;

    static Table Lines(Reader reader, IReadOnlyList<Standing> standings, DateOnly today)
    {
        var csv = new Table("form", "period", "credit_code", "name", "state", "due", "late", "address");
        foreach (var s in standings)
            csv.Row(s.Key.Form.Id, s.Key.Period.ToString(), s.Key.Subject.Text, reader.Desk.World.Population.NameOf(s.Key.Subject), s.Imported ? reader[FormWords.Imported] : reader[ReturnWords.Of(s.State)], s.Due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), s.Late(today) ? 1 : 0, s.Key.Address);
        return csv;
    }

    /// <summary>The next return that waits, after one that was just looked at; the list where there is none.</summary>
    static IResult Next(Reader reader, ReturnBoard board)
    {
        var (state, waiting) = (State(reader), board.In(State(reader)));
        var after = waiting.ToList().FindIndex(s => s.Key.Case == reader.Query("after"));
        var next = reader.Query("back") is "1" ? (after > 0 ? waiting[after - 1] : null) : after + 1 < waiting.Count ? waiting[after + 1] : null;
        return Results.Redirect(next is { } one ? $"{one.Key.Address}?queue={state}" : $"/returns/queue?state={state}");
    }

    /// <summary>Accepts, or passes on, those ticked that need no word; each is a step of its own.</summary>
    static IResult Many(Reader reader, HttpContext context)
    {
        var (form, done, left) = (context.Request.Form, 0, new List<string>());
        var move = form["move"].ToString() is ReturnProcedure.Accept ? ReturnProcedure.Accept : ReturnProcedure.Pass;
        foreach (var id in form["case"].OfType<string>().Distinct().Take(MostAtOnce))
        {
            if (ReturnKey.Of(id, reader.Desk.World.Catalogue) is not { } key || !reader.May(Act.SeeReturn, key.Subject)) continue;
            var one = OneReturn.Of(reader, reader.Office!, key);
            if (one.Paper is not { } paper || one.Check(paper).Problems.Count > 0) left.Add(reader.Say(FormWords.NotInBulk, key.Form.Code, one.Name));
            else if (ReturnSteps.Take(one, move, null, new Dictionary<string, string>(), null) is { Refused: false, Wrong: null }) done++;
            else left.Add($"{key.Form.Code} {one.Name}");
        }
        return Front.Page<DonePage>(new { Title = reader.Say(FormWords.ManyDone, done), Left = left, Back = $"/returns/queue?state={(move is ReturnProcedure.Accept ? ReturnState.Reviewed : ReturnState.Submitted)}" });
    }

    static IResult Remind(Reader reader, HttpContext context)
    {
        var (form, done, left) = (context.Request.Form, 0, new List<string>());
        foreach (var id in form["case"].OfType<string>().Distinct().Take(MostAtOnce))
        {
            if (ReturnKey.Of(id, reader.Desk.World.Catalogue) is not { } key || !reader.May(Act.SeeReturn, key.Subject)) continue;
            var one = OneReturn.Of(reader, reader.Office!, key);
            if (ReturnSteps.Take(one, ReturnProcedure.Remind, ReturnInput.Reason(form), new Dictionary<string, string>(), null) is { Refused: false, Wrong: null }) done++;
            else left.Add($"{key.Form.Code} {one.Name}");
        }
        return Front.Page<DonePage>(new { Title = reader.Say(FormWords.Reminded, done), Left = left, Back = form["back"].ToString() is ['/', not '/', ..] back ? back : "/returns" });
    }
}
