using System.Security.Cryptography;
using System.Text.Json;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Monitoring.Nhjc;

/// <summary>An end device (端设备) that registered for an enterprise, with the key that its values are encrypted by. The key is never logged or shown again.</summary>
/// <param name="Id">32 hex digits.</param>
/// <param name="SecretKey">32 hex digits.</param>
public sealed record EndDevice(string Profile, SubjectId Owner, string Region, string Id, string SecretKey, DateTimeOffset RegisteredAt)
{
    /// <summary>The kind of document that an end device is kept as; its id is the profile and the enterprise.</summary>
    public const string Kind = "nhjc-device";

    public static EndDevice Make(string profile, SubjectId owner, string region, DateTimeOffset now) =>
        new(profile, owner, region, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), now);

    public Document Write() => new(Kind, KeyOf(Profile, Owner), JsonSerializer.Serialize(this, MeterBook.Form));

    /// <summary>Takes a registration back, so that a device may register anew.</summary>
    public static Document Forget(string profile, SubjectId owner) => new(Kind, KeyOf(profile, owner), "");

    public static IReadOnlyList<EndDevice> Read(ILedger ledger) =>
        [.. ledger.Documents(Kind).Select(d => JsonSerializer.Deserialize<EndDevice>(d.Body, MeterBook.Form) ?? throw new JsonException("the document is null"))];

    /// <summary>Its code only: a record would print its key too.</summary>
    public override string ToString() => $"end device {Id}";

    static string KeyOf(string profile, SubjectId owner) => $"{profile}/{owner.Text}";
}
