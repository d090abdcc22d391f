using System.Text;

namespace Luheng.PlanReading;

/// <summary>Text from bytes: UTF-8 or UTF-16 by their marks, UTF-8 where it is valid, else GB 18030.</summary>
static class TextBytes
{
    static readonly UTF8Encoding Strict = new(false, true);
    static readonly Encoding Gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <param name="Unread">How many characters could not be read.</param>
    public sealed record Decoded(string Text, string Encoding, int Unread);

    public static Decoded Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Of(Encoding.Unicode.GetString(bytes[2..]), "UTF-16");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Of(Encoding.BigEndianUnicode.GetString(bytes[2..]), "UTF-16");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Of(Encoding.UTF8.GetString(bytes[3..]), "UTF-8");
        try
        {
            return Of(Strict.GetString(bytes), "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            var (gb, utf) = (Of(Gb.GetString(bytes), "GB18030"), Of(Encoding.UTF8.GetString(bytes), "UTF-8"));
            return gb.Unread <= utf.Unread ? gb : utf;
        }
    }

    static Decoded Of(string text, string encoding) => new(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\f', '\n'), encoding, text.Count(c => c == '\uFFFD'));
}
