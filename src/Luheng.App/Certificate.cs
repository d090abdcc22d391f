using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Luheng.App;

/// <summary>What the site shows over https: a .pfx, or PEM with its key in the same file or beside it. A password is read from LUHENG_CERT_PASSWORD, never from the command line.</summary>
sealed record Certificate(string File, string? Key)
{
    public const string PasswordVariable = "LUHENG_CERT_PASSWORD";

    public X509Certificate2 Load()
    {
        foreach (var file in new[] { File, Key })
            if (file is not null && !System.IO.File.Exists(file)) throw new FileNotFoundException($"there is no file {Path.GetFullPath(file)}");
        var password = Environment.GetEnvironmentVariable(PasswordVariable);
        try
        {
            return Path.GetExtension(File).ToLowerInvariant() is ".pfx" or ".p12" ? X509CertificateLoader.LoadPkcs12FromFile(File, password)
                : password is { Length: > 0 } ? X509Certificate2.CreateFromEncryptedPemFile(File, password, Key)
                : X509Certificate2.CreateFromPemFile(File, Key);
        }
        catch (CryptographicException e)
        {
            throw new FormatException($"{File} is no certificate with its private key ({e.Message}); a password belongs into {PasswordVariable}");
        }
    }
}
