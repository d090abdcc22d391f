using Luheng.Problems;
using Luheng.Registry;

namespace Luheng.Observations;

/// <summary>Turns stored blocks into observations, one after the other in the same list.</summary>
sealed class ObservationBlock(Words words, string file)
{
    readonly List<Figure> figures = [];
    readonly List<Recorded> block = [];

    /// <summary>The observations of a block, valid until the next is unpacked. A damaged one is named.</summary>
    public List<Recorded> Unpack(SubjectId subject, long batch, int year, byte[] payload)
    {
        block.Clear();
        try
        {
            BlockReader.Unpack(payload, figures);
            foreach (var f in figures)
                block.Add(new(new(subject, words.Text(f.Item), PeriodCode.Read(year, f.Period), f.Value, words.Text(f.Scope), words.Source(f.Source), f.Row), batch));
            return block;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or ArgumentException or System.Text.Json.JsonException)
        {
            throw new ProblemsException([new(file, $"{Name(subject.Text, batch, year)}: {wrong.Message}", "run verify, and restore from a backup")]);
        }
    }

    /// <summary>A block as a person can find it.</summary>
    public static string Name(string subject, long batch, int year) => $"observations of {subject} in {year} from batch {batch}";
}
