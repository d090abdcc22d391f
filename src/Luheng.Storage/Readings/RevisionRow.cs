using Luheng.Records;

namespace Luheng.Readings;

/// <summary>A revision as it is kept: the time of replacement in microseconds, and its place among those of its meter since the last fold, so that none is taken for another.</summary>
readonly record struct RevisionRow(int Meter, long Time, long ReplacedAt, int Step, double Was, ReadingQuality QualityWas, string Reason, string By)
{
    public long Sum => ReadingSum.Of(Meter, Time, ReplacedAt, Step, BitConverter.DoubleToInt64Bits(Was), (int)QualityWas, Reason, By);

    public Revision Told() => new(Meter, Time, Was, QualityWas, Micros.At(ReplacedAt), Reason, By);
}
