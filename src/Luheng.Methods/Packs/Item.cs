using Luheng.Formulas;
using Luheng.Quantities;
using Luheng.Registry;

namespace Luheng.Packs;

/// <summary>How an item's months make its year: a flow adds up, a stock stands at its end, a price is a mean; a condition holds until another is filed, in every period from then on.</summary>
public enum OverTime { Sum, Last, Mean, Held }

/// <summary>当量值 takes electricity at its heat content, 等价值 at what it took to make it; Unknown until an officer confirms.</summary>
public enum EnergyBasis { None, Calorific, Equivalent, Unknown }

/// <summary>Something that can be said of a subject in a period. With a formula it is an indicator and computed; without, it is filed.</summary>
public sealed record Item(string Id, Said Name, Unit Unit, Place Place)
{
    /// <summary>The definition it was made from, such as energy.consumed[carrier]; equal to the id when it stands alone.</summary>
    public required string Family { get; init; }

    /// <summary>The name with "各品种" for the member: what a formula over the whole set is said in.</summary>
    public Said FamilyName { get; init; } = Said.Nothing;
    public string? Set { get; init; }
    public string? Member { get; init; }
    public OverTime OverTime { get; init; } = OverTime.Sum;

    /// <summary>A group's figure is the sum of its members' figures. A ratio is never additive.</summary>
    public bool Additive { get; init; }
    public IReadOnlySet<SubjectKind> Of { get; init; } = new HashSet<SubjectKind>();
    public double? Minimum { get; init; }
    public double? Maximum { get; init; }

    /// <summary>For groups an official figure may be filed and then comes first.</summary>
    public bool Official { get; init; }
    public Citation? Source { get; init; }
    public Confidence Confidence { get; init; } = Confidence.Design;
    public Said Note { get; init; } = Said.Nothing;
    public Formula? Formula { get; init; }
    public EnergyBasis Basis { get; init; }
    public Said Scope { get; init; } = Said.Nothing;
    public string? PriceBase { get; init; }
    public Said Owner { get; init; } = Said.Nothing;
    public string Frequency { get; init; } = "";

    public bool IsIndicator => Formula is not null;

    /// <summary>Whether a cumulative figure cannot be right after an earlier one of its year: lower, of what only adds up. What may lie below zero may fall.</summary>
    public bool Falls(SubjectKind of, double earlier, double later) =>
        OverTime == OverTime.Sum && later >= 0 && later < earlier && (Minimum >= 0 || (Official && Additive && of is SubjectKind.Region or SubjectKind.Park or SubjectKind.Zone or SubjectKind.Sector));

    /// <summary>The items that the formula names.</summary>
    public IEnumerable<string> MadeOf => Formula is null ? [] : CycleFinder.Uses(Formula.Tree);
}

/// <summary>A closed list that families run over, such as the energy carriers.</summary>
public sealed record MemberSet(string Id, string? Of, IReadOnlyList<Member> Members);

/// <summary>One of a set: raw-coal of the carriers, with its names and attributes such as its statistical unit.</summary>
public sealed record Member(string Id, Said Name, IReadOnlyDictionary<string, string> Attributes);

/// <summary>A return that enterprises file: a grid of a set's members against measures, or a plain list of items.</summary>
/// <param name="RowSet">The set whose members are the rows, or null for a list.</param>
/// <param name="Columns">Measures of each row (item id without the member), or the items of the list.</param>
public sealed record Form(string Id, Said Name, string Frequency, string? RowSet, IReadOnlyList<FormColumn> Columns, Citation Source, Confidence Confidence)
{
    /// <summary>Its number (表号), such as 205-1; empty where the form has a name alone.</summary>
    public string Code => Id.Any(char.IsAsciiDigit) ? Id : "";

    /// <summary>By when it is filed after the end of its period; null where nobody said.</summary>
    public FormDue? Due { get; init; }

    /// <summary>Indicators that are shown while the form is filled in.</summary>
    public IReadOnlyList<string> Totals { get; init; } = [];
    public IReadOnlyList<FormCheck> Checks { get; init; } = [];

    /// <summary>Every item id the form can carry, row by row.</summary>
    public IEnumerable<string> ItemIds(Catalogue catalogue) => RowSet is null
        ? Columns.Select(c => c.Item)
        : catalogue.Sets[RowSet].Members.SelectMany(m => Columns.Select(c => $"{c.Item}.{m.Id}")).Where(catalogue.Items.ContainsKey);
}

public sealed record FormColumn(string Item, Said Name);

/// <summary>The day by which a form is due: so many months after the last one of its period, on this day of it.</summary>
public sealed record FormDue(int Months, int Day, Confidence Confidence);

/// <summary>How the figures of one form are held against each other: an account that closes (balance), a part that is no larger than its whole (part), a sum over all rows that stays within a whole (within).</summary>
public enum FormCheckKind { Balance, Part, Within }

/// <summary>A check across the cells of a form.</summary>
/// <param name="Of">The item that the terms must make, or must not exceed.</param>
/// <param name="Tolerance">The share of the larger side by which both may differ.</param>
/// <param name="Blocks">Whether it hinders filing; otherwise a word of explanation lets it pass.</param>
public sealed record FormCheck(string Id, FormCheckKind Kind, Said Name, string Of, IReadOnlyList<FormTerm> Terms, double Tolerance, bool Blocks);

/// <summary>A term of a check: an item with its sign, of this period or the one before.</summary>
public sealed record FormTerm(string Item, int Sign, bool Before);
