using System.Globalization;
using Luheng.PlanReading;
using Luheng.PlanReading.Confirming;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.PlanReading;

/// <summary>What is decided on the confirming page. Each decision names the version of the find that was looked at.</summary>
static class ReadingPosts
{
    const int Longest = 400;

    /// <summary>The buttons of the page share one form: which one was pressed says the find and the version, such as accept=t12:3.</summary>
    public static async Task<IResult> Decide(Reader reader, HttpContext context, string reading)
    {
        var form = await Posted.Of(context);
        return ReadingEndpoints.With(reader, context, reading, review =>
        {
            foreach (var (button, kind) in Buttons)
                if (form[button].Split(':') is [var id, var seen, ..] parts && review.Find(id) is { } find && int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                    return Made(reader, review, find, Draft(reader, form, find, kind, version, parts.Length > 2 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var of) ? of : null, out var wrong), wrong);
            return Front.BadRequest(reader, context, reader[ReadingWords.NothingHere]);
        });
    }

    static readonly (string Button, DecisionKind Kind)[] Buttons = [("accept", DecisionKind.Accept), ("reject", DecisionKind.Reject), ("undo", DecisionKind.Undo), ("take", DecisionKind.Take), ("drop", DecisionKind.Drop)];

    static DecisionDraft? Draft(Reader reader, Posted form, Reviewed find, DecisionKind kind, int seen, int? of, out IReadOnlyList<string> wrong)
    {
        wrong = [];
        var why = form.Line($"why.{find.Found.Id}", Longest) is { Length: > 0 } said ? said : null;
        if (kind == DecisionKind.Reject && why is null) wrong = [reader[ReadingWords.ReasonNeeded]];
        if (kind is not DecisionKind.Accept) return wrong.Count > 0 ? null : new(find.Found.Id, kind, seen) { Why = why, Of = of };
        var promise = Promise.Of(find.Found, reader.Desk.World.Catalogue);
        var unanswered = new List<string>();
        foreach (var question in find.Found.Ask)
            if (form.Line($"answer.{find.Found.Id}.{question.Field}", Longest) is { Length: > 0 } answer && (question.Answers.Count == 0 || question.Answers.Contains(answer))) promise = promise.Answered(question, answer);
            else unanswered.Add(reader.Say(ReadingWords.AnswerNeeded, reader[ReadingWords.Asked(question)].TrimEnd('？', '?')));
        wrong = unanswered.Count > 0 ? unanswered : [.. PromiseCheck.Wrong(promise, reader.Office!.Readings.Uploads.First(u => u.Id == reader.Route("reading")).Frame, reader.Desk.World.Catalogue).Select(w => reader[w])];
        return wrong.Count > 0 ? null : new(find.Found.Id, kind, seen) { Promise = promise };
    }

    /// <summary>The fields of one find were put right, or it is accepted or rejected from its open card.</summary>
    public static async Task<IResult> Correct(Reader reader, HttpContext context, string reading, string find)
    {
        var form = await Posted.Of(context);
        return ReadingEndpoints.With(reader, context, reading, review =>
        {
            if (review.Find(find) is not { } found) return Front.NotFound(reader, context, find);
            var (promise, wrong) = PromiseForm.Read(form, found.Promise, reader.Desk.World.Catalogue, reader);
            if (wrong.Count == 0) wrong = [.. PromiseCheck.Wrong(promise, review.Upload.Frame, reader.Desk.World.Catalogue).Select(w => reader[w])];
            // What the text leaves open is answered by the field itself; an empty one is no answer.
            if (wrong.Count == 0) wrong = [.. found.Found.Ask.Where(q => q.Field.Equals("BaseYear", StringComparison.OrdinalIgnoreCase) && promise is { BaseYear: null, Kind: FindKind.Target }).Select(q => reader.Say(ReadingWords.AnswerNeeded, reader[ReadingWords.Asked(q)].TrimEnd('？', '?')))];
            var seen = int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
            return Made(reader, review, found, wrong.Count > 0 ? null : new(find, DecisionKind.Correct, seen) { Promise = promise, Why = form.Line("why", Longest) is { Length: > 0 } why ? why : null }, wrong, promise);
        });
    }

    static IResult Made(Reader reader, PlanReview review, Reviewed find, DecisionDraft? draft, IReadOnlyList<string> wrong, Promise? typed = null)
    {
        var (id, at) = (review.Upload.Id, find.Found.Id);
        var clash = false;
        if (draft is not null)
        {
            var done = reader.Office!.Readings.Decide(id, [draft], ReadingEndpoints.By(reader), reader.Desk.World.Catalogue, $"读规划 {review.Upload.File}：{ReadingWords.Of(draft.Kind).Zh} {find.Promise.Name.Zh}");
            clash = done.Clash;
            if (done.Wrong is { } not) wrong = [reader[not]];
            review = reader.Office.Readings.Find(id, reader.Desk.World.Catalogue)!;
        }
        var status = clash ? 409 : wrong.Count > 0 ? 422 : 200;
        var view = ReadingEndpoints.ViewOf(reader, review, wrong.Count > 0 && typed is not null || clash ? at : "") with { Wrong = wrong, Typed = wrong.Count > 0 ? typed : null };
        if (reader.Panel) return Front.Page<DecidedPart>(new { View = view, Find = at }, status);
        return status == 200 ? Results.Redirect($"{Links.To(view.Address, ("show", reader.Query("show")))}#f-{at}")
            : Front.Page<ConfirmPage>(new { View = view with { Selected = at } }, status);
    }

    public static IResult UndoMine(Reader reader, HttpContext context, string reading) => ReadingEndpoints.With(reader, context, reading, review =>
    {
        var done = reader.Office!.Readings.UndoLast(reading, ReadingEndpoints.By(reader), reader.Desk.World.Catalogue);
        var after = reader.Office.Readings.Find(reading, reader.Desk.World.Catalogue)!;
        return done.Wrong is { } wrong ? Front.Page<ConfirmPage>(new { View = ReadingEndpoints.ViewOf(reader, after, "") with { Wrong = [reader[wrong]] } }, 409)
            : Results.Redirect($"{ReadingView.AddressOf(reading)}#f-{done.Made[0].Find}");
    });

    /// <summary>The least sureness that was asked for, in per cent or as a share.</summary>
    internal static double Least(string typed) => IsLeast(typed, out var said) ? (said > 1 ? said / 100 : said) : ReadingView.Sure;

    /// <summary>The least sureness, as per cent or as a share of one.</summary>
    internal static Takes LeastTakes => new("least", (_, text) => IsLeast(text, out var _) ? null : Words.NotAShare.Filled("least", text));

    static bool IsLeast(string typed, out double said) => double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out said) && said is > 0 and <= 100;

    public static async Task<IResult> TakeSure(Reader reader, HttpContext context, string reading)
    {
        var form = await Posted.Of(context);
        return ReadingEndpoints.With(reader, context, reading, review =>
        {
            // What was ticked and is still so: a find that somebody touched meanwhile stays as they left it.
            var ticked = form.All("find").ToHashSet(StringComparer.Ordinal);
            var drafts = review.Sure(Least(form["least"]), reader.Desk.World.Catalogue).Where(f => ticked.Contains($"{f.Found.Id}:{f.Version}")).Select(f => new DecisionDraft(f.Found.Id, DecisionKind.Accept, f.Version) { Promise = f.Promise }).ToList();
            if (drafts.Count > 0) reader.Office!.Readings.Decide(reading, drafts, ReadingEndpoints.By(reader), reader.Desk.World.Catalogue, $"读规划 {review.Upload.File}：一起接受 {drafts.Count} 处");
            return Results.Redirect(ReadingView.AddressOf(reading));
        });
    }

    /// <summary>The form for words that the reader missed, with what an empty find of them would be.</summary>
    public static IResult AddForm(Reader reader, HttpContext context, string reading) => ReadingEndpoints.With(reader, context, reading, review =>
    {
        var words = reader.Query("words").Trim();
        var at = int.TryParse(reader.Query("at"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : -1;
        return Front.Page<AddPage>(new { Of = AddView.Of(reader, review, words, at) });
    });

    public static async Task<IResult> Add(Reader reader, HttpContext context, string reading)
    {
        var form = await Posted.Of(context);
        return ReadingEndpoints.With(reader, context, reading, review =>
        {
            var view = AddView.Of(reader, review, form["words"].Trim(), int.TryParse(form["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : -1);
            if (view.Found is not { } found) return Front.Page<AddPage>(new { Of = view }, 422);
            var (promise, wrong) = PromiseForm.Read(form, Promise.Of(found, reader.Desk.World.Catalogue), reader.Desk.World.Catalogue, reader);
            if (wrong.Count == 0) wrong = [.. PromiseCheck.Wrong(promise, review.Upload.Frame, reader.Desk.World.Catalogue).Select(w => reader[w])];
            if (wrong.Count > 0) return Front.Page<AddPage>(new { Of = view with { Wrong = wrong, Typed = promise } }, 422);
            found = new(found.Id, promise.Kind, found.Start, found.Words, found.Clause) { Phrase = promise.Name.Zh, Because = [$"{reader.Actor.Name}补充"], Confidence = 1 };
            reader.Office!.Readings.Decide(reading, [new(found.Id, DecisionKind.Add, 0) { Added = found, Promise = promise }], ReadingEndpoints.By(reader), reader.Desk.World.Catalogue, $"读规划 {review.Upload.File}：补充 {promise.Name.Zh}");
            return Results.Redirect($"{ReadingView.AddressOf(reading)}#f-{found.Id}");
        });
    }
}
