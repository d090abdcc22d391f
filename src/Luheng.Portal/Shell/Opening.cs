using System.Globalization;

namespace Luheng.Portal.Shell;

/// <summary>A number in a sentence that, pressed, shows how it came about (see <see cref="Worked"/>); without a reckoning, one that leads to the entries it counts.</summary>
public sealed record Opening(string Shown, string By, string Href = "", string Unit = "")
{
    /// <summary>Parts or names that a reckoning lists, at most.</summary>
    const int Most = 12;

    /// <summary>A count that leads to what it counts; none leads nowhere.</summary>
    public static Opening To(int count, string href) => new(Written(count), "", count == 0 ? "" : href);

    /// <summary>A count as the sum of its parts, those of none left out.</summary>
    public static Opening Sum(Reader reader, IEnumerable<(string Name, int Count)> parts, string href = "")
    {
        var known = parts.Where(p => p.Count > 0).ToList();
        var (listed, rest) = (known.Take(Most).Select(p => $"{p.Name} {Written(p.Count)}"), known.Skip(Most).ToList());
        if (rest.Count > 0) listed = listed.Append(reader.Say(Words.WorkedRest, Written(rest.Count), Written(rest.Sum(r => r.Count))));
        return new(Written(known.Sum(p => p.Count)), known.Count == 0 ? "" : reader.Say(Words.WorkedUnder, string.Join(" + ", listed)), known.Count == 0 ? "" : href);
    }

    /// <summary>A count with the names of those counted.</summary>
    public static Opening Named(Reader reader, IReadOnlyCollection<string> names, string href = "")
    {
        var (between, wider) = reader.English ? (", ", "; ") : ("、", "；");
        var listed = string.Join(names.Any(n => n.Contains(between, StringComparison.Ordinal)) ? wider : between, names.Take(Most));
        return new(Written(names.Count), names.Count > Most ? reader.Say(Words.WorkedNamesRest, listed, Written(names.Count - Most)) : listed, names.Count == 0 ? "" : href);
    }

    static string Written(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
