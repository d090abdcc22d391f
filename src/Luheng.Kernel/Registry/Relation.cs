namespace Luheng.Registry;

/// <summary>How one enterprise came to stand in the place of another.</summary>
public enum RelationKind : byte
{
    /// <summary>新设合并: several became a new one.</summary>
    Merger,

    /// <summary>吸收合并: one took others in and stays.</summary>
    Absorption,

    /// <summary>分立: a part became an enterprise of its own.</summary>
    Split,

    /// <summary>换码: the same enterprise under a new credit code.</summary>
    Recoding,
}

/// <summary>On which side of this enterprise the other one stands.</summary>
public enum RelationSide : byte
{
    /// <summary>What this one came from, or took in.</summary>
    Predecessor,

    /// <summary>What this one went into, or what came from it.</summary>
    Successor,
}

/// <summary>That an enterprise came from another or went into it on a day. Each of the two keeps its end of it.</summary>
/// <param name="On">The first day of the new state.</param>
/// <param name="Document">The paper it rests on.</param>
/// <param name="Share">The part of the old enterprise, from 0 to 1, that went this way; where one was split.</param>
public sealed record Relation(RelationKind Kind, RelationSide Side, SubjectId Other, DateOnly On, string? Document = null, double? Share = null);
