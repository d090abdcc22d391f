using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Luheng.App;

/// <summary>What every option that takes a number says of a word that is none.</summary>
static class NumberOptions
{
    public static void Mind(Command command)
    {
        foreach (var option in command.Options) Mind(option);
        foreach (var below in command.Subcommands) Mind(below);
    }

    static void Mind(Option option)
    {
        if (option is Option<double?> share) share.CustomParser ??= r => Number(r);
        if (option is Option<double> amount) amount.CustomParser ??= r => Number(r) ?? 0;
        if (option is Option<int?> some) some.CustomParser ??= r => Whole(r);
        if (option is Option<int> count) count.CustomParser ??= r => Whole(r) ?? 0;
    }

    static double? Number(ArgumentResult said) => double.TryParse(said.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : Wrong<double>(said, "a number, such as 12.5");

    static int? Whole(ArgumentResult said) => int.TryParse(said.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Wrong<int>(said, "a whole number, such as 12");

    static T? Wrong<T>(ArgumentResult said, string right) where T : struct
    {
        said.AddError($"{(said.Parent as OptionResult)?.Option.Name ?? said.Argument.Name}: '{said.Tokens[0].Value}' is not {right}");
        return null;
    }
}
