using System.Globalization;
using Luheng.Engine;
using Luheng.Identifiers;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Testing;

/// <summary>How an example came out: null when it holds, else what was found.</summary>
public sealed record PackTestResult(PackTest Test, string? Wrong);

/// <summary>Runs the examples that stand beside the rules: each makes a small world and asks it.</summary>
public static class PackTests
{
    public static IEnumerable<PackTestResult> Run(Catalogue catalogue) => catalogue.Tests.Select(test =>
    {
        try
        {
            return new PackTestResult(test, Wrong(catalogue, test));
        }
        catch (FormatException e)
        {
            return new(test, e.Message);
        }
    });

    static string? Wrong(Catalogue catalogue, PackTest test)
    {
        var period = Period.Parse(test.In);
        var region = test.Region is "" ? "990000" : test.Region;
        var subject = test.Of switch
        {
            SubjectKind.Region => SubjectId.Region(region),
            SubjectKind.Sector => SubjectId.Sector(test.Industry is "" ? "31" : test.Industry, region),
            SubjectKind.Park => SubjectId.Park("P1"),
            SubjectKind.Site => SubjectId.OfEnterprise(Code(0), "S1"),
            _ => SubjectId.OfEnterprise(Code(0)),
        };
        List<Subject> subjects = [];
        List<Observation> observations = [];
        if (!subject.IsGroup) subjects.Add(Member(subject, region, test.Industry));
        observations.AddRange(test.Given.Select(g => Given(catalogue, subject, period, g.Key, g.Value)));
        foreach (var (member, i) in test.Members.Select((m, i) => (m, i)))
        {
            var one = Member(SubjectId.OfEnterprise(Code(i + 1)), region, member.Industry is "" ? test.Industry : member.Industry);
            subjects.Add(one);
            observations.AddRange(member.Given.Select(g => Given(catalogue, one.Id, period, g.Key, g.Value)));
        }
        var world = World.Of(catalogue, subjects, observations, published: false);
        var wrong = test.Expect.Select(e => Compare(catalogue, Asker.Ask(world, e.Key, subject, period), e.Value, test.Tolerance)).OfType<string>().ToList();
        return wrong.Count == 0 ? null : string.Join("; ", wrong);
    }

    static string? Compare(Catalogue catalogue, Answer answer, string expected, double tolerance)
    {
        if (expected is "missing")
            return answer.Missing ? null : string.Create(CultureInfo.InvariantCulture, $"{answer.Item.Id} is {answer.Value} {answer.Unit}, expected it to be missing");
        var wanted = catalogue.Units.Quantity(expected).In(answer.Unit).Amount;
        return Math.Abs(answer.Value - wanted) <= tolerance ? null
            : string.Create(CultureInfo.InvariantCulture, $"{answer.Item.Id} is {answer.Value} {answer.Unit}, expected {wanted} ± {tolerance} ({string.Join("; ", answer.Because.Reasons)})");
    }

    static Observation Given(Catalogue catalogue, SubjectId subject, Period asked, string key, string value)
    {
        var parts = key.Split('@', 2, StringSplitOptions.TrimEntries);
        var item = catalogue.Items[parts[0]];
        var period = parts.Length > 1 ? Period.Parse(parts[1]) : asked;
        return new(subject, item.Id, period, catalogue.Units.Quantity(value).In(item.Unit).Amount, "", Source.Read("", subject.IsGroup), 0);
    }

    static Subject Member(SubjectId id, string region, string industry) =>
        new(id, id.Text, [new(null, null, region, industry is "" ? "3011" : industry, "P1")]);

    /// <summary>A well-formed code of an enterprise that does not exist.</summary>
    static string Code(int number)
    {
        var body = number.ToString("00000000", CultureInfo.InvariantCulture);
        var first = $"91990100{body}{CreditCode.BodyCheck(body)}";
        return first + CreditCode.Check(first + "0");
    }
}
