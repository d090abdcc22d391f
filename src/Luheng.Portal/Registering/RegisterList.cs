using System.Globalization;
using Luheng.Access;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registering;
using Luheng.Registry;

namespace Luheng.Portal.Registering;

/// <summary>A page of the register: who was found, from a cursor on.</summary>
public sealed record RegisterList(RegisterQuery Query, IReadOnlyList<RegisterHit> Rows, IReadOnlyList<(string City, int Count)> Found, int Registered, string? Next, int Left)
{
    public const int PageSize = 50;

    public int Total => Found.Sum(c => c.Count);

    const int LongestText = 200;

    internal static RegisterIndex Index(Desk desk) => desk.Remember("register", () => new RegisterIndex(desk.World.Population, desk.AsOf));

    internal static RegisterQuery Read(Reader reader)
    {
        var text = reader.Query("q").Trim();
        return new(text[..Math.Min(text.Length, LongestText)], reader.Query("region"), reader.Query("industry"), reader.Query("park"), reader.Query("status") switch
        {
            "active" => OperatingStatus.Active,
            "suspended" => OperatingStatus.Suspended,
            "deregistered" => OperatingStatus.Deregistered,
            _ => null,
        });
    }

    internal static RegisterList Of(Reader reader, int size = PageSize)
    {
        var (index, query, cursor) = (Index(reader.Desk), Read(reader), reader.Query("after"));
        var hits = index.Find(query, SeesAll(reader) ? null : id => reader.May(Act.SeeRegister, id));
        var first = cursor is "" ? 0 : hits.FindIndex(h => h.Subject.Id.Text == cursor) + 1;
        var rows = hits.Skip(first).Take(size).ToList();
        var left = hits.Count - first - rows.Count;
        return new(query, rows, EnterpriseList.ByCity(reader.Desk.World.Population, hits.Select(h => h.Subject.Latest.Region)), index.Count, left > 0 ? rows[^1].Subject.Id.Text : null, left);
    }

    /// <summary>Whether everybody registered lies in a region that the reader may see, so that none need be asked for singly.</summary>
    static bool SeesAll(Reader reader) => reader.Desk.Region is not "" && reader.May(Act.SeeRegister, SubjectId.Region(reader.Desk.Region))
        && reader.Desk.Remember("register-within", () => (object)reader.Desk.World.Population.Subjects.All(s => reader.Desk.World.Population.Regions.Within((s.On(reader.Desk.AsOf) ?? s.Latest).Region, reader.Desk.Region))) is true;

    internal string Address(string path, string? after = null) => Links.To(path, ("q", Query.Text), ("region", Query.Region), ("industry", Query.Industry), ("park", Query.Park), ("status", StatusWord), ("after", after ?? ""));

    public string StatusWord => Query.Status?.ToString().ToLowerInvariant() ?? "";

    internal static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
}
