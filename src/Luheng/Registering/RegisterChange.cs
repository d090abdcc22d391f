using System.Text.Json.Serialization;
using Luheng.Registry;

namespace Luheng.Registering;

/// <summary>Something that is to change in the register, from a day on. Said by codes, so that it can be kept with a proposal and read again.</summary>
/// <param name="On">The first day of the new state.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "change")]
[JsonDerivedType(typeof(Rename), "rename")]
[JsonDerivedType(typeof(Describe), "describe")]
[JsonDerivedType(typeof(Restate), "status")]
[JsonDerivedType(typeof(Reclassify), "industry")]
[JsonDerivedType(typeof(Relocate), "move")]
[JsonDerivedType(typeof(Close), "close")]
[JsonDerivedType(typeof(Recode), "recode")]
[JsonDerivedType(typeof(Merge), "merge")]
[JsonDerivedType(typeof(Split), "split")]
public abstract record RegisterChange(DateOnly On)
{
    /// <summary>The paper it rests on, such as a notice of registration and its number.</summary>
    public string? Document { get; init; }

    /// <summary>The code of whom it is first of all about.</summary>
    [JsonIgnore]
    public abstract string About { get; }

    /// <summary>Every code that it touches, those that do not exist yet included.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<string> Touches => [About];

    /// <summary>Whether it moves figures from one group to another, so that a second person must agree.</summary>
    [JsonIgnore]
    public virtual bool NeedsConsent => true;
}

/// <summary>Another name from a day on (更名).</summary>
public sealed record Rename(string Code, string Name, DateOnly On) : RegisterChange(On)
{
    public override string About => Code;
    public override bool NeedsConsent => false;
}

/// <summary>What else it is called and was coded as: these lists take the place of those kept.</summary>
public sealed record Describe(string Code, IReadOnlyList<string> Aliases, IReadOnlyList<OtherName> FormerNames, IReadOnlyList<OtherCode> Codes, DateOnly On) : RegisterChange(On)
{
    public override string About => Code;
    public override bool NeedsConsent => false;
}

/// <summary>It works again, or it stands still (停产、复产).</summary>
public sealed record Restate(string Code, OperatingStatus Status, DateOnly On) : RegisterChange(On)
{
    public override string About => Code;
    public override bool NeedsConsent => false;
}

/// <summary>Another class of GB/T 4754 from a day on.</summary>
public sealed record Reclassify(string Code, string Industry, DateOnly On) : RegisterChange(On)
{
    public override string About => Code;
    public override bool NeedsConsent => false;
}

/// <summary>To another county, into a park or out of one (迁移).</summary>
public sealed record Relocate(string Code, string Region, string? Park, DateOnly On) : RegisterChange(On)
{
    public override string About => Code;
}

/// <summary>The end of an enterprise (注销).</summary>
public sealed record Close(string Code, DateOnly On) : RegisterChange(On)
{
    public override string About => Code;
}

/// <summary>The same enterprise under a new credit code (换码). What it filed stays under the old one.</summary>
public sealed record Recode(string Code, string NewCode, DateOnly On) : RegisterChange(On)
{
    public override string About => Code;
    public override IReadOnlyList<string> Touches => [Code, NewCode];
}

/// <summary>Several become one: taken in by one that is registered (吸收合并), or a new one (新设合并).</summary>
/// <param name="Codes">Those that end.</param>
/// <param name="Into">The one that stays, or the new one.</param>
/// <param name="Born">What the new one is; null where one takes the others in.</param>
public sealed record Merge(IReadOnlyList<string> Codes, string Into, Born? Born, DateOnly On) : RegisterChange(On)
{
    public override string About => Codes.Count > 0 ? Codes[0] : Into;
    public override IReadOnlyList<string> Touches => [.. Codes, Into];
}

/// <summary>One becomes several (分立): it stays and gives parts off (存续分立), or ends (解散分立).</summary>
public sealed record Split(string Code, bool Stays, IReadOnlyList<Part> Parts, DateOnly On) : RegisterChange(On)
{
    public override string About => Code;
    public override IReadOnlyList<string> Touches => [Code, .. Parts.Select(p => p.Code)];
}

/// <summary>An enterprise that begins.</summary>
public sealed record Born(string Name, string Region, string Industry, string? Park = null);

/// <summary>A part that becomes an enterprise of its own, with its share of the old one (0 to 1).</summary>
public sealed record Part(string Code, Born Born, double Share);
