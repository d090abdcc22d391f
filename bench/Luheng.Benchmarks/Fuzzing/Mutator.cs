using System.Text;

namespace Luheng.Benchmarks;

/// <summary>Makes damaged bodies of right ones: bits turned, bytes changed, parts lost, doubled, moved, put between, and pieces that hurt parsers.</summary>
sealed class Mutator(Random random, IReadOnlyList<byte[]> seeds)
{
    const int MostChanges = 6, Longest = 4096;
    static readonly byte[] Signs = "{}[],:;\"\\\n\r\t 0123456789eE+-.TZ'/nulltrue\0\u007f\u0001"u8.ToArray();
    static readonly byte[][] Hurtful = [.. new[]
    {
        "1e999", "-0", "1E-400", "9007199254740993", "NaN", "Infinity", "null", "\\ud800", "\\u0000", "\"\"", "\"\"\"", "{\"a\":{\"b\":[", "[[[[[[[[[[[[", "\uFEFF", "24:00:00", "+99:99", "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00+14:00", "\r\n\r\n", ",,,,", new string('9', 400), new string('[', 100), new string('"', 33), "💧",
    }.Select(Encoding.UTF8.GetBytes), [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [0xC0, 0x80], [0xED, 0xA0, 0x80], new byte[8], [0x90, 0x4E], [0xFF, 0xFF, 0x03]];

    public byte[] Next()
    {
        var body = new List<byte>(seeds[random.Next(seeds.Count)]);
        for (var changes = random.Next(1, MostChanges); changes > 0; changes--) Change(body);
        if (body.Count > Longest) body.RemoveRange(Longest, body.Count - Longest);
        return [.. body];
    }

    void Change(List<byte> body)
    {
        var at = random.Next(body.Count + 1);
        var length = Math.Min(random.Next(1, 40), body.Count - at);
        switch (random.Next(8))
        {
            case 0 when length > 0:
                body[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when length > 0:
                body[at] = Signs[random.Next(Signs.Length)];
                break;
            case 2:
                body.RemoveRange(at, length);
                break;
            case 3:
                body.InsertRange(random.Next(body.Count + 1), body.GetRange(at, length));
                break;
            case 4:
                body.InsertRange(at, Hurtful[random.Next(Hurtful.Length)]);
                break;
            case 5:
                body.Insert(at, (byte)random.Next(256));
                break;
            case 6 when random.Next(4) == 0:
                body.RemoveRange(at, body.Count - at);
                break;
            default:
                var other = seeds[random.Next(seeds.Count)];
                var from = random.Next(other.Length);
                body.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(1, 80))]);
                break;
        }
    }
}
