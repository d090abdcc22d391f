namespace Luheng.Access;

/// <summary>From where somebody acts on a region: what a city promises or says of itself is its own, what is decided about it is from above.</summary>
public enum Stand : byte
{
    Any,

    /// <summary>The region itself.</summary>
    Own,

    /// <summary>A level above it, never the region itself.</summary>
    Above,
}
