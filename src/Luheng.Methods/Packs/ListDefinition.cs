using Luheng.Quantities;

namespace Luheng.Packs;

/// <summary>What stands on a list: an enterprise, a park (园区), a product, a project, or equipment and capacity (设备、产能).</summary>
public enum ListMember { Enterprise, Park, Product, Project, Equipment }

/// <summary>A list (名单): what stands on it, who decides and on which basis, whether it is public, how one comes on it and off it.</summary>
public sealed record ListDefinition(string Id, Said Name, ListMember Member, Said Authority, bool IsPublic, Citation Source, Confidence Confidence)
{
    /// <summary>The item that the number of its members is an observation of; null where it is none.</summary>
    public string? Counts { get; init; }

    /// <summary>Whether members are selected by the procedure from application to publicity (遴选).</summary>
    public bool Selected { get; init; }

    /// <summary>For how many years an entry holds; null where nothing says.</summary>
    public int? ValidYears { get; init; }

    /// <summary>Working days of publicity (公示) before an entry; null where nothing says.</summary>
    public int? NoticeDays { get; init; }
    public Citation? NoticeSource { get; init; }
    public Confidence NoticeConfidence { get; init; } = Confidence.Design;
    public IReadOnlyList<EntryCondition> Conditions { get; init; } = [];
    public IReadOnlyList<LeavingGround> Leaving { get; init; } = [];
    public IReadOnlyList<ListBatch> Batches { get; init; } = [];
    public Citation? BatchSource { get; init; }
    public Confidence BatchConfidence { get; init; } = Confidence.Design;
    public Said Note { get; init; } = Said.Nothing;

    /// <summary>Whether what stands on it belongs to an enterprise, so that it is matched to the register.</summary>
    public bool IsOfEnterprises => Member != ListMember.Park;
}

/// <summary>A condition of entry: computed from an item or a benchmark where it can be, else asked for (待核), else a gap of its text.</summary>
/// <param name="Item">The item that it is held against; null where no item says.</param>
/// <param name="Line">The level that every product line must stand at, advanced or level-1; null where it is not about lines.</param>
/// <param name="Gap">Whether the text of the condition is not at hand.</param>
public sealed record EntryCondition(string Id, Said Says, string? Item, Quantity? AtLeast, Quantity? Above, Quantity? AtMost, string? Line, bool Gap, Citation Source, Confidence Confidence);

/// <summary>A reason for which a member leaves.</summary>
public sealed record LeavingGround(string Id, Said Says);

/// <summary>A batch of a list (批次): its year, and its day where that is known.</summary>
public sealed record ListBatch(string Id, Said Name, int? Year, DateOnly? On, string Document);
