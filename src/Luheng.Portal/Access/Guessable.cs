using Microsoft.AspNetCore.Identity;

namespace Luheng.Portal.Access;

/// <summary>Refuses passwords that are tried first: common ones however decorated, runs on the keyboard, years, one's own name.</summary>
sealed class Guessable : IPasswordValidator<Person>
{
    public const string Code = "PasswordGuessable";
    public const int Longest = 200;
    const int LeastOwn = 6;

    static readonly string[] Runs = ["01234567890", "09876543210", "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfv", "poiuytrewq", "!@#$%^&*()"];

    static readonly string[] Common =
    [
        "password", "passwd", "letmein", "welcome", "iloveyou", "administrator", "admin", "root", "login", "master", "monkey", "dragon", "football", "baseball", "superman", "sunshine", "princess",
        "trustno", "starwars", "whatever", "computer", "internet", "changeme", "default", "secret", "guest", "test", "user", "hello", "mima", "woaini", "aini", "zhangwei", "lihua", "china", "zhongguo",
        "beijing", "shanghai", "sichuan", "chengdu", "luheng", "lvheng", "jingxin", "gongye", "jieneng", "nenghao", "abc", "aaa", "qwe", "asd", "zxc", "xyz", "ok", "mm", "gg",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) => Task.FromResult(
        password is null || password.Length > Longest || IsGuessable(password, user.Id, user.Account.Name) ? IdentityResult.Failed(new IdentityError { Code = Code, Description = "easily guessed" }) : IdentityResult.Success);

    /// <summary>What is left of a password once everything that guessers add or begin with is taken out must still be something.</summary>
    public static bool IsGuessable(string password, params string[] own)
    {
        var left = Plain(password.ToLowerInvariant());
        foreach (var word in own.Select(o => Plain(o.ToLowerInvariant())).Where(o => o.Length > 1).Concat(Common).OrderByDescending(w => w.Length)) left = left.Replace(word, "", StringComparison.Ordinal);
        left = WithoutRuns(left);
        return left.Distinct().Count() < LeastOwn - 1 || left.Length < LeastOwn;
    }

    /// <summary>Letters that digits and signs stand for.</summary>
    static string Plain(string text) => text.Replace('@', 'a').Replace('$', 's').Replace("!", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Replace("#", "", StringComparison.Ordinal)
        .Replace("p4ss", "pass", StringComparison.Ordinal).Replace("pa55", "pass", StringComparison.Ordinal).Replace("w0rd", "word", StringComparison.Ordinal).Replace("adm1n", "admin", StringComparison.Ordinal);

    /// <summary>Takes out runs of three or more along a keyboard or alphabet, signs repeated, and years.</summary>
    static string WithoutRuns(string text)
    {
        const int least = 3;
        var kept = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var run = Runs.Max(r => Shared(text.AsSpan(i), r));
            var same = text[i..].TakeWhile(c => c == text[i]).Count();
            var year = text.Length - i >= 4 && text[i..(i + 4)].All(char.IsAsciiDigit) && text[i..(i + 2)] is "19" or "20" ? 4 : 0;
            var skip = Math.Max(Math.Max(run, same), year);
            if (skip < least) kept.Append(text[i]);
            i += skip < least ? 1 : skip;
        }
        return kept.ToString();
    }

    /// <summary>How much of the beginning of a text stands somewhere in a run.</summary>
    static int Shared(ReadOnlySpan<char> text, string run)
    {
        var most = 0;
        for (var at = 0; at < run.Length; at++) most = Math.Max(most, text.CommonPrefixLength(run.AsSpan(at)));
        return most;
    }
}
