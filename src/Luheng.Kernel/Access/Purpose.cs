using Luheng.Observations;

namespace Luheng.Access;

/// <summary>What figures are read for: which of them may be used. Everything that is done with single enterprises reads for administration.</summary>
/// <param name="Firms">Whether figures of single enterprises are read at all, and sums of them.</param>
/// <param name="Statistical">Whether those with a statistical legal basis are.</param>
/// <param name="Embargoed">Whether aggregates before their release date are.</param>
public readonly record struct Purpose(bool Firms, bool Statistical, bool Embargoed)
{
    /// <summary>What officials published of groups, and nothing else.</summary>
    public static Purpose Public { get; }

    /// <summary>Grading, orders, price, lists, and every page for whoever has no other purpose.</summary>
    public static Purpose Administration { get; } = new(true, false, false);

    /// <summary>Everything there is.</summary>
    public static Purpose Statistics { get; } = new(true, true, true);

    /// <summary>Why a figure is not read for this, or null.</summary>
    /// <param name="until">The day its batch is released, where that is still to come.</param>
    public string? Refuses(in Observation figure, DateOnly? until) =>
        !figure.Subject.IsGroup ? (!Firms ? "figures of single enterprises are not public" : figure.Source.Basis == LegalBasis.Statistical && !Statistical ? "a figure with a statistical legal basis is for statistics alone" : null)
        : until is { } day && !Embargoed ? $"a figure is under embargo until {day:yyyy-MM-dd}"
        : !Firms && figure.Source.Kind != SourceKind.Official ? "only published official figures are public"
        : null;
}
