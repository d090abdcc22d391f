using Luheng.Time;

namespace Luheng.Monitoring.Hj212;

public sealed partial class Inlet
{
    /// <summary>
    /// Keeps a part of a split message (分包). Parts as the standard has them begin with DataTime and hold whole projects; some devices cut the text anywhere instead.
    /// So the last project of a part waits for the next part, unless it ends with its flag, and is dropped when that never comes: a cut value would be a false one.
    /// </summary>
    bool Part(Heard from, in PacketView view)
    {
        var cp = view.Cp.Trim((byte)' ');
        if (cp.StartsWith("DataTime="u8))
        {
            if (from.Joining is { Tail.Length: > 0 } whole) Values(from, whole.Cn, With(whole.Time, whole.Tail));
            return Held(from, view, Find(cp, "DataTime"u8).ToArray(), cp);
        }
        if (from.Joining is { } joining && joining.Cn == view.Cn && joining.Parts == view.Parts)
        {
            if (view.Part == joining.Next - 1) return true;
            if (view.Part == joining.Next) return Held(from, view, joining.Time, With(joining.Time, [.. joining.Tail, .. cp]));
        }
        Refusals.Add(RefusalKind.Part, from.Monitor.Mn, $"CN={view.Cn}: part {view.Part} of {view.Parts} does not follow what came before");
        return false;
    }

    /// <summary>Takes in what is whole of a text, and holds back the rest.</summary>
    bool Held(Heard from, in PacketView view, byte[] time, ReadOnlySpan<byte> text)
    {
        var last = view.Part >= view.Parts;
        var cut = last || EndsWithFlag(text) ? text.Length : Math.Max(0, text.LastIndexOf((byte)';'));
        if (!Values(from, view.Cn, text[..cut])) return false;
        from.Joining = last ? null : new(view.Cn, view.Parts, view.Part + 1, time, text[Math.Min(cut + 1, text.Length)..].ToArray(), Instant.Of(clock.GetUtcNow()));
        return true;
    }

    void Drop(Heard from, Joining joining)
    {
        from.Joining = null;
        if (joining.Tail.Length > 0) Refusals.Add(RefusalKind.Part, from.Monitor.Mn, $"CN={joining.Cn}: part {joining.Next} of {joining.Parts} never came; what may have been cut was not kept");
    }

    static bool EndsWithFlag(ReadOnlySpan<byte> text) => text.Length > 7 && text[^7..^1].SequenceEqual("-Flag="u8);

    static byte[] With(byte[] time, byte[] rest) => [.. "DataTime="u8, .. time, (byte)';', .. rest];
}
