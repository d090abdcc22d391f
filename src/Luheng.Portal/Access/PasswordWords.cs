using Luheng.Packs;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Identity;

namespace Luheng.Portal.Access;

/// <summary>Whether a password will do, by everybody who judges it, and why not in the reader's words.</summary>
static class PasswordWords
{
    public static async Task<Said?> Wrong(UserManager<Person> users, Person person, string password)
    {
        foreach (var judge in users.PasswordValidators)
            if (await judge.ValidateAsync(users, person, password) is { Succeeded: false } result)
                return result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordTooShort)) ? Words.PasswordShort : Words.PasswordWeak;
        return null;
    }
}
