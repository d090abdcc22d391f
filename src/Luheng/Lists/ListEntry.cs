using Luheng.Cases;
using Luheng.Identifiers;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Lists;

/// <summary>How it was decided whom an entry means.</summary>
public enum MatchKind : byte
{
    /// <summary>Nobody has decided yet (待匹配).</summary>
    Open,

    /// <summary>A person confirmed the enterprise, or its document gave the credit code.</summary>
    Confirmed,

    /// <summary>A person said that it is no enterprise registered here (不在册).</summary>
    None,
}

/// <summary>What was decided about whom an entry means, by whom, when and why; the candidates that a person rejected stay named.</summary>
public sealed record Match(MatchKind Kind, string By, string Name, DateTimeOffset At, string? Why)
{
    /// <summary>The credit codes that were said not to be meant.</summary>
    public IReadOnlyList<string> Rejected { get; init; } = [];
}

/// <summary>One stay of a member on a list (列入): since when, by which document, batch and reason; until when and why.</summary>
/// <param name="Id">Within its list: the same for the same member, so that a file read twice enters nobody twice.</param>
/// <param name="Member">As the document writes it: the enterprise, the park, the owner of the product or project.</param>
public sealed record ListEntry(string List, string Id, string Member)
{
    /// <summary>The kind of document that an entry is kept as.</summary>
    public const string Kind = "list-entry";

    /// <summary>The enterprise or park; null until it is confirmed.</summary>
    public SubjectId? Subject { get; init; }

    /// <summary>The product, project, equipment or capacity, where that is what is listed.</summary>
    public string? Product { get; init; }
    public string? Model { get; init; }

    /// <summary>The kind or class that the document gives, such as 存量 or a product's standard.</summary>
    public string? Class { get; init; }

    /// <summary>The province, city or county as a code (GB/T 2260); null where the document gives none that can be read.</summary>
    public string? Region { get; init; }

    /// <summary>The region as it is written.</summary>
    public string? Written { get; init; }
    public string? Industry { get; init; }
    public string? Evaluator { get; init; }
    public string? Batch { get; init; }

    /// <summary>The first day; null where only the year or not even that is known.</summary>
    public DateOnly? From { get; init; }
    public int? Year { get; init; }
    public string? Document { get; init; }
    public string? Reason { get; init; }

    /// <summary>The file and row that it was read from, or the case that led to it.</summary>
    public string? Origin { get; init; }

    /// <summary>The first day on which it stands no more; null while it stands.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The ground of leaving, by its id in the pack.</summary>
    public string? Ground { get; init; }
    public string? LeftWhy { get; init; }
    public string? LeftBy { get; init; }
    public Match? Match { get; init; }

    /// <summary>Whether it is made for demonstration (演示数据).</summary>
    public bool Demo { get; init; }

    public string Key => $"{List}/{Id}";

    /// <summary>The day since when it counts: where only the year is known its last day, so that nothing counts too early; null where nothing is known.</summary>
    public DateOnly? Since => From ?? (Year is { } year ? new DateOnly(year, 12, 31) : null);

    public MatchKind Matched => Match?.Kind ?? (Subject is null ? MatchKind.Open : MatchKind.Confirmed);

    /// <summary>Whether it stands on a day; one of unknown beginning stands.</summary>
    public bool Stands(DateOnly day) => (Since is not { } since || since <= day) && (To is not { } to || day < to);

    /// <summary>What people read: the member with its product.</summary>
    public string Title => Product is { Length: > 0 } product ? $"{Member} · {product}{(Model is { Length: > 0 } model ? $" {model}" : "")}" : Member;

    public Document Write() => new(Kind, Key, CaseJson.Write(this));

    public static ListEntry Read(string body) => CaseJson.Read<ListEntry>(body);

    /// <summary>The id of a member's stay, from what it is: names that differ in brackets, width, blanks or the legal form are one.</summary>
    /// <param name="stay">1 for the first, more for one that came back.</param>
    public static string IdOf(string member, string? product, string? model, string? province, int stay = 1)
    {
        var text = string.Join('|', FirmName.Key(member), FirmName.Key(product ?? ""), FirmName.Key(model ?? ""), province ?? "");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..16];
        return stay == 1 ? hash : $"{hash}-{stay}";
    }
}
