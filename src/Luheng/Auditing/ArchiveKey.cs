using System.Security.Cryptography;

namespace Luheng.Auditing;

/// <summary>The key that archives of the audit trail are signed with: ECDSA over P-256, made when first needed and kept in the data folder for its owner alone.</summary>
public sealed class ArchiveKey : IDisposable
{
    readonly ECDsa key;

    ArchiveKey(ECDsa key) => this.key = key;

    public byte[] PublicKey => key.ExportSubjectPublicKeyInfo();

    /// <summary>What an operator writes down to know the key again.</summary>
    public string Fingerprint => FingerprintOf(PublicKey);

    public static string FingerprintOf(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey))[..32];

    /// <summary>The key of a data folder.</summary>
    public static ArchiveKey Of(string folder)
    {
        var path = Path.Combine(folder, "keys", "audit-signing.pem");
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(path)) key.ImportFromPem(File.ReadAllText(path));
        else Keep(path, key.ExportPkcs8PrivateKeyPem());
        return new(key);
    }

    public byte[] Sign(byte[] content) => key.SignData(content, HashAlgorithmName.SHA256);

    public static bool Fits(byte[] content, byte[] signature, byte[] publicKey)
    {
        using var known = ECDsa.Create();
        try
        {
            known.ImportSubjectPublicKeyInfo(publicKey, out _);
            return known.VerifyData(content, signature, HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Dispose() => key.Dispose();

    static void Keep(string path, string pem)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(pem);
    }
}
