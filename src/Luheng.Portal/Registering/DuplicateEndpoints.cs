using Luheng.Access;
using Luheng.Cases;
using Luheng.Portal.Shell;
using Luheng.Registering;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Registering;

/// <summary>Entries that may be one enterprise, to be decided on; and who came and went.</summary>
static class DuplicateEndpoints
{
    public static void MapDuplicates(this IEndpointRouteBuilder app)
    {
        app.MapGet("/register/duplicates", (Reader reader) => Front.Page<DuplicatesPage>(new { Pairs = Of(reader) }));
        app.MapPost("/register/duplicates", Apart);
        app.MapGet("/register/changes", (Reader reader) => Front.Page<ScopePage>());
    }

    static List<LikelyPair> Of(Reader reader)
    {
        var apart = reader.Office is { } office ? NearDuplicates.Apart(office.Ledger) : new HashSet<string>();
        return [.. reader.Desk.Remember("register-pairs", () => NearDuplicates.In(reader.Desk.World.Population)).Where(p => !apart.Contains(p.Id) && reader.May(Act.SeeRegister, p.One.Id) && reader.May(Act.SeeRegister, p.Other.Id))];
    }

    /// <summary>Keeps that two entries are two enterprises, so that nobody asks again.</summary>
    static async Task<IResult> Apart(Reader reader, HttpContext context)
    {
        var typed = await context.Request.ReadFormAsync();
        if (reader.Office is not { } office || !SubjectId.TryParse(typed["one"], out var one, out _) || !SubjectId.TryParse(typed["other"], out var other, out _)) return Front.NotFound(reader, context);
        if (!reader.May(Act.EditRegister, one) || !reader.May(Act.EditRegister, other)) return Front.Refused(reader, context, reader[Words.NotYours]);
        var id = LikelyPair.IdOf(one.Text, other.Text);
        office.Ledger.Commit(new($"核定为两家企业：{one}、{other}", reader.Actor.Account, [], []) { From = reader.From, Documents = [new(NearDuplicates.ApartKind, id, CaseJson.Write(new { by = reader.Actor.Account, name = reader.Actor.Name, at = office.Clock.GetUtcNow() }))] });
        return Results.Redirect("/register/duplicates");
    }
}
