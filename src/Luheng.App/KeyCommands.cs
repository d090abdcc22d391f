using System.CommandLine;
using Luheng.Monitoring;
using Luheng.Problems;
using Luheng.Time;
using Luheng.Typed;

namespace Luheng.App;

/// <summary>keys: the rights of gateways (数据网关) to send readings. A key is printed once and never again.</summary>
static class KeyCommands
{
    const int LongestName = 64;

    public static IEnumerable<Command> All()
    {
        var data = new Option<string>("--data") { Description = "the data folder", Required = true, Recursive = true };
        var name = new Argument<string>("NAME") { Description = "who sends with the key" };
        var meters = new Option<string>("--meters") { Description = "all, or a file with one meter id a line", Required = true };
        var add = new Command("add", "makes a key and prints it once") { name, meters };
        add.SetAction(p => CommandTable.Guard(() => Add(p.GetValue(name)!, p.GetValue(meters)!, p.GetValue(data)!)));
        var list = new Command("list", "every key: its name, how many meters, since when; never the key itself");
        list.SetAction(p => CommandTable.Guard(() => List(p.GetValue(data)!)));
        var revoke = new Command("revoke", "takes a key's right away, for good") { name };
        revoke.SetAction(p => CommandTable.Guard(() => Revoke(p.GetValue(name)!, p.GetValue(data)!)));
        yield return new Command("keys", "the keys that gateways send readings with") { data, add, list, revoke };
    }

    static int Add(string name, string meters, string data)
    {
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) throw new FormatException($"a name has 1 to {LongestName} characters");
        using var room = DataRoom.Open(data);
        if (Find(room, name) is { RevokedAt: null }) throw new FormatException($"there is a key of {name} already; revoke it first, or choose another name");
        var (key, text) = GatewayKey.Make(name, meters is "all" ? null : MetersIn(meters, room), TimeProvider.System.GetUtcNow());
        room.Ledger.Commit(new($"数据网关 {name} 的密钥", "", [], []) { Documents = [key.Write()] });
        Console.WriteLine(text);
        Console.Error.WriteLine($"the key of {name}, for {Scope(key)}; it is shown this once and not kept");
        return 0;
    }

    /// <summary>The ids in a file, one a line or the first column of a csv with a header; each must be registered.</summary>
    static List<string> MetersIn(string file, DataRoom room)
    {
        if (!File.Exists(file)) throw new FileNotFoundException($"there is no file {Path.GetFullPath(file)}; give a file with one meter id a line, or say all");
        var known = room.Ledger.Documents(MeterBook.Kind).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        var (ids, problems) = (new List<string>(), new List<Problem>());
        var row = 0;
        foreach (var line in File.ReadLines(file))
        {
            var id = line.Split(',')[0].Trim().Trim('"');
            row++;
            if (id is "" || (row == 1 && !known.Contains(id) && Words.Heading(id) is "meter" or "计量点")) continue;
            if (known.Contains(id)) ids.Add(id);
            else problems.Add(new($"{Path.GetFileName(file)} row {row}", $"no meter '{id}' is registered{Near.Hint(id, known.Take(20_000))}", "register it with: luheng import"));
        }
        if (problems.Count > 0) throw new ProblemsException(problems);
        return ids.Count > 0 ? [.. ids.Distinct(StringComparer.Ordinal)] : throw new FormatException($"{file} names no meter");
    }

    static int List(string data)
    {
        using var room = DataRoom.Open(data);
        foreach (var key in Keys(room))
            Console.WriteLine($"{key.Name}\t{Scope(key)}\tsince {China.Text(key.CreatedAt)[..19]}{(key.RevokedAt is { } at ? $"\trevoked {China.Text(at)[..19]}" : "")}");
        return 0;
    }

    static int Revoke(string name, string data)
    {
        using var room = DataRoom.Open(data);
        if (Find(room, name) is not { } key) throw new FormatException($"there is no key of '{name}'{Near.Hint(name, Keys(room).Select(k => k.Name))}");
        if (key.RevokedAt is { } before) throw new FormatException($"the key of {name} was revoked on {China.Text(before)[..19]}");
        room.Ledger.Commit(new($"注销数据网关 {name} 的密钥", "", [], []) { Documents = [(key with { RevokedAt = TimeProvider.System.GetUtcNow() }).Write()] });
        Console.WriteLine($"the key of {name} is revoked; a running server learns it within seconds");
        return 0;
    }

    static GatewayKey? Find(DataRoom room, string name) => Keys(room).FirstOrDefault(k => k.Name == name);

    static IEnumerable<GatewayKey> Keys(DataRoom room) => room.Ledger.Documents(GatewayKey.Kind).Select(d => GatewayKey.Read(d.Body));

    static string Scope(GatewayKey key) => key.Meters is null ? "all meters" : $"{key.Meters.Count} meters";
}
