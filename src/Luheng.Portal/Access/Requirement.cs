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
public sealed record Requirement(Act? Act, Func<Reader, SubjectId?>? About = null, Func<Reader, bool>? OrKey = null)
{
    /// <summary>What is asked instead, where that depends on whom the address is about.</summary>
    public Func<Reader, Act>? By { get; init; }

    /// <summary>Whether somebody may. What is one's own (password, sessions, keys) needs the person, not a key; whoever comes with a key of the endpoint's own kind is asked there.</summary>
    public bool IsMet(Reader reader) => Act is not { } declared
        || ((By?.Invoke(reader) ?? declared) is var act && reader.May(act, About?.Invoke(reader)) && (act != Luheng.Access.Act.OwnAccount || reader.Actor.Key is null))
        || OrKey?.Invoke(reader) == true;
}

/// <summary>How endpoints say what they need. The last word counts: a group says what most need, an endpoint what it needs itself.</summary>
public static class Requirements
{
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Act act, Func<Reader, SubjectId?>? about = null, Func<Reader, bool>? orKey = null) where TBuilder : IEndpointConventionBuilder =>
        endpoint.With(new(act, about, orKey));

    /// <summary>For doors of machines, which look at a key themselves.</summary>
    public static TBuilder HasItsOwnKey<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.With(new(null));

    /// <summary>Endpoints that, where they say nothing else, need an act.</summary>
    public static RouteGroupBuilder Needing(this IEndpointRouteBuilder app, Act act) => app.MapGroup("").Needs(act);

    /// <summary>The same, where what is asked depends on the address.</summary>
    public static RouteGroupBuilder Needing(this IEndpointRouteBuilder app, Requirement requirement) => app.MapGroup("").With(requirement);

    /// <summary>The same about somebody whom the address names.</summary>
    public static RouteGroupBuilder Needing(this IEndpointRouteBuilder app, Act act, Func<Reader, SubjectId?> about) => app.MapGroup("").Needs(act, about);

    /// <summary>Of one enterprise or site <see cref="Act.SeeFirm"/>, of a group, or of nobody in particular, something else.</summary>
    public static Requirement FirmElse(string query, Act group, Act? nobody = null)
    {
        var about = Whom.Query(query);
        return new(nobody ?? group, about) { By = reader => about(reader) is { } subject ? (subject.IsGroup ? group : Act.SeeFirm) : nobody ?? group };
    }

    static TBuilder With<TBuilder>(this TBuilder endpoint, Requirement requirement) where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(requirement));
        return endpoint;
    }
}
