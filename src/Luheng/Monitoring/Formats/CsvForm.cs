using System.Text;

namespace Luheng.Monitoring;

/// <summary>text/csv: a header meter,time,value[,quality] in any order, then one reading a line.</summary>
sealed class CsvForm : TextLines
{
    public const string MediaType = "text/csv";
    const string Right = "meter,time,value or meter,time,value,quality in any order would be right";
    static readonly string[] Names = ["meter", "time", "value", "quality"];

    int[]? columns; // the place of each name in a line, -1 where it has none
    int count;
    bool plain; // the columns stand as in Names

    private protected override void One(ReadOnlySpan<byte> line, Intake into)
    {
        if (columns is null) Header(line);
        else if (!plain || !TryPlain(line, into)) Fields(line, into);
    }

    private protected override void End()
    {
        if (columns is null) throw new ReadingFormatException($"line 1: the header is missing; {Right}");
    }

    private protected override void TooLong(Intake into)
    {
        if (columns is null) throw new ReadingFormatException($"line {Line}: the header is longer than {into.Limits.LineBytes:#,0} bytes; {Right}");
        base.TooLong(into);
    }

    void Header(ReadOnlySpan<byte> line)
    {
        var found = Encoding.UTF8.GetString(line).Split(',').Select(n => n.Trim().Trim('"').ToLowerInvariant()).ToList();
        var wrong = new List<string>();
        foreach (var name in found.Where(n => !Names.Contains(n)).Distinct()) wrong.Add($"column '{ReadingFaults.Text(Encoding.UTF8.GetBytes(name))}' is not known");
        foreach (var name in Names[..3].Where(n => !found.Contains(n))) wrong.Add($"column '{name}' is missing");
        foreach (var twice in found.GroupBy(n => n).Where(g => g.Count() > 1 && Names.Contains(g.Key))) wrong.Add($"column '{twice.Key}' is there twice");
        if (wrong.Count > 0) throw new ReadingFormatException($"line {Line}: {string.Join("; ", wrong.Take(10))}; {Right}");
        columns = [.. Names.Select(n => found.IndexOf(n))];
        count = found.Count;
        plain = columns.Where(c => c >= 0).SequenceEqual(Enumerable.Range(0, count));
    }

    /// <summary>A line in the usual order without quotes or blanks, in which all is right; any other is for the slow way.</summary>
    bool TryPlain(ReadOnlySpan<byte> line, Intake into)
    {
        var first = line.IndexOf((byte)',');
        if (first < 0) return false;
        var rest = line[(first + 1)..];
        var second = rest.IndexOf((byte)',');
        if (second < 0) return false;
        var at = 0;
        var tail = rest[(second + 1)..];
        if (!FigureText.TryRead(tail, ref at, out var value)) return false;
        ReadOnlySpan<byte> quality = [];
        if (count > Names.Length - 1)
        {
            if (at >= tail.Length || tail[at] != ',') return false;
            quality = tail[(at + 1)..];
        }
        else if (at != tail.Length) return false;
        return into.TryTake(line[..first], rest[..second], value, quality);
    }

    /// <summary>A line as it may be: other order, quotes, blanks, faults.</summary>
    void Fields(ReadOnlySpan<byte> line, Intake into)
    {
        var fields = new byte[]?[Names.Length];
        var (at, field) = (0, 0);
        for (; at <= line.Length; field++)
        {
            if (!TryField(line, ref at, out var text))
            {
                var (number, place) = (Line, field + 1);
                into.Refuse(number, () => $"field {place} has a quote that is not closed on its line, or something behind it; \"…\" with a quote inside written twice would be right");
                return;
            }
            if (Array.IndexOf(columns!, field) is >= 0 and var name) fields[name] = text;
        }
        if (field != count)
        {
            var (number, found, right) = (Line, field, count);
            into.Refuse(number, () => $"the line has {found} fields where the header has {right}");
            return;
        }
        var (meter, time, figure, quality) = (fields[0]!, fields[1]!, fields[2]!, fields[3] ?? []);
        if (!FigureText.TryRead(figure, out var value) || !into.TryTake(meter, time, value, quality)) into.Refuse(Line, meter, time, figure, quality);
    }

    /// <summary>The field at a place, without blanks around it and without its quotes; the place moves behind the comma.</summary>
    static bool TryField(ReadOnlySpan<byte> line, ref int at, out byte[] text)
    {
        var rest = line[at..];
        var start = rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (start < 0 || rest[start] != '"')
        {
            var comma = rest.IndexOf((byte)',');
            text = (comma < 0 ? rest : rest[..comma]).Trim(Blanks).ToArray();
            at += comma < 0 ? rest.Length + 1 : comma + 1;
            return true;
        }
        var inside = new List<byte>();
        for (var i = start + 1; i < rest.Length; i++)
        {
            if (rest[i] != '"') inside.Add(rest[i]);
            else if (i + 1 < rest.Length && rest[i + 1] == '"') inside.Add(rest[i++]);
            else
            {
                var behind = rest[(i + 1)..];
                var comma = behind.IndexOf((byte)',');
                text = [.. inside];
                at += i + 1 + (comma < 0 ? behind.Length : comma) + 1;
                return (comma < 0 ? behind : behind[..comma]).Trim(Blanks).IsEmpty;
            }
        }
        text = [];
        return false;
    }
}
