namespace Luheng.Monitoring;

/// <summary>A form that readings arrive in. Reads a body piece by piece; one is made for each body.</summary>
public abstract class ReadingForm
{
    /// <summary>What every form is given at least, unless the body ends before: a line, an element or a run fits in it.</summary>
    public const int PieceBytes = 256 << 10;

    /// <summary>The media types that are read, for a message.</summary>
    public static string Known { get; } = string.Join(", ", CsvForm.MediaType, NdjsonForm.MediaType, JsonForm.MediaType, BinaryForm.MediaType);

    /// <summary>Whether damage anywhere refuses the whole body, so that nothing may be stored before its end.</summary>
    public virtual bool Whole => false;

    /// <summary>A new reader of a media type; null where it is not known.</summary>
    public static ReadingForm? Of(string mediaType) => mediaType.ToLowerInvariant() switch
    {
        CsvForm.MediaType => new CsvForm(),
        NdjsonForm.MediaType => new NdjsonForm(),
        JsonForm.MediaType => new JsonForm(),
        BinaryForm.MediaType => new BinaryForm(),
        _ => null,
    };

    /// <summary>Reads what is complete and returns how many bytes that were; the rest comes again with more behind it.</summary>
    /// <param name="last">Whether nothing comes behind.</param>
    /// <exception cref="ReadingFormatException">It is not of this form.</exception>
    /// <exception cref="TooManyReadingsException">It must be stored whole and is too much for that.</exception>
    public abstract int Read(ReadOnlySpan<byte> bytes, bool last, Intake into);

    /// <summary>The mark that some editors put before UTF-8.</summary>
    internal static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];
}
