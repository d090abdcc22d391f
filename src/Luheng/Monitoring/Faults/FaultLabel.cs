using Luheng.Findings;
using Luheng.Readings;

namespace Luheng.Monitoring.Faults;

/// <summary>A fault that was planted: which meter, what, from when until when (not included).</summary>
public sealed record FaultLabel(string Meter, FaultKind Kind, long From, long To, string Detail = "")
{
    /// <summary>The header of a file of labels.</summary>
    public const string Header = "meter,kind,from,to,detail";

    /// <summary>A line of a file of labels.</summary>
    public string Line => string.Join(',', Quoted(Meter), Kind.Id(), MeterSpan.Write(From), MeterSpan.Write(To), Quoted(Detail));

    /// <summary>A found fault answers a label when meter and kind agree and the stretches overlap.</summary>
    public bool Matches(Fault fault) => fault.Meter == Meter && fault.Kind == Kind && fault.From < To && From < fault.To;

    static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

/// <summary>A meter with readings of it, by ascending time.</summary>
public sealed record MeterSeries(Meter Meter, Series Readings);

/// <summary>Series with faults in them, and where each was planted.</summary>
public sealed record Planting(IReadOnlyList<MeterSeries> Series, IReadOnlyList<FaultLabel> Labels);
