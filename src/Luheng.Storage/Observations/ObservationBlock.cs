using Luheng.Problems;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Observations;

/// <summary>Turns stored blocks into observations, one after the other in the same list.</summary>
sealed class ObservationBlock(Words words, string file)
{
    readonly List<Figure> figures = [];
    readonly List<Recorded> block = [];
    SubjectId last;

    /// <summary>The observations of a block, valid until the next is unpacked. A damaged one is named.</summary>
    public List<Recorded> Unpack(string subject, long batch, int year, byte[] payload)
    {
        block.Clear();
        try
        {
            if (last.Text != subject) last = SubjectId.Parse(subject);
            BlockReader.Unpack(payload, figures);
            foreach (var f in figures)
                block.Add(new(new(last, words.Text(f.Item), PeriodCode.Read(year, f.Period), f.Value, words.Text(f.Scope), words.Source(f.Source), f.Row), batch));
            return block;
        }
        catch (Exception wrong) when (Trouble.IsUnreadable(wrong))
        {
            throw new ProblemsException([new(file, $"{Name(subject, batch, year)}: {wrong.Message}", "run verify, and restore from a backup")]);
        }
    }

    /// <summary>A block as a person can find it.</summary>
    public static string Name(string subject, long batch, int year) => $"observations of {subject} in {year} from batch {batch}";
}
