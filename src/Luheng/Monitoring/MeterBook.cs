using System.Text.Json;
using System.Text.Json.Serialization;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Monitoring;

/// <summary>The register of metering points (计量器具台账) as known at one time, with the numbers their readings are stored under.</summary>
public sealed class MeterBook
{
    /// <summary>The kind of document that a meter is kept as.</summary>
    public const string Kind = "meter";

    /// <summary>How documents of monitoring are written.</summary>
    internal static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new SubjectIdForm() },
    };

    readonly Dictionary<string, Meter> byId;
    readonly Dictionary<int, Meter> byNumber;
    readonly Dictionary<string, int> numbers;
    readonly ILookup<SubjectId, Meter> byOwner;
    readonly ILookup<string, Meter> children;

    public MeterBook(IEnumerable<Meter> meters, IReadOnlyDictionary<string, int> numbers)
    {
        Meters = [.. meters.OrderBy(m => m.Owner).ThenBy(m => m.Level).ThenBy(m => m.Id, StringComparer.Ordinal)];
        byId = Meters.ToDictionary(m => m.Id, StringComparer.Ordinal);
        this.numbers = Meters.Where(m => numbers.ContainsKey(m.Id)).ToDictionary(m => m.Id, m => numbers[m.Id], StringComparer.Ordinal);
        byNumber = this.numbers.ToDictionary(n => n.Value, n => byId[n.Key]);
        byOwner = Meters.ToLookup(m => m.Owner.Enterprise);
        children = Meters.Where(m => m.Parent is not null).ToLookup(m => m.Parent!, StringComparer.Ordinal);
    }

    public static MeterBook Empty { get; } = new([], new Dictionary<string, int>());

    public IReadOnlyList<Meter> Meters { get; }

    /// <summary>Enterprises that have a meter.</summary>
    public IEnumerable<SubjectId> Owners => byOwner.Select(g => g.Key);

    /// <summary>Reads the register; every meter has a number afterwards.</summary>
    public static MeterBook Read(ILedger ledger, IReadings readings, DateTimeOffset? knownBy = null)
    {
        var meters = ledger.Documents(Kind, knownBy).Select(d => Read(d.Body)).ToList();
        readings.Number([.. meters.Select(m => m.Id)]);
        return new(meters, readings.Numbers());
    }

    public static Document Write(Meter meter) => new(Kind, meter.Id, JsonSerializer.Serialize(meter, Form));

    public static Meter Read(string body) => JsonSerializer.Deserialize<Meter>(body, Form) ?? throw new JsonException("the document is null");

    public Meter? Find(string id) => byId.GetValueOrDefault(id);

    public Meter? Find(int number) => byNumber.GetValueOrDefault(number);

    public int NumberOf(Meter meter) => numbers[meter.Id];

    /// <summary>The meters of an enterprise and its sites, the boundary first.</summary>
    public IEnumerable<Meter> Of(SubjectId enterprise) => byOwner[enterprise.Enterprise];

    /// <summary>The meters directly downstream.</summary>
    public IEnumerable<Meter> Under(Meter meter) => children[meter.Id];

    sealed class SubjectIdForm : JsonConverter<SubjectId>
    {
        public override SubjectId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => SubjectId.Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, SubjectId id, JsonSerializerOptions options) => writer.WriteStringValue(id.Text);
    }
}
