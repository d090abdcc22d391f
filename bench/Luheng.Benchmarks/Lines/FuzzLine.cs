using System.Globalization;

namespace Luheng.Benchmarks;

/// <summary>Damaged bodies by the million against every form's reader.</summary>
static class FuzzLine
{
    const int Part = 10_000;

    public static IEnumerable<Line> Measure(int count)
    {
        foreach (var type in Bodies.Types)
        {
            var seed = Random.Shared.Next();
            var broken = new List<string>();
            var (read, taken) = (0L, 0L);
            var seconds = Repeat.Seconds(() => Parallel.For(0, (count + Part - 1) / Part, part =>
            {
                var fuzz = new FormFuzz(type, unchecked(seed + part));
                var said = fuzz.Run(Math.Min(Part, count - part * Part));
                Interlocked.Add(ref read, fuzz.ReadToTheEnd);
                Interlocked.Add(ref taken, fuzz.WithReadings);
                if (said is not null) lock (broken) broken.Add(said);
            }));
            foreach (var said in broken.Take(5)) Console.Error.WriteLine(said);
            yield return new("fuzz", $"{type}: promises broken on damaged bodies", broken.Count, "", new(0),
                string.Create(CultureInfo.InvariantCulture, $"{count:#,0} bodies in {seconds:0.0} s, seed {seed}; {read:#,0} were read to their end, {taken:#,0} gave readings"));
        }
    }
}
