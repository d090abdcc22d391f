using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Findings;

/// <summary>How much a finding matters.</summary>
public enum FindingLevel : byte { Notice, Warning, Severe }

/// <summary>Something noticed about a subject in a period, with its evidence: a data gap, two figures that differ, a warning.</summary>
public sealed record Finding(SubjectId Subject, Period Period, string Kind, FindingLevel Level, string Text, string Evidence);
