namespace Luheng.Observations;

/// <summary>How a figure came here; part of an observation's key, so that monitored and filed figures stand side by side.</summary>
public enum SourceKind : byte { Official, Filed, Monitored, Computed }

/// <summary>The legal basis on which a figure may be used (统计, 行政, 监测, 自愿, 公开, 计算, 估计, 演示).</summary>
public enum LegalBasis : byte { Statistical, Administrative, Monitoring, Voluntary, Public, Computed, Estimate, Demo }

/// <summary>Who says so, and on which legal basis.</summary>
public sealed record Source(SourceKind Kind, LegalBasis Basis, string Document)
{
    static readonly Dictionary<string, LegalBasis> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["statistical"] = LegalBasis.Statistical,
        ["统计"] = LegalBasis.Statistical,
        ["administrative"] = LegalBasis.Administrative,
        ["行政"] = LegalBasis.Administrative,
        ["monitoring"] = LegalBasis.Monitoring,
        ["监测"] = LegalBasis.Monitoring,
        ["voluntary"] = LegalBasis.Voluntary,
        ["自愿"] = LegalBasis.Voluntary,
        ["public"] = LegalBasis.Public,
        ["公开"] = LegalBasis.Public,
        ["computed"] = LegalBasis.Computed,
        ["计算"] = LegalBasis.Computed,
        ["estimate"] = LegalBasis.Estimate,
        ["估计"] = LegalBasis.Estimate,
        ["demo"] = LegalBasis.Demo,
        ["演示"] = LegalBasis.Demo,
        ["演示数据"] = LegalBasis.Demo,
    };

    /// <summary>Reads "basis", "basis: document" or only a document; what is left out follows from whether the subject is a group.</summary>
    public static Source Read(string? text, bool ofGroup)
    {
        var tidy = (text ?? "").Trim();
        var colon = tidy.IndexOfAny([':', '：']);
        var head = colon < 0 ? tidy : tidy[..colon].Trim();
        var known = Words.TryGetValue(head, out var basis);
        if (!known) basis = ofGroup ? LegalBasis.Statistical : LegalBasis.Administrative;
        var document = known ? (colon < 0 ? "" : tidy[(colon + 1)..].Trim()) : tidy;
        var kind = basis switch
        {
            LegalBasis.Monitoring => SourceKind.Monitored,
            LegalBasis.Computed or LegalBasis.Estimate => SourceKind.Computed,
            _ => ofGroup ? SourceKind.Official : SourceKind.Filed,
        };
        return new(kind, basis, document);
    }

    /// <summary>A kind of source with the basis it mostly has, where the document is no longer at hand.</summary>
    public static Source Usual(SourceKind kind) => new(kind, kind switch
    {
        SourceKind.Official => LegalBasis.Statistical,
        SourceKind.Monitored => LegalBasis.Monitoring,
        SourceKind.Computed => LegalBasis.Computed,
        _ => LegalBasis.Administrative,
    }, "");

    public override string ToString() => Document is "" ? $"{Basis}" : $"{Basis}: {Document}";
}
