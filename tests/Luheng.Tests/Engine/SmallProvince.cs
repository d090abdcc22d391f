using System.Globalization;
using Luheng.Engine;
using Luheng.Identifiers;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Tests.Packs;
using Luheng.Time;

namespace Luheng.Tests.Engine;

/// <summary>A few enterprises and what was filed about them, one line per act.</summary>
sealed class SmallProvince(Catalogue? rules = null)
{
    /// <summary>Two counties of two cities of the example province.</summary>
    public const string East = "991302", West = "991502", Province = "990000";

    readonly Catalogue rules = rules ?? RealPacks.Rules;

    public List<Subject> Subjects { get; } = [];
    public List<Observation> Filings { get; } = [];

    public SubjectId Firm(int number, string region = East, string industry = "3011", string? park = null)
    {
        var id = SubjectId.OfEnterprise(Code(number));
        Subjects.Add(new(id, $"企业{number}", [new(null, null, region, industry, park)]));
        return id;
    }

    /// <summary>An enterprise that moved: in the first county to the day, in the second from the next.</summary>
    public SubjectId Mover(int number, string from, DateOnly lastDay, string to, string industry = "3011")
    {
        var id = SubjectId.OfEnterprise(Code(number));
        Subjects.Add(new(id, $"企业{number}", [new(null, lastDay, from, industry), new(lastDay.AddDays(1), null, to, industry)]));
        return id;
    }

    public SubjectId Site(SubjectId firm, string name, string region = East, string industry = "3011")
    {
        var id = SubjectId.OfEnterprise(firm.Text, name);
        Subjects.Add(new(id, name, [new(null, null, region, industry)]));
        return id;
    }

    public SmallProvince File(SubjectId subject, string item, string period, string amount, Source? source = null, string scope = "")
    {
        var value = rules.Units.Quantity(amount).In(rules.Items[item].Unit).Amount;
        Filings.Add(new(subject, item, Period.Parse(period), value, scope, source ?? Source.Read("", subject.IsGroup), 2));
        return this;
    }

    public SmallProvince FileMonths(SubjectId subject, string item, int year, string amount, params int[] months)
    {
        foreach (var month in months.Length > 0 ? months : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) File(subject, item, $"{year}-{month:00}", amount);
        return this;
    }

    public World World(bool published = false) => Luheng.Engine.World.Of(rules, Subjects, Filings, published);

    public Answer Ask(string item, SubjectId of, string period) => Asker.Ask(World(), item, of, Period.Parse(period));

    public static string Code(int number)
    {
        var body = number.ToString("00000000", CultureInfo.InvariantCulture);
        var first = $"91990100{body}{CreditCode.BodyCheck(body)}";
        return first + CreditCode.Check(first + "0");
    }
}
