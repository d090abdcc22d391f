namespace Luheng.PlanReading;

/// <summary>Reads the text of a document of any kind that is known, by its first bytes rather than its name.</summary>
static class DocumentFiles
{
    public sealed record Contents(string Text, IReadOnlyList<TextTable> Tables, IReadOnlyList<string> Remarks);

    public static Contents Read(string name, byte[] bytes, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Plain(name, bytes);
    }

    static Contents Plain(string name, byte[] bytes)
    {
        var read = TextBytes.Read(bytes);
        _ = name;
        var remarks = read.Unread > 0 ? [$"{read.Unread} characters could not be read ({read.Encoding})"] : Array.Empty<string>();
        return new(read.Text, PlainTables.Find(read.Text), remarks);
    }
}
