using System.Globalization;
using Luheng.Access;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Luheng.Portal.Shell;

/// <summary>Who is reading this page: the language and theme chosen, and the desk as it stood when the page was asked for.</summary>
public sealed class Reader
{
    public const string LanguageCookie = "lang";
    public const string ThemeCookie = "theme";

    readonly HttpContext context;
    readonly Desk standing;
    (Actor Of, Desk Desk)? own;
    (Actor Of, Dictionary<Act, Horizon> Known)? horizons;
    int marks;

    public Reader(IHttpContextAccessor accessor, Func<Desk> desk, Office? office = null)
    {
        Office = office;
        context = accessor.HttpContext ?? throw new InvalidOperationException("a page is read through a request");
        standing = desk();
        Language = Chosen(LanguageCookie, "zh", "en");
        Theme = Chosen(ThemeCookie, "auto", "light", "dark");
    }

    Reader(Reader of)
    {
        context = new DefaultHttpContext();
        context.Features.Set(of.Actor);
        (Office, standing, own, Language, Theme) = (of.Office, of.standing, (of.Actor, of.Desk), of.Language, of.Theme);
    }

    /// <summary>The same reader before the same desk, of no request: for what is made when the request is over.</summary>
    internal Reader Aside() => new(this);

    /// <summary>The desk as this reader may have it: read for their purposes, its sums masked where they would reveal whom they may not see, its findings those they may read.</summary>
    public Desk Desk
    {
        get
        {
            if (own is not { } made || !ReferenceEquals(made.Of, Actor)) own = made = (Actor, standing.For(Actor));
            return made.Desk;
        }
    }

    /// <summary>Where the site writes; null where it only shows.</summary>
    public Office? Office { get; }

    /// <summary>Who reads or acts.</summary>
    public Actor Actor => context.Features.Get<Actor>() ?? Actor.Public;

    /// <summary>Whether this reader may do something with a subject; what is refused is not shown either.</summary>
    public bool May(Act act, SubjectId? about = null) => standing.Policy.May(Actor, act, about);

    /// <summary>Whether the reader may make a move on a case about a subject, by what they are granted and from where they act.</summary>
    public bool May(Luheng.Cases.Move move, SubjectId about) => standing.Policy.May(Actor, move.By, about, move.Stand);

    /// <summary>Whether this reader may see a subject in a list; the same answer as <see cref="May(Act, SubjectId?)"/>, worked out once for everyone.</summary>
    public bool Sees(SubjectId subject, Act act = Act.SeeFirm) => subject.IsGroup ? May(act is Act.SeeFirm ? Act.SeeAggregate : act, subject) : Horizon(act).Sees(subject);

    internal Horizon Horizon(Act act)
    {
        if (horizons is not { } made || !ReferenceEquals(made.Of, Actor)) horizons = made = (Actor, []);
        return made.Known.TryGetValue(act, out var known) ? known : made.Known[act] = Access.Horizon.Of(standing, Actor, act);
    }

    /// <summary>Leaves a receipt of a look at commercial secrets: of one enterprise, or of those within the reader's scope.</summary>
    internal void Looked(SubjectId? enterprise, Said what)
    {
        if ((enterprise ?? standing.Policy.Grant(Actor, Act.SeeConfidential)?.Scope) is { } about) context.RequestServices.GetService<Receipts>()?.Note(this, about, what);
    }

    /// <summary>The region that the site is run for.</summary>
    internal SubjectId Whole => SubjectId.Region(Desk.Region is "" ? "000000" : Desk.Region);

    /// <summary>A name for a part of the page that no other part has, nor a panel beside it.</summary>
    internal string Mark() => $"{(Panel ? "p" : "w")}{++marks}";

    /// <summary>By which door and from where, for the audit trail.</summary>
    public string From => $"{(Actor.Key is { } key ? $"API {key}" : "网页")} {context.Connection.RemoteIpAddress}".TrimEnd();
    public string Language { get; }
    public string Theme { get; }
    public bool English => Language == "en";
    public string HtmlLanguage => English ? "en" : "zh-CN";

    /// <summary>The site's own address as this reader reached it.</summary>
    public string Site => $"{context.Request.Scheme}://{context.Request.Host}";
    public string Path => context.Request.Path.Value ?? "/";

    /// <summary>Whether the page can be had again by its address alone.</summary>
    internal bool Reads => HttpMethods.IsGet(context.Request.Method);
    public string Route(string name) => context.Request.RouteValues[name]?.ToString() ?? "";

    /// <summary>Whether the request comes from a program on this machine, and not through a proxy on it.</summary>
    public bool IsLocal => context.Connection.RemoteIpAddress is { } from && System.Net.IPAddress.IsLoopback(from) && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");

    /// <summary>The key that the request carries (Authorization: Bearer KEY), or empty.</summary>
    public string Bearer => context.Request.Headers.Authorization.ToString() is { } said && said.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? said["Bearer ".Length..].Trim() : "";

    /// <summary>What the address asks, as it was written.</summary>
    internal string Asked => context.Request.QueryString.Value ?? "";
    public string Query(string name) => context.Request.Query[name].ToString();

    /// <summary>How often the address says a part of its query.</summary>
    internal int Times(string name) => context.Request.Query[name].Count;

    /// <summary>Whether only the body of the page is wanted, for the side panel.</summary>
    public bool Panel => context.Request.Headers.ContainsKey("HX-Request") || context.Request.Query.ContainsKey("panel");

    public string this[Said said] => said.In(Language);

    public string Say(Said said, params object[] with) => string.Format(CultureInfo.InvariantCulture, said.In(Language), with);

    /// <summary>This page's address with one part of its query set to another value, or removed when null.</summary>
    public string With(string name, string? value)
    {
        var kept = context.Request.Query.Where(q => q.Key != name && q.Key != "panel").SelectMany(q => q.Value.Select(v => (q.Key, Value: v ?? "")));
        return Links.To(Path, [.. kept, .. value is null ? [] : new[] { (name, value) }]);
    }

    string Chosen(string name, params string[] known)
    {
        var asked = context.Request.Query[name].ToString();
        if (known.Contains(asked)) return asked;
        return context.Request.Cookies[name] is { } kept && known.Contains(kept) ? kept : known[0];
    }
}
