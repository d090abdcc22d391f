using System.Text.RegularExpressions;
using Luheng.Access;
using Luheng.Cases;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Records;
using Luheng.Returns;

namespace Luheng.Portal.Returns;

/// <summary>What became of a return since a receipt of it was given: withdrawn, sent back, or filed anew.</summary>
/// <param name="Word">For programs.</param>
public sealed partial record ReceiptStanding(string Word, Said Says, DateTimeOffset At)
{
    /// <summary>Null where the receipt stands, and of everything that is no receipt.</summary>
    public static ReceiptStanding? Of(Reader reader, Seal? seal)
    {
        if (seal is not { Kind: "receipt", Of: { } number } || Find(reader, number) is not { } matter || matter.Steps.FirstOrDefault(s => Gave(s, number)) is not { } given) return null;
        return matter.Steps.LastOrDefault(s => s.Number > given.Number && Told(s) is not null) is { } since && Told(since) is { } told ? new(told.Word, told.Says, since.At) : null;
    }

    /// <summary>Whether a receipt of this number was given, for those who may see the return: others cannot find out by guessing who has filed.</summary>
    public static bool Knows(Reader reader, string number) => Find(reader, number) is { } matter && reader.May(Act.SeeReturn, matter.Subject) && matter.Steps.Any(s => Gave(s, number));

    static bool Gave(Step step, string number) => step.With.GetValueOrDefault("number") == number;

    static Case? Find(Reader reader, string number) => reader.Office is { } office && Number().Match(number) is { Success: true } read
        && ReturnKey.Of(read.Groups[1].Value, read.Groups[3].Value, read.Groups[2].Value, reader.Desk.World.Catalogue, out _) is { } key ? office.Cases.Find(key.Case) : null;

    static (string Word, Said Says)? Told(Step step) => step.Move switch
    {
        ReturnProcedure.Withdraw or ReturnProcedure.Recall => ("withdrawn", FormWords.ReceiptWithdrawn),
        ReturnProcedure.Return or ReturnProcedure.SendBack => ("returned", FormWords.ReceiptReturned),
        ReturnProcedure.Submit or ReturnProcedure.Upload or ReturnProcedure.AcceptCorrection => ("superseded", FormWords.ReceiptSuperseded),
        _ => null,
    };

    [GeneratedRegex(@"^(.+?)-(\d{4}(?:-\d{2})?)-([0-9A-Z]{18})-\d{2,}$")]
    private static partial Regex Number();
}
