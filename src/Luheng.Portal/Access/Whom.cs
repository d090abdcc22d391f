using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Access;

/// <summary>Whom an address is about. What cannot be read is nobody: the endpoint says so itself.</summary>
static class Whom
{
    /// <summary>A subject named by a part of the path.</summary>
    public static Func<Reader, SubjectId?> Route(string name, string prefix = "") => reader => Read(prefix + reader.Route(name));

    /// <summary>A subject named by the query.</summary>
    public static Func<Reader, SubjectId?> Query(string name) => reader => Read(reader.Query(name));

    /// <summary>The owner of a meter named by a part of the path.</summary>
    public static Func<Reader, SubjectId?> Meter(string name) => reader => reader.Desk.Station?.Book.Find(reader.Route(name))?.Owner;

    /// <summary>Whom a case is about that is named by a part of the path.</summary>
    public static Func<Reader, SubjectId?> Case(string name) => reader => reader.Office?.Cases.Find(reader.Route(name))?.Subject;

    static SubjectId? Read(string text) => text is not "" && SubjectId.TryParse(text, out var id, out _) ? id : null;
}
