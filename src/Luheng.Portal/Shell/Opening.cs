using System.Globalization;
using Luheng.Registry;

namespace Luheng.Portal.Shell;

/// <summary>A number in a sentence that, pressed, shows how it came about (see <see cref="Worked"/>); without a reckoning, one that leads to the entries it counts.</summary>
public sealed record Opening(string Shown, string By, string Href = "", string Unit = "")
{
    /// <summary>Parts or names that a reckoning lists, at most.</summary>
    const int Most = 12;

    /// <summary>A count that leads to what it counts; none leads nowhere.</summary>
    public static Opening To(int count, string href) => new(Written(count), "", count == 0 ? "" : href);

    /// <summary>A value that a text says, to be found there (see <see cref="Marked"/>).</summary>
    public static Opening In(double value, string by, string href = "") => new(Figures.Exact(value), by, href) { Value = value };

    /// <summary>The value that the page behind it explains, unrounded; null where that explains none.</summary>
    public double? Value { get => Href.StartsWith("/explain?", StringComparison.Ordinal) || Href.Contains("/reasons?", StringComparison.Ordinal) ? field : null; init; }

    /// <summary>Whatever numbers a text says that open nothing else (see <see cref="Marked.Rest"/>).</summary>
    public static Opening Other(string by, string href = "") => new("", by, href);

    /// <summary>What somebody sets, such as a clause; null where nobody is named.</summary>
    public static Opening? SetBy(Reader reader, Luheng.Packs.Citation? source) => source is null ? null : Other(reader.Say(Words.WorkedSet, $"{source}"));

    /// <summary>A count as the sum of its parts, those of none left out.</summary>
    public static Opening Sum(Reader reader, IEnumerable<(string Name, int Count)> parts, string href = "")
    {
        var known = parts.Where(p => p.Count > 0).ToList();
        var (listed, rest) = (known.Take(Most).Select(p => $"{p.Name} {Written(p.Count)}"), known.Skip(Most).ToList());
        if (rest.Count > 0) listed = listed.Append(reader.Say(Words.WorkedRest, Written(rest.Count), Written(rest.Sum(r => r.Count))));
        return new(Written(known.Sum(p => p.Count)), known.Count == 0 ? "" : reader.Say(Words.WorkedUnder, string.Join(" + ", listed)), known.Count == 0 ? "" : href);
    }

    /// <summary>A count with the names of those counted.</summary>
    /// <param name="count">How many there are, where not all are named.</param>
    public static Opening Named(Reader reader, IReadOnlyCollection<string> names, string href = "", int? count = null)
    {
        var (listed, all) = (names.Take(Most).ToList(), count ?? names.Count);
        var (between, wider) = reader.English ? (", ", "; ") : ("、", "；");
        var said = string.Join(listed.Exists(n => n.Contains(between, StringComparison.Ordinal)) ? wider : between, listed);
        return new(Written(all), all > listed.Count ? reader.Say(Words.WorkedNamesRest, said, Written(all - listed.Count)) : said, all == 0 ? "" : href);
    }

    /// <summary>A count with the names of the enterprises or regions counted.</summary>
    public static Opening Of(Reader reader, IEnumerable<SubjectId> subjects, string href = "") => Named(reader, [.. subjects.Select(reader.Desk.World.Population.NameOf)], href);

    static string Written(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
