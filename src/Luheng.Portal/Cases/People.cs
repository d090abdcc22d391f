using Luheng.Access;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Cases;

/// <summary>Who is known here by name, for passing on, standing in and calling.</summary>
static class People
{
    /// <summary>Every account in use, with the posts held today; in a demonstration the invented people too.</summary>
    public static IReadOnlyList<Actor> All(Reader reader)
    {
        if (reader.Office is not { } office) return [];
        var today = office.Clock.Today();
        var accounts = office.Accounts.All.Where(a => a.DisabledAt is null).OrderBy(a => a.Id, StringComparer.Ordinal).Select(a => new Actor(a.Id, a.Name, [.. a.On(today)]));
        return [.. office.Demo ? Personas.Of(reader.Desk) : [], .. accounts];
    }

    public static Actor? Find(Reader reader, string account) => All(reader).FirstOrDefault(a => a.Account == account);

    /// <summary>An account's name; the account itself where it is not known any more.</summary>
    public static string Name(Reader reader, string account) => Find(reader, account)?.Name ?? (reader.Desk.IsDemo ? Personas.Invented(reader, account) : null) ?? reader.Office?.Accounts.Find(account)?.Name ?? account;

    /// <summary>Others who may do something with a subject.</summary>
    public static IEnumerable<Actor> Who(Reader reader, Act act, SubjectId? about) =>
        All(reader).Where(a => a.Account != reader.Actor.Account && reader.Desk.Policy.May(a, act, about));
}
