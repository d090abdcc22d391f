using System.Globalization;
using Luheng.PlanReading.Confirming;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.PlanReading;

/// <summary>Naming a plan that was read, and putting what is confirmed in force.</summary>
static class PublishPosts
{
    const int Longest = 200;

    public static async Task<IResult> Frame(Reader reader, HttpContext context, string reading)
    {
        var form = await Posted.Of(context);
        return ReadingEndpoints.With(reader, context, reading, review =>
        {
            int Year(string name) => int.TryParse(form[name].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0;
            var (name, from, to) = (form.Line("name", Longest), Year("from"), Year("to"));
            // The id follows the years as long as nobody has chosen one or published under it.
            var (old, typed) = (review.Upload.Frame, form.Line("plan", 64).ToLowerInvariant());
            var plan = typed is "" || (typed == old.Plan && old.Plan == PlanFrame.IdOf(review.Upload.Whose, old.From, old.To) && PublishedPlans.Find(reader.Office!.Ledger, old.Plan) is null) ? PlanFrame.IdOf(review.Upload.Whose, from, to) : typed;
            var frame = new PlanFrame(plan, new(name, form.Line("name_en", Longest)), form.Line("document", Longest) is { Length: > 0 } document ? document : name, from, to, Year("base"));
            if (frame.Wrong() is { Count: > 0 } wrong) return Front.Page<PublishPage>(new { Of = PublishView.Of(reader, review) with { Wrong = [.. wrong.Select(w => reader[w])] } }, 422);
            reader.Office!.Readings.Rename(review, frame, ReadingEndpoints.By(reader));
            return Results.Redirect($"{ReadingView.AddressOf(reading)}/publish");
        });
    }

    public static async Task<IResult> Publish(Reader reader, HttpContext context, string reading)
    {
        var form = await Posted.Of(context);
        return ReadingEndpoints.With(reader, context, reading, review =>
        {
            var view = PublishView.Of(reader, review);
            IResult Again(string wrong, int status) => Front.Page<PublishPage>(new { Of = view with { Wrong = [wrong] } }, status);
            if (view.Hinders.Count > 0) return Again(reader.Say(PublishWords.NotReady, view.Hinders.Count), 409);
            if (view.Open > 0 && form["with_open"] != "yes") return Again(reader[PublishWords.WithOpenNeeded], 422);
            var (plan, wrong) = reader.Office!.Readings.Publish(review, view.Pack, reader.Desk.World.Catalogue, ReadingEndpoints.By(reader), form.Line("why", Longest) is { Length: > 0 } why ? why : null);
            return wrong is not null ? Again(reader[wrong], 409) : Results.Redirect($"{ReadingView.AddressOf(reading)}/publish?done={plan!.Version}");
        });
    }
}
