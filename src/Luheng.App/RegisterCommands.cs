using System.CommandLine;
using System.Globalization;
using Luheng.Portal;
using Luheng.Registering;
using Luheng.Registry;

namespace Luheng.App;

/// <summary>register: who is and was registered, and mergers, splits and moves from the command line, with two names.</summary>
static class RegisterCommands
{
    static readonly Option<string> Data = new("--data") { Description = "the data folder", Required = true, Recursive = true };
    static readonly Option<string> On = new("--on") { Description = "the first day of the new state, such as 2025-01-01", Required = true };
    static readonly Option<string> By = new("--by") { Description = "who proposes it", Required = true };
    static readonly Option<string> Second = new("--second") { Description = "who agrees to it; another one", Required = true };
    static readonly Option<string> Why = new("--why") { Description = "the reason", Required = true };
    static readonly Option<string?> Paper = new("--document") { Description = "the paper it rests on" };

    public static IEnumerable<Command> All()
    {
        var register = new Command("register", "who is registered, and mergers, splits and moves") { Data };
        var code = new Argument<string>("CODE") { Description = "a credit code" };
        var show = new Command("show", "what is registered of an enterprise, now and before") { code };
        show.SetAction(p => CommandTable.Guard(() => Show(p.GetValue(Data)!, p.GetValue(code)!)));
        register.Add(show);

        var codes = new Argument<string[]>("CODE") { Description = "those that end", Arity = ArgumentArity.OneOrMore };
        var into = new Option<string>("--into") { Description = "the registered enterprise that takes them in", Required = true };
        register.Add(Changing("merge", "one enterprise takes others in", [codes], [into], p => new Merge(p.GetValue(codes)!, p.GetValue(into)!, null, Day(p.GetValue(On)!))));

        var region = new Option<string>("--region") { Description = "the county's code (GB/T 2260)", Required = true };
        var park = new Option<string?>("--park") { Description = "the park; none unless said" };
        register.Add(Changing("move", "an enterprise or site moves to another county or park", [code], [region, park], p => new Relocate(p.GetValue(code)!, p.GetValue(region)!, p.GetValue(park), Day(p.GetValue(On)!))));

        var parts = new Option<string[]>("--part") { Description = "a part: CODE,NAME,REGION,INDUSTRY,SHARE[,PARK], its share of the old one from 0 to 1", Required = true };
        var ends = new Option<bool>("--ends") { Description = "the old enterprise ends; it stays unless said" };
        register.Add(Changing("split", "parts of an enterprise become enterprises of their own", [code], [parts, ends], p => new Split(p.GetValue(code)!, !p.GetValue(ends), [.. p.GetValue(parts)!.Select(PartOf)], Day(p.GetValue(On)!))));
        yield return register;
    }

    static Command Changing(string name, string about, Argument[] arguments, Option[] options, Func<ParseResult, RegisterChange> read)
    {
        var command = new Command(name, about) { On, By, Second, Why, Paper };
        foreach (var argument in arguments) command.Add(argument);
        foreach (var option in options) command.Add(option);
        command.SetAction(p => CommandTable.Guard(() => Change(p.GetValue(Data)!, read(p) with { Document = p.GetValue(Paper) }, p.GetValue(By)!, p.GetValue(Second)!, p.GetValue(Why)!)));
        return command;
    }

    static int Show(string data, string code)
    {
        using var room = DataRoom.Open(data);
        var population = Of(room).Now();
        if (population.Find(SubjectId.Parse(code)) is not { } subject) throw new FormatException($"{code} is not registered");
        Console.WriteLine($"{subject.Id} {subject.Name}");
        foreach (var field in EntryChange.Between(null, subject, population)) Console.WriteLine($"  {field.Field.Zh}: {field.After}");
        foreach (var version in RegisterHistory.Of(room.Ledger, subject.Id, population))
            foreach (var change in version.Changes) Console.WriteLine($"  {Time.China.Text(version.Batch.RecordedAt)[..16]} {version.Batch.By}{(version.Batch.UndoneAt is null ? "" : " (taken back)")} {change.Field.Zh}: {change.Before} → {change.After}");
        return 0;
    }

    static int Change(string data, RegisterChange change, string by, string second, string why)
    {
        using var room = DataRoom.Open(data);
        var proposals = Of(room);
        var proposed = proposals.Propose(change, new(by, by, "命令行"), why);
        if (proposed.Proposal is not { } proposal || proposed.Wrong.Count > 0) throw new FormatException(string.Join(Environment.NewLine, proposed.Wrong.Select(w => w.En)));
        var decided = proposals.Decide(proposal.Case.Id, RegisterProcedure.Agree, new(second, second, "命令行"), null);
        if (decided.Wrong.Count > 0) throw new FormatException(string.Join(Environment.NewLine, decided.Wrong.Select(w => w.En)));
        Console.WriteLine($"{proposal.Case.Id} {proposal.Case.Title}");
        return 0;
    }

    static Proposals Of(DataRoom room) => new(room.Ledger, new Office(room.Ledger, room.Catalogue, room.Clock, room.Folder).Cases, room.Catalogue);

    static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new FormatException($"'{text}' is not a day like 2025-01-01");

    static Part PartOf(string text) => text.Split(',') is { Length: 5 or 6 } p && double.TryParse(p[4], NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
        ? new Part(p[0].Trim(), new(p[1].Trim(), p[2].Trim(), p[3].Trim(), p.Length > 5 ? p[5].Trim() : null), share) : throw new FormatException($"'{text}' is not CODE,NAME,REGION,INDUSTRY,SHARE[,PARK]");
}
