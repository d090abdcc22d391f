using Luheng.Access;
using Luheng.Lists;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Lists;

/// <summary>名单: every list with its members over time, imports, matching, entries, exits and selections.</summary>
static class ListsEndpoints
{
    public static void MapLists(this IEndpointRouteBuilder app)
    {
        var open = app.Needing(Act.SeePublic).Taking(Takes.Day("on"));
        open.MapGet("/lists", () => Front.Page<ListsPage>());
        open.MapTable("/lists", ListTables.Lists);
        open.MapGet("/api/v1/lists", ListTables.ListsJson);

        var one = app.Needing(ListSight.Requirement).Taking(Takes.Day("on"), Takes.Page, Takes.Whole("year", 1900, 9999), Takes.OneOf("state", ListView.States), ListView.Place("region").Or(ListView.NotPlaced), ListView.Place(ListView.Part), Takes.Sector("sector").Or(ListView.NotPlaced));
        one.MapGet("/lists/{id}", (Reader reader, HttpContext context, string id) => With(reader, context, id, list => Front.Page<ListPage>(new { View = ListView.Of(reader, list) })));
        one.MapTable("/lists/{id}", (Reader reader, HttpContext context, string id) => With(reader, context, id, list => ListTables.Members(ListView.Of(reader, list, int.MaxValue))));
        one.MapGet("/api/v1/lists/{id}", (Reader reader, HttpContext context, string id) => With(reader, context, id, list =>
            ListTables.MembersJson(reader, ListView.Of(reader, list, 1000))));
        one.MapGet("/lists/{id}/{member}", (Reader reader, HttpContext context, string id, string member) => WithEntry(reader, context, id, member, (list, entry) => Front.Page<MemberPage>(new { List = list, Entry = entry })));

        var keep = app.Needing(Act.KeepLists);
        var whole = app.Needing(new Requirement(Act.KeepLists, r => r.Whole));
        whole.MapGet("/lists/import", (Reader reader, HttpContext context) => WithOffice(reader, context, () => Front.Page<ListImportPage>()));
        whole.MapPost("/lists/import", ListImports.Look);
        whole.MapGet("/lists/import/{pending}", ListImports.Show);
        whole.MapPost("/lists/import/{pending}", ListImports.Confirm);
        keep.MapGet("/lists/matching", (Reader reader, HttpContext context) => WithOffice(reader, context, () => Front.Page<MatchingPage>(new { Queue = MatchQueue.Of(reader) })));
        keep.MapPost("/lists/matching", ListPosts.Decide);
        keep.MapGet("/lists/{id}/enter", (Reader reader, HttpContext context, string id) => WithOffice(reader, context, () => With(reader, context, id, list => Front.Page<EnterPage>(new { List = list }))));
        keep.MapPost("/lists/{id}/enter", ListPosts.Enter);
        keep.MapPost("/lists/{id}/{member}/leave", ListPosts.Leave);

        var select = app.Needing(new Requirement(Act.KeepLists) { By = r => r.May(Act.ApplyForList) ? Act.ApplyForList : Act.KeepLists });
        select.MapGet("/lists/{id}/candidates", (Reader reader, HttpContext context, string id) => WithOffice(reader, context, () => With(reader, context, id, list => list.Selected ? Front.Page<CandidatesPage>(new { View = CandidateView.Of(reader, list) }) : Front.NotFound(reader, context, id))));
        select.MapPost("/lists/{id}/candidates", SelectionPosts.Begin);
        app.MapGet("/lists/selections/{id}", SelectionPosts.Page).Needs(Act.SeeCase, Whom.Case("id"));
        app.MapPost("/lists/selections/{id}", SelectionPosts.Move).Needs(Act.SeeCase, Whom.Case("id"));
    }

    internal static IResult WithOffice(Reader reader, HttpContext context, Func<IResult> then) => reader.Office is null ? Front.NotFound(reader, context, reader[Words.NoOffice]) : then();

    internal static IResult With(Reader reader, HttpContext context, string id, Func<ListDefinition, IResult> then) =>
        ListSight.Definition(reader, id) is { } list && ListSight.Sees(reader, list) ? then(list) : Front.NotFound(reader, context, id);

    internal static IResult WithEntry(Reader reader, HttpContext context, string id, string member, Func<ListDefinition, ListEntry, IResult> then) => With(reader, context, id, list =>
        ListSight.Book(reader)?.Find(id, member) is { } entry && ListSight.Sees(reader, list, entry) ? then(list, entry) : Front.NotFound(reader, context, member));
}
