using System.Globalization;
using Luheng.Cases;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Cases;

/// <summary>Naming who stands in while one is away, and looking where one was called.</summary>
static class WorkPosts
{
    public static async Task<IResult> Deputy(Reader reader, HttpContext context)
    {
        if (reader.Office is not { } office) return Front.Refused(reader, context, reader[Words.NoOffice]);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var me = reader.Actor;
        if (form["end"] == "1")
        {
            office.Deputies.Commit(new("结束外出代办", me.Account, [], []) { From = reader.From, Documents = [new(Luheng.Cases.Deputy.Kind, me.Account, Ended(office, me.Account))] });
            return Results.Redirect("/work");
        }
        if (People.Find(reader, form["stands"].ToString()) is not { } person || person.Account == me.Account || !TryDay(form["from"].ToString(), out var from) || !TryDay(form["until"].ToString(), out var until) || until < from)
            return Front.BadRequest(reader, context, reader[Words.DeputyWrong]);
        var deputy = new Deputy(me.Account, me.Name, person.Account, person.Name, from, until);
        office.Deputies.Commit(new($"外出代办：{me.Name} → {person.Name}", me.Account, [], []) { From = reader.From, Documents = [deputy.Write()] });
        return Results.Redirect("/work");
    }

    /// <summary>Opens where somebody was called, and notes that they looked.</summary>
    public static IResult Called(Reader reader, HttpContext context)
    {
        var about = reader.Query("about");
        if (CommentPosts.PlaceOf(reader, about) is not { } place) return Front.NotFound(reader, context, about);
        if (!reader.May(place.See, place.Subject)) return Front.Refused(reader, context, reader[Words.NotYours]);
        reader.Office!.Comments.See(reader.Actor.Account, about);
        return Results.Redirect(place.Address + "#comments");
    }

    /// <summary>A deputyship that ended yesterday; what it was stays in the ledger.</summary>
    static string Ended(Office office, string account) =>
        office.Deputies.Find(account) is { } known ? CaseJson.Write(known with { Until = Luheng.Time.China.Today(office.Clock).AddDays(-1) }) : "";

    static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
