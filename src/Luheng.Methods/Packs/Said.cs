using System.Globalization;

namespace Luheng.Packs;

/// <summary>Words in Chinese and English.</summary>
public sealed record Said(string Zh, string En)
{
    public static readonly Said Nothing = new("", "");

    public string In(string language) => language == "en" && En is not "" ? En : Zh;

    /// <summary>The words with what belongs in their places; words among it in the same language.</summary>
    public Said Filled(params object[] with) => new(Filled("zh", with), Filled("en", with));

    string Filled(string language, object[] with) => string.Format(CultureInfo.InvariantCulture, In(language), [.. with.Select(w => w is Said said ? said.In(language) : w)]);

    public override string ToString() => Zh;
}

/// <summary>How sure we are of what a pack says, as carried from its source.</summary>
public enum Confidence { Confirmed, Secondary, Recalled, Derived, Design }

/// <summary>Where a definition or figure stands: the document and the place in it.</summary>
public sealed record Citation(string Document, string Clause)
{
    public override string ToString() => Clause is "" ? Document : $"{Document} {Clause}";
}

/// <summary>A place in a pack, for error messages.</summary>
public sealed record Place(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
