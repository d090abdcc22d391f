using Luheng.Access;
using Luheng.Portal.Planning;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Boards;

/// <summary>The first page, by what the reader is here for.</summary>
static class Home
{
    /// <summary>The scope of the reader's first post that has one.</summary>
    public static SubjectId? ScopeOf(Reader reader) => reader.Actor.Posts.FirstOrDefault(p => p.Scope is not null && p.Holds(reader.Desk.AsOf))?.Scope;

    public static IResult Of(Reader reader, HttpContext context)
    {
        var post = reader.Actor.Posts.FirstOrDefault(p => p.Holds(reader.Desk.AsOf));
        return (post?.Role, post?.Scope) switch
        {
            (Role.Evaluator or Role.Inspector, _) => Front.Page<AssignedPage>(),
            (_, { Kind: SubjectKind.Enterprise } firm) when reader.Desk.World.Population.Find(firm) is { } subject => Front.Page<EnterprisePage>(new { Of = EnterpriseView.Of(reader.Desk, subject), IsHome = true }),
            (_, { IsGroup: true } group) when reader.May(Act.SeeFirm, group) && reader.Desk.World.Population.Unknown(group) is null => Front.Page<GroupPage>(new { Of = GroupBoard.For(reader, group), IsHome = true }),
            (null, _) => reader.Desk.HomePlan() is { } plan ? Front.Page<BoardPage>(new { Progress = reader.Desk.Board(plan) }) : Front.NotFound(reader, context),
            _ => Front.Page<DeskPage>(),
        };
    }
}
