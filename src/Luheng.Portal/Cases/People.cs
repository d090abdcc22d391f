using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Cases;

/// <summary>Who is known here by name, for passing on, standing in and calling.</summary>
static class People
{
    public static IReadOnlyList<Actor> All(Reader reader) => reader.Office is { Demo: true } || reader.Desk.IsDemo ? Personas.Of(reader.Desk) : [];

    public static Actor? Find(Reader reader, string account) => All(reader).FirstOrDefault(a => a.Account == account);

    /// <summary>An account's name; the account itself where it is not known any more.</summary>
    public static string Name(Reader reader, string account) => Find(reader, account)?.Name ?? account;

    /// <summary>Others who may do something with a subject.</summary>
    public static IEnumerable<Actor> Who(Reader reader, Act act, SubjectId? about) =>
        All(reader).Where(a => a.Account != reader.Actor.Account && reader.Desk.Policy.May(a, act, about));
}
