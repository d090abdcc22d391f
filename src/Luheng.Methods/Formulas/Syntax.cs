using System.Globalization;

namespace Luheng.Formulas;

/// <summary>A formula as written, before its names are looked up.</summary>
abstract record Syntax(int At);

sealed record NumberSyntax(double Value, bool Percent, int At) : Syntax(At);

/// <summary>A dotted name whose bracketed parts may be a set's member: energy.consumed[carrier].</summary>
sealed record NameSyntax(IReadOnlyList<(string Text, bool Bracketed)> Parts, int At) : Syntax(At)
{
    public bool IsPlain(out string text)
    {
        text = Parts[0].Text;
        return Parts.Count == 1;
    }
}

sealed record BinarySyntax(char Operator, Syntax Left, Syntax Right, int At) : Syntax(At);

sealed record CallSyntax(string Function, string? Set, Syntax[] Arguments, int At) : Syntax(At);

/// <summary>A formula cannot be read or does not fit together: where in the text, what was found, what would be right.</summary>
public sealed class FormulaException(string message) : Exception(message);

/// <summary>Reads the formula language. A hyphen between letters belongs to the name; minus stands between blanks.</summary>
sealed class SyntaxReader
{
    readonly string text;
    int at;

    SyntaxReader(string text) => this.text = text;

    public static Syntax Read(string text)
    {
        var reader = new SyntaxReader(text);
        var tree = reader.Sum();
        reader.Blank();
        return reader.at == text.Length ? tree : throw reader.Wrong("an operator or the end");
    }

    Syntax Sum()
    {
        var left = Product();
        while (Take('+', '-') is { } op) left = new BinarySyntax(op, left, Product(), at);
        return left;
    }

    Syntax Product()
    {
        var left = Power();
        while (Take('*', '/', '×', '÷') is { } op) left = new BinarySyntax(op switch { '×' => '*', '÷' => '/', _ => op }, left, Power(), at);
        return left;
    }

    Syntax Power()
    {
        var left = Single();
        return Take('^') is null ? left : new BinarySyntax('^', left, Single(), at);
    }

    Syntax Single()
    {
        Blank();
        if (at >= text.Length) throw Wrong("a number, a name or (");
        if (Take('-') is not null) return new BinarySyntax('-', new NumberSyntax(0, false, at), Power(), at);
        if (Take('(') is not null)
        {
            var inner = Sum();
            return Take(')') is null ? throw Wrong(")") : inner;
        }
        return char.IsAsciiDigit(text[at]) ? Number() : char.IsAsciiLetter(text[at]) ? Name() : throw Wrong("a number, a name or (");
    }

    NumberSyntax Number()
    {
        var from = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.')) at++;
        if (!double.TryParse(text.AsSpan(from, at - from), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            throw new FormulaException($"at character {from + 1}: found '{text[from..at]}', expected a number such as 1.5");
        return new(value, Take('%') is not null, from);
    }

    Syntax Name()
    {
        var from = at;
        var word = Word();
        if (Take('(') is not null) return Call(word, from);
        List<(string, bool)> parts = [(word, false)];
        while (at < text.Length && text[at] is '[' or '.')
        {
            if (text[at++] == '[')
            {
                do { Blank(); parts.Add((Word(), true)); } while (Take(',') is not null);
                if (Take(']') is null) throw Wrong("]");
            }
            else parts.Add((Word(), false));
        }
        return new NameSyntax(parts, from);
    }

    CallSyntax Call(string function, int from)
    {
        string? set = null;
        List<Syntax> arguments = [];
        var mark = at;
        Blank();
        if (at < text.Length && char.IsAsciiLetter(text[at]) && Word() is var name && Take(':') is not null) set = name;
        else at = mark;
        do arguments.Add(Sum()); while (Take(',') is not null);
        return Take(')') is null ? throw Wrong(") or ,") : new(function, set, [.. arguments], from);
    }

    string Word()
    {
        var from = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.' || Hyphen(at))) at++;
        while (at > from && text[at - 1] == '.') at--;
        return at > from ? text[from..at] : throw Wrong("a name");
    }

    bool Hyphen(int i) => text[i] == '-' && i > 0 && char.IsAsciiLetterOrDigit(text[i - 1]) && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]);

    char? Take(params ReadOnlySpan<char> any)
    {
        Blank();
        return at < text.Length && any.Contains(text[at]) ? text[at++] : null;
    }

    void Blank()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }

    FormulaException Wrong(string expected) =>
        new(at < text.Length ? $"at character {at + 1}: found '{text[at]}', expected {expected}" : $"ends where {expected} was expected");
}
