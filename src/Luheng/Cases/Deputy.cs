using Luheng.Records;

namespace Luheng.Cases;

/// <summary>Who stands in for somebody who is away (外出代办): what was passed to the one by name waits for the other too. Both days included.</summary>
/// <remarks>A deputy gets no right by it; what they may not do themselves stays refused.</remarks>
public sealed record Deputy(string Account, string Name, string Stands, string StandsName, DateOnly From, DateOnly Until)
{
    public const string Kind = "deputy";

    public bool On(DateOnly day) => From <= day && day <= Until;

    public Document Write() => new(Kind, Account, CaseJson.Write(this));
}
