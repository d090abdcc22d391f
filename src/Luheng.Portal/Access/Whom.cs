using Luheng.Monitoring.Hj212;
using Luheng.Portal.Shell;
using Luheng.Registry;

namespace Luheng.Portal.Access;

/// <summary>Whom an address is about. What cannot be read, or is not registered, is nobody: the endpoint says so itself.</summary>
static class Whom
{
    /// <summary>A subject named by a part of the path.</summary>
    public static Func<Reader, SubjectId?> Route(string name, string prefix = "") => reader => Read(reader, prefix + reader.Route(name));

    /// <summary>A subject named by the query.</summary>
    public static Func<Reader, SubjectId?> Query(string name) => reader => Read(reader, reader.Query(name));

    /// <summary>The owner of a meter named by a part of the path, where a slash within its id may arrive escaped.</summary>
    public static Func<Reader, SubjectId?> Meter(string name) => reader => Owner(reader, reader.Route(name)) ?? Owner(reader, Uri.UnescapeDataString(reader.Route(name)));

    /// <summary>Whom a case is about that is named by a part of the path.</summary>
    public static Func<Reader, SubjectId?> Case(string name) => reader => reader.Office?.Cases.Find(reader.Route(name))?.Subject;

    /// <summary>The owner of a meter named by the query.</summary>
    public static Func<Reader, SubjectId?> MeterQuery(string name) => reader => Owner(reader, reader.Query(name));

    /// <summary>The owner of a pollutant monitor named by a part of the path.</summary>
    public static Func<Reader, SubjectId?> Monitor(string name) => reader => reader.Desk.Station is { } station ? MonitorBook.Read(station.Ledger).Find(reader.Route(name))?.Owner : null;

    static SubjectId? Owner(Reader reader, string meter) => reader.Desk.Station?.Book.Find(meter)?.Owner;

    static SubjectId? Read(Reader reader, string text) => text is not "" && SubjectId.TryParse(text, out var id, out _) && reader.Desk.World.Population.Unknown(id) is null ? id : null;
}
