using Luheng.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Access;

/// <summary>What an endpoint asks of whoever comes: an act, and about whom. An endpoint without one is refused to everybody.</summary>
/// <param name="Act">Null where the endpoint lets in by a key of its own kind, such as a gateway's.</param>
/// <param name="About">Whom it is about, from the address; it gives null where no subject is named.</param>
/// <param name="OrKey">Whether a key that the request carries opens it too, such as a gateway's for the meters it writes.</param>
public sealed record Requirement(Act? Act, Func<Reader, SubjectId?>? About = null, Func<Reader, bool>? OrKey = null);

/// <summary>How endpoints say what they need. The last word counts: a group says what most need, an endpoint what it needs itself.</summary>
public static class Requirements
{
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Act act, Func<Reader, SubjectId?>? about = null, Func<Reader, bool>? orKey = null) where TBuilder : IEndpointConventionBuilder =>
        endpoint.With(new(act, about, orKey));

    /// <summary>For doors of machines, which look at a key themselves.</summary>
    public static TBuilder HasItsOwnKey<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.With(new(null));

    /// <summary>Endpoints that, where they say nothing else, need an act.</summary>
    public static RouteGroupBuilder Needing(this IEndpointRouteBuilder app, Act act) => app.MapGroup("").Needs(act);

    static TBuilder With<TBuilder>(this TBuilder endpoint, Requirement requirement) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(requirement));
        return endpoint;
    }
}
