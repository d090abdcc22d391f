using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Boards;

/// <summary>Views kept under a name: kept, opened by anybody who has the address, given up by their owner.</summary>
static class ViewsEndpoints
{
    const int Most = 200;

    public static void MapViews(this IEndpointRouteBuilder app)
    {
        app.MapPost("/views", Keep).Needs(Act.UseSite);
        app.MapGet("/views/{id}", (Reader reader, HttpContext context, string id) => SavedView.Find(reader, id) is { } view ? Results.LocalRedirect(Links.Ascii(view.Address)) : Front.NotFound(reader, context)).Needs(Act.UseSite);
        app.MapPost("/views/{id}/remove", Remove).Needs(Act.UseSite);
    }

    static async Task<IResult> Keep(Reader reader, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, address) = (form["name"].ToString(), form["address"].ToString());
        if (reader.Office is not { } office) return Front.NotFound(reader, context);
        if (!SavedView.IsGood(name, address)) return Front.BadRequest(reader, context, reader.Say(Words.ViewWrong, SavedView.LongestName));
        if (SavedView.Of(reader).Count >= Most) return Front.BadRequest(reader, context, reader.Say(Words.ViewsFull, Most));
        var view = SavedView.Make(reader, name, address);
        office.Ledger.Commit(Draft(reader, reader.Say(Words.ViewKept, view.Name), view.Write()));
        return Results.LocalRedirect(Links.Ascii(view.Address));
    }

    static IResult Remove(Reader reader, HttpContext context, string id)
    {
        if (SavedView.Find(reader, id) is not { } view) return Front.NotFound(reader, context);
        if (view.Account != reader.Actor.Account) return Front.Refused(reader, context, reader[Words.NotYours]);
        reader.Office!.Ledger.Commit(Draft(reader, reader.Say(Words.ViewRemoved, view.Name), new(SavedView.Kind, id, "")));
        return Results.LocalRedirect(Links.Ascii(view.Address));
    }

    static BatchDraft Draft(Reader reader, string title, Document document) => new(title, reader.Actor.Account, [], []) { From = reader.From, Documents = [document] };
}
