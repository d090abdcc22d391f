namespace Luheng.Monitoring;

/// <summary>A form of one reading a line, where a bad line costs no good one.</summary>
public abstract class TextLines : ReadingForm
{
    bool skipping;

    /// <summary>The line last read, from 1.</summary>
    private protected long Line { get; private set; }

    public sealed override int Read(ReadOnlySpan<byte> bytes, bool last, Intake into)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var length = bytes[at..].IndexOf((byte)'\n');
            if (length < 0 && !last)
            {
                if (bytes.Length - at <= into.Limits.LineBytes) return at;
                skipping = true; // too long already, wherever it ends
                return bytes.Length;
            }
            if (length < 0) length = bytes.Length - at;
            Next(bytes.Slice(at, length), into);
            at += length + 1;
        }
        if (last && skipping) Next([], into);
        if (last) End();
        return bytes.Length;
    }

    void Next(ReadOnlySpan<byte> line, Intake into)
    {
        Line++;
        if (Line == 1 && line.StartsWith(Mark)) line = line[Mark.Length..];
        if (skipping || line.Length > into.Limits.LineBytes)
        {
            skipping = false;
            TooLong(into);
            return;
        }
        if (line.EndsWith((byte)'\r')) line = line[..^1];
        if (line.IsEmpty || (line[0] <= ' ' && line.Trim(Blanks).IsEmpty)) return;
        One(line, into);
    }

    private protected static ReadOnlySpan<byte> Blanks => " \t\r"u8;

    private protected virtual void TooLong(Intake into)
    {
        var most = into.Limits.LineBytes;
        into.Refuse(Line, () => $"the line is longer than {most:#,0} bytes");
    }

    private protected abstract void One(ReadOnlySpan<byte> line, Intake into);

    private protected virtual void End() { }
}
