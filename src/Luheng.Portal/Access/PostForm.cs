using Luheng.Access;
using Luheng.Accounts;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Access;

/// <summary>Posts as a form sends them: a line each of role, scope, first and last day; an empty role is no post.</summary>
static class PostForm
{
    public static IReadOnlyList<Post> Read(Reader reader, Posted form, out Said? wrong)
    {
        wrong = null;
        var (posts, scopes) = (new List<Post>(), form.All("scope"));
        foreach (var (name, at) in form.All("role").Select((name, at) => (name, at)))
        {
            if (!Enum.TryParse<Role>(name, out var role) || !Enum.IsDefined(role) || role == Role.Public) continue;
            var text = at < scopes.Count ? scopes[at].Trim().Split(' ')[0] : "";
            SubjectId? scope = null;
            if (text is not "" && !AccountRules.IsAdministrator(role))
            {
                if (SubjectId.TryParse(text, out var id, out _) && reader.Desk.World.Population.Unknown(id) is null) scope = id;
                else wrong ??= Words.ScopeUnknown;
            }
            posts.Add(new(role, scope, form.Day("from", at), form.Day("until", at)));
        }
        return posts;
    }

    public static Said? Said(PostProblem? problem) => problem switch
    {
        null => null,
        PostProblem.AdministratorsMeet => Words.AdministratorsMeet,
        PostProblem.AdministratorAndOther => Words.AdministratorAndOther,
        PostProblem.Oneself => Words.NotOneself,
        PostProblem.EndsBeforeItStarts => Words.PostEndsEarly,
        _ => Words.ScopeNeeded,
    };
}
