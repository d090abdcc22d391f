using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Luheng.Accounts;

/// <summary>Random texts that let somebody in: shown or sent once, kept only as their SHA-256.</summary>
public static class Secret
{
    const int Bytes = 32;

    public static string Make(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A salt for slow hashes that says how slow they are.</summary>
    public static string Salt(int rounds) => $"{rounds}.{Make()}";

    /// <summary>A slow hash, for texts short enough to be written down: one salt for all the codes of an account, so that a try costs one hash.</summary>
    public static string SlowHashOf(string text, string salt) => Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(text.Trim().ToUpperInvariant(), Encoding.UTF8.GetBytes(salt),
        int.Parse(salt.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture), HashAlgorithmName.SHA256, Bytes));
}
