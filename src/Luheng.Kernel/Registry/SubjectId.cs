using Luheng.Identifiers;

namespace Luheng.Registry;

/// <summary>Who or what a figure is about.</summary>
public enum SubjectKind { Enterprise, Site, Process, Region, Park, Zone, Sector }

/// <summary>A subject's name in addresses and files: a credit code, code/site, code/site/process, a region code, park:ID, zone:ID, sector:31, or 510000/sector:31.</summary>
public readonly record struct SubjectId : IComparable<SubjectId>
{
    SubjectId(SubjectKind kind, string text) => (Kind, Text) = (kind, text);

    public SubjectKind Kind { get; }
    public string Text { get; }

    /// <summary>Whether it is a group of enterprises rather than one of them.</summary>
    public bool IsGroup => Kind is SubjectKind.Region or SubjectKind.Park or SubjectKind.Zone or SubjectKind.Sector;

    /// <summary>The enterprise of a site or process, or itself.</summary>
    public SubjectId Enterprise => Kind is SubjectKind.Site or SubjectKind.Process ? new(SubjectKind.Enterprise, Text[..18]) : this;

    /// <summary>The part after the colon of a park, zone or sector.</summary>
    public string Local => Text[(Text.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>The region a sector figure is limited to, or null for the whole population.</summary>
    public string? WithinRegion => Kind == SubjectKind.Sector && Text[0] != 's' ? Text[..6] : null;

    public static SubjectId Region(string code) => new(SubjectKind.Region, code);

    public static SubjectId Sector(string code, string? region = null) =>
        new(SubjectKind.Sector, region is null ? $"sector:{code}" : $"{region}/sector:{code}");

    public static SubjectId Park(string id) => new(SubjectKind.Park, $"park:{id}");

    public static SubjectId OfEnterprise(string code, string? site = null) =>
        site is null ? new(SubjectKind.Enterprise, code) : new(SubjectKind.Site, $"{code}/{site}");

    public static SubjectId Parse(string text) =>
        TryParse(text, out var id, out var problem) ? id : throw new SubjectException(text, problem);

    public static bool TryParse(string? text, out SubjectId id, out string problem)
    {
        (id, problem) = (default, "");
        var tidy = (text ?? "").Trim();
        if (tidy.Length == 6 && tidy.All(char.IsAsciiDigit)) id = Region(tidy);
        else if (Prefixed(tidy, "park:")) id = new(SubjectKind.Park, tidy);
        else if (Prefixed(tidy, "zone:")) id = new(SubjectKind.Zone, tidy);
        else if (Prefixed(tidy, "sector:")) id = new(SubjectKind.Sector, tidy);
        else if (tidy.Length > 14 && tidy[..6].All(char.IsAsciiDigit) && Prefixed(tidy[6..], "/sector:")) id = new(SubjectKind.Sector, tidy);
        else
        {
            var parts = tidy.Split('/', 3);
            var code = CreditCode.Tidy(parts[0]);
            if (CreditCode.Wrong(code) is { } wrong)
            {
                problem = code.Length is 0 ? "the subject is empty" : wrong;
                return false;
            }
            if (parts.Skip(1).Any(string.IsNullOrWhiteSpace))
            {
                problem = $"'{tidy}' has an empty site";
                return false;
            }
            id = new((SubjectKind)(parts.Length - 1), string.Join('/', parts.Skip(1).Select(p => p.Trim()).Prepend(code)));
        }
        return true;
    }

    static bool Prefixed(string text, string prefix) => text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length;

    public int CompareTo(SubjectId other) => string.CompareOrdinal(Text, other.Text);

    public override string ToString() => Text;
}
