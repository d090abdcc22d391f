namespace Luheng.Registry;

/// <summary>What another name of an enterprise is.</summary>
public enum NameKind : byte
{
    /// <summary>曾用名.</summary>
    Former,

    /// <summary>简称、别名: in use beside the registered one.</summary>
    Alias,
}

/// <summary>A name beside the registered one. Both days included; null is open or not known.</summary>
public sealed record OtherName(string Name, NameKind Kind, DateOnly? From = null, DateOnly? Until = null);

/// <summary>A code beside the credit code, such as an old registration number (工商注册号) or organisation code (组织机构代码); as it was written.</summary>
public sealed record OtherCode(string Code, DateOnly? Until = null);

/// <summary>Whether an enterprise works.</summary>
public enum OperatingStatus : byte
{
    /// <summary>在业.</summary>
    Active,

    /// <summary>停产.</summary>
    Suspended,

    /// <summary>注销.</summary>
    Deregistered,
}

/// <summary>A status from a day on.</summary>
public sealed record StatusSince(OperatingStatus Status, DateOnly From);
