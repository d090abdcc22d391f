using System.Text;

namespace Luheng.Identifiers;

/// <summary>统一社会信用代码 (GB 32100-2015): 18 characters, the last a check on the first 17, the nine before it the body code (GB 11714).</summary>
public static class CreditCode
{
    const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const string BodyAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    static readonly int[] BodyWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Full-width to half-width, upper case, without blanks and hyphens. Never swaps look-alike letters.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            // Full-width forms lie a fixed way above the half-width ones; without ICU, Unicode normalisation does not know them.
            var half = c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;
            if (half is not (' ' or '　' or '-' or '\t' or '\u00a0')) tidy.Append(char.ToUpperInvariant(half));
        }
        return tidy.ToString();
    }

    /// <summary>What is wrong with a code, or null when both its check characters hold.</summary>
    public static string? Wrong(string code)
    {
        if (code.Length != 18) return $"'{code}' has {code.Length} characters; a credit code has 18";
        for (var i = 0; i < 18; i++)
            if (!Alphabet.Contains(code[i], StringComparison.Ordinal))
                return $"'{code}' has '{code[i]}' at position {i + 1}; I, O, S, V and Z are not used{Suggest(code[i])}";
        return code[17] == Check(code) ? null : $"'{code}' ends in '{code[17]}', but its first 17 characters give the check character '{Check(code)}'";
    }

    /// <summary>The check character that the first 17 characters ask for.</summary>
    public static char Check(string code)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += Alphabet.IndexOf(code[i], StringComparison.Ordinal) * Weights[i];
        return Alphabet[(31 - sum % 31) % 31];
    }

    /// <summary>主体标识码: the organisation's own nine characters inside the code.</summary>
    public static string Body(string code) => code.Substring(8, 9);

    /// <summary>Whether the body code's own check character holds. Old registrations exist where it does not, so this warns and never rejects.</summary>
    public static bool BodyHolds(string code) => code[16] == BodyCheck(code.Substring(8, 8));

    /// <summary>The check character of eight body characters: 10 is written X, 11 is written 0.</summary>
    public static char BodyCheck(string eight)
    {
        var sum = 0;
        for (var i = 0; i < 8; i++) sum += BodyAlphabet.IndexOf(eight[i], StringComparison.Ordinal) * BodyWeights[i];
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    static string Suggest(char c) => c switch
    {
        'O' => " (is it 0?)",
        'I' => " (is it 1?)",
        'Z' => " (is it 2?)",
        'S' => " (is it 5?)",
        'V' => " (is it U?)",
        _ => "",
    };
}
