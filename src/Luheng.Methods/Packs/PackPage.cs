using System.Globalization;
using Luheng.Problems;
using Luheng.Quantities;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Luheng.Packs;

/// <summary>One mapping of a pack file, read key by key; remembers what was read, so that a misspelt key is a problem.</summary>
sealed class PackPage(string file, YamlMappingNode map, PackReading reading)
{
    readonly HashSet<string> read = [];

    public Place Place => new(file, (int)map.Start.Line);

    public PackReading Reading => reading;

    public static IEnumerable<PackPage> Read(string file, byte[] bytes, PackReading reading)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StreamReader(new MemoryStream(bytes)));
        }
        catch (YamlException e)
        {
            reading.Report(new Place(file, (int)e.Start.Line), $"not readable as YAML: {e.InnerException?.Message ?? e.Message}", "a mapping or a list of mappings");
            yield break;
        }
        if (yaml.Documents.Count == 0) yield break;
        foreach (var further in yaml.Documents.Skip(1))
            reading.Report(new Place(file, (int)further.RootNode.Start.Line), "a second YAML document begins", "one document in a file: a list, or a file of its own");
        var nodes = yaml.Documents[0].RootNode is YamlSequenceNode list ? list.Children : [yaml.Documents[0].RootNode];
        foreach (var node in nodes)
            if (node is YamlMappingNode mapping) yield return new(file, mapping, reading);
            else reading.Report(new Place(file, (int)node.Start.Line), "found a bare value", "a mapping with an id");
    }

    YamlNode? Node(string key)
    {
        read.Add(key);
        return map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    }

    public bool Has(string key) => map.Children.ContainsKey(new YamlScalarNode(key));

    public void Report(string found, string expected, string? key = null) =>
        reading.Report(key is not null && Node(key) is { } at ? new Place(file, (int)at.Start.Line) : Place, found, expected);

    public string Text(string key)
    {
        if (Node(key) is YamlScalarNode { Value: { Length: > 0 } value }) return value;
        Report($"'{key}' is missing", $"{key}: some text");
        return "";
    }

    public string? Optional(string key) => Node(key) is YamlScalarNode { Value: { Length: > 0 } value } ? value : null;

    public Said Said(string key, bool required = true)
    {
        switch (Node(key))
        {
            case YamlMappingNode both:
                var page = new PackPage(file, both, reading);
                var said = new Said(page.Optional("zh") ?? "", page.Optional("en") ?? "");
                page.Done();
                if (said.Zh is "") Report($"'{key}' has no Chinese words", $"{key}: {{zh: …, en: …}}", key);
                return said;
            case YamlScalarNode { Value: { Length: > 0 } one }:
                return new(one, "");
            default:
                if (required) Report($"'{key}' is missing", $"{key}: {{zh: …, en: …}}");
                return Packs.Said.Nothing;
        }
    }

    public Citation Source(bool required = true)
    {
        if (Node("source") is not YamlMappingNode source)
        {
            if (required) Report("there is no source", "source: {document: …, clause: …}");
            return new("", "");
        }
        var page = new PackPage(file, source, reading);
        var document = page.Optional("ref") is { } key
            ? reading.SourceOf(file, key) ?? Unknown(key)
            : page.Text("document");
        var clause = page.Optional("clause") ?? "";
        page.Done();
        return new(document, clause);

        string Unknown(string key)
        {
            page.Report($"source '{key}' is not among the pack's sources", "a key under sources: in pack.yaml", "ref");
            return key;
        }
    }

    public T Choice<T>(string key, T otherwise) where T : struct, Enum
    {
        if (Optional(key) is not { } text) return otherwise;
        if (!text.Any(char.IsAsciiDigit) && Enum.TryParse<T>(text.Replace("-", "", StringComparison.Ordinal), true, out var value)) return value;
        Report($"'{text}' is not a {key}", $"one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}", key);
        return otherwise;
    }

    public bool Flag(string key, bool otherwise = false) => Optional(key) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        var text => Wrong(text),
    };

    bool Wrong(string text)
    {
        Report($"'{text}' is neither true nor false", "true or false");
        return false;
    }

    public double? Number(string key)
    {
        if (Optional(key) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        if (reading.Units.TryQuantity(text, out var quantity, out _)) return quantity.Amount * quantity.Unit.InBase;
        Report($"'{text}' is not a number", $"{key}: 1.5", key);
        return null;
    }

    public int? Year(string key)
    {
        if (Optional(key) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 2200) return year;
        Report($"'{text}' is not a year", $"{key}: 2020", key);
        return null;
    }

    public DateOnly? Date(string key)
    {
        if (Optional(key) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Report($"'{text}' is not a date like 2024-01-01", $"{key}: 2024-01-01", key);
        return null;
    }

    public Unit Unit(string key = "unit", string? instead = null)
    {
        var text = instead ?? Text(key);
        if (text is "") return Quantities.Unit.One;
        if (reading.Units.TryUnit(text, out var unit)) return unit;
        Report(reading.Units.Unknown(text), "a unit of the unit table", key);
        return Quantities.Unit.One;
    }

    public Quantity? Quantity(string key)
    {
        if (Optional(key) is not { } text) return null;
        if (reading.Units.TryQuantity(text, out var quantity, out var problem)) return quantity;
        Report(problem, $"{key}: 1.218 tce/万元", key);
        return null;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        switch (Node(key))
        {
            case null: return [];
            case YamlSequenceNode list: return [.. list.Children.OfType<YamlScalarNode>().Select(c => c.Value ?? "")];
            case YamlScalarNode { Value: { } one }: return [one];
            default:
                Report($"'{key}' is not a list", $"{key}: [a, b]", key);
                return [];
        }
    }

    public PackPage? Inner(string key) => Node(key) is YamlMappingNode inner ? new(file, inner, reading) : null;

    public IReadOnlyList<PackPage> Inners(string key)
    {
        switch (Node(key))
        {
            case null: return [];
            case YamlSequenceNode list when list.Children.All(c => c is YamlMappingNode):
                return [.. list.Children.Select(c => new PackPage(file, (YamlMappingNode)c, reading))];
            default:
                Report($"'{key}' is not a list of mappings", $"{key}: [{{…}}, {{…}}]", key);
                return [];
        }
    }

    public IReadOnlyDictionary<string, string> Pairs(string key)
    {
        if (Node(key) is not YamlMappingNode pairs) return new Dictionary<string, string>();
        return pairs.Children.Where(p => p.Value is YamlScalarNode)
            .ToDictionary(p => ((YamlScalarNode)p.Key).Value ?? "", p => ((YamlScalarNode)p.Value).Value ?? "");
    }

    public IEnumerable<string> Keys() => map.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    /// <summary>Every scalar not yet read: the free attributes of a set's member or a rule.</summary>
    public IReadOnlyDictionary<string, string> Rest()
    {
        var rest = new Dictionary<string, string>();
        foreach (var (key, value) in map.Children)
            if (key is YamlScalarNode { Value: { } name } && !read.Contains(name) && value is YamlScalarNode { Value: { } text })
            {
                rest[name] = text;
                read.Add(name);
            }
        return rest;
    }

    /// <summary>Reports every key that nothing asked for.</summary>
    public void Done()
    {
        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(k => !read.Contains(k.Value ?? "")))
            reading.Report(new Place(file, (int)key.Start.Line), $"'{key.Value}' is not known here", $"one of {string.Join(", ", read.Order())}");
    }
}

/// <summary>What is shared while packs are read: the units so far, each pack's sources, and every problem found.</summary>
sealed class PackReading(UnitTable? units = null)
{
    readonly Dictionary<string, Dictionary<string, string>> sources = [];

    public UnitTable Units { get; } = units ?? new();
    public List<Problem> Problems { get; } = [];

    public void Report(Place place, string found, string expected) => Problems.Add(new(place.ToString(), found, expected));

    public void KeepSources(string folder, Dictionary<string, string> documents) => sources[folder] = documents;

    public string? SourceOf(string file, string key) => sources
        .Where(s => file.StartsWith(s.Key + "/", StringComparison.Ordinal))
        .Select(s => s.Value.GetValueOrDefault(key)).FirstOrDefault(d => d is not null);
}
