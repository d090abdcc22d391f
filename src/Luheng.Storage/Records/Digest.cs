using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Luheng.Records;

/// <summary>A digest of all that a batch brought, written into the audit trail: words, documents and blocks, each in the order of its key.</summary>
sealed class Digest : IDisposable
{
    readonly IncrementalHash words = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly IncrementalHash documents = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly IncrementalHash blocks = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Word(long number, string text) => Add(words, [], number.ToString(CultureInfo.InvariantCulture), text);

    public void Document(string kind, string id, string body) => Add(documents, [], kind, id, body);

    public void Block(string subject, int year, int count, byte[] payload) =>
        Add(blocks, payload, subject, string.Create(CultureInfo.InvariantCulture, $"{year} {count}"));

    public string Text() => Convert.ToHexStringLower(SHA256.HashData(
        [.. words.GetCurrentHash(), .. documents.GetCurrentHash(), .. blocks.GetCurrentHash()]));

    public void Dispose()
    {
        words.Dispose();
        documents.Dispose();
        blocks.Dispose();
    }

    static void Add(IncrementalHash hash, ReadOnlySpan<byte> payload, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }
        hash.AppendData(payload);
    }
}
