using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Luheng.Portal.Access;

/// <summary>What the site needs to know people, and the pages that it knows them by. Where nothing is written nobody signs in.</summary>
static class Entrance
{
    public static void AddEntrance(this IServiceCollection services, Office? office)
    {
        services.AddScoped<Doorman>();
        services.TryAddSingleton(AccessRules.Default);
        services.AddSingleton<Pace>();
        services.AddRateLimiter(o => o.OnRejected = Pace.Refuse);
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<Pace>((o, pace) =>
            (o.GlobalLimiter, o.RejectionStatusCode) = (System.Threading.RateLimiting.PartitionedRateLimiter.Create<Microsoft.AspNetCore.Http.HttpContext, string>(pace.Of), 429));
        if (office is null) return;
        services.AddSingleton<Lodge>();
        services.AddSingleton(s => s.GetRequiredService<Lodge>().Accounts);
        services.AddDataProtection().SetApplicationName("Luheng").PersistKeysToFileSystem(KeyRing(office.Folder));
        services.AddIdentityCore<Person>().AddUserStore<AccountStore>().AddTokenProvider<AuthenticatorTokenProvider<Person>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<IPasswordValidator<Person>, Guessable>();
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.AddScoped<SigningIn>();
        services.AddScoped<OwnAccount>();
        services.AddOptions<IdentityOptions>().Configure<AccessRules>(Set);
        services.AddOptions<PasswordHasherOptions>().Configure<AccessRules>((o, rules) => o.IterationCount = rules.PasswordRounds);
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required"));
    }

    public static void MapEntrance(this WebApplication app)
    {
        if (app.Services.GetService<Office>() is null) return;
        app.MapSignIn();
        app.MapWelcome();
        app.MapOwnAccount();
        app.MapOwnFactors();
        app.MapAccounts();
        app.MapApiKeys();
    }

    /// <summary>The keys that forms and secrets are sealed with, in the data folder, for the owner of the process alone.</summary>
    static DirectoryInfo KeyRing(string folder)
    {
        var ring = Path.Combine(folder, "keys");
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(ring) : Directory.CreateDirectory(ring, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Length and guesses are judged, not kinds of characters: those only make people write passwords down.</summary>
    static void Set(IdentityOptions options, AccessRules rules)
    {
        options.User.AllowedUserNameCharacters = "";
        options.Password = new() { RequiredLength = rules.ShortestPassword, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 4 };
        options.Lockout = new() { MaxFailedAccessAttempts = rules.Tries, DefaultLockoutTimeSpan = rules.LockedFor, AllowedForNewUsers = true };
    }
}
