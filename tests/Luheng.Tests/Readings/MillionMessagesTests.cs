using System.Security.Cryptography;
using Luheng.Readings;
using static Luheng.Tests.Readings.ReadingsTests;

namespace Luheng.Tests.Readings;

/// <summary>A million messages sent three times over, each time in another order and three in ten of them twice: the same set, whatever happened on the way.</summary>
public sealed class MillionMessagesTests
{
    const int Meters = 500;

    [Fact]
    public void Replayed_and_shuffled_they_are_the_same_set_in_SQLite()
    {
        using var home = new FolderHome();
        Replay(home, 1_000_000);
    }

    [Fact]
    public void Replayed_and_shuffled_they_are_the_same_set_in_PostgreSQL()
    {
        using var home = new DatabaseHome();
        Replay(home, 100_000);
    }

    static void Replay(ReadingsHome home, int count)
    {
        var messages = new Reading[count];
        for (var i = 0; i < count; i++) messages[i] = new(1 + i % Meters, Start + i / Meters * Quarter, Math.Round(i * 0.37, 2), (ReadingQuality)(i % 3));
        var random = new Random(11);
        using (var store = home.Open())
        {
            store.Number([.. Enumerable.Range(1, Meters).Select(i => $"m{i}")]);
            var accepted = 0;
            for (var time = 0; time < 3; time++)
            {
                var sent = messages.Concat(messages.Where(_ => random.Next(10) < 3)).ToArray();
                random.Shuffle(sent);
                var batch = new ReadingBatch();
                foreach (var part in sent.Chunk(10_000))
                {
                    batch.Clear();
                    foreach (var (meter, at, value, quality) in part) batch.Add(meter, at, value, quality);
                    var taken = store.Append(batch, TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult();
                    Assert.Equal((part.Length, 0), (taken.Accepted + taken.Unchanged, taken.Corrected));
                    accepted += taken.Accepted;
                }
                store.Fold();
            }
            Assert.Equal(count, accepted);
        }
        using var again = home.Open();
        Assert.Equal(Hash(messages.OrderBy(m => m.Meter).ThenBy(m => m.Time)), Hash(Enumerable.Range(1, Meters).SelectMany(meter => Read(again, meter))));
        Assert.Empty(again.Verify());
    }

    static string Hash(IEnumerable<Reading> readings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = new byte[21];
        foreach (var (meter, time, value, quality) in readings)
        {
            BitConverter.TryWriteBytes(bytes, meter);
            BitConverter.TryWriteBytes(bytes.AsSpan(4), time);
            BitConverter.TryWriteBytes(bytes.AsSpan(12), value);
            bytes[20] = (byte)quality;
            hash.AppendData(bytes);
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
