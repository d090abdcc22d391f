using System.Globalization;
using Luheng.Identifiers;
using Luheng.Registry;

namespace Luheng.Demo;

/// <summary>What the register knows of the enterprises' past: whom the closed ones went into, where new ones came from, former names and codes. Nobody's figures or places differ for it.</summary>
sealed class Fates(IReadOnlyList<Firm> firms)
{
    const int OneInAbsorbed = 3, OneInSplit = 3, OneInRenamed = 41, OneInSuspended = 211;
    const string Paper = "演示数据：市场监管登记通知书";

    readonly SortedDictionary<string, Subject> known = new(StringComparer.Ordinal);

    /// <summary>The enterprises of which there is something to tell, as they stand at the end.</summary>
    public IReadOnlyCollection<Subject> Subjects()
    {
        var (ended, begun, renamed) = (0, 0, 0);
        foreach (var firm in firms)
        {
            var subject = LastOf(firm);
            if (firm.Closes < Months.Count) End(firm, subject, ++ended % OneInAbsorbed == 1);
            else if (firm.Opens > 0 && ++begun % OneInSplit == 1) Begin(firm, subject);
            else if (subject.Placements is [{ From: null, To: null }] && firm.Index % OneInRenamed == 7) Rename(subject, renamed++);
            else if (subject.Placements is [{ From: null, To: null }] && firm.Index % OneInSuspended == 100) Put(subject with { Statuses = [new(OperatingStatus.Suspended, Months.At(Months.Count - 1).First.AddMonths(1))] });
            else if (firm.Index < Cities.Flagships.Count) Put(subject with { OtherNames = [new(FirmName.Core(firm.Name), NameKind.Alias)] });
        }
        return known.Values;
    }

    Subject LastOf(Firm firm) => known.GetValueOrDefault(IdOf(firm)) ?? firm.Later.Concat(firm.Subjects.Take(firm.Later.Count > 0 ? 0 : 1)).First();

    static string IdOf(Firm firm) => (firm.Subjects.Count > 0 ? firm.Subjects : firm.Later)[0].Id.Text;

    void Put(Subject subject) => known[subject.Id.Text] = subject;

    void End(Firm firm, Subject subject, bool absorbed)
    {
        var on = subject.Latest.To!.Value.AddDays(1);
        var ended = subject with { Statuses = [new(OperatingStatus.Deregistered, on)] };
        if (absorbed && Neighbour(firm) is { } into)
        {
            Put(into with { Relations = [.. into.Relations, new(RelationKind.Absorption, RelationSide.Predecessor, subject.Id, on, Paper)] });
            ended = ended with { Relations = [new(RelationKind.Absorption, RelationSide.Successor, into.Id, on, Paper)] };
        }
        Put(ended);
    }

    void Begin(Firm firm, Subject subject)
    {
        if (subject.Latest.From is not { } on || Neighbour(firm) is not { } old) return;
        var share = Math.Round(0.1 + 0.05 * (firm.Index % 4), 2);
        Put(old with { Relations = [.. old.Relations, new(RelationKind.Split, RelationSide.Successor, subject.Id, on, Paper, share)] });
        Put(subject with { Relations = [new(RelationKind.Split, RelationSide.Predecessor, old.Id, on, Paper, share)], Statuses = [new(OperatingStatus.Active, on)] });
    }

    void Rename(Subject subject, int number)
    {
        var until = new DateOnly(2015 + number % 8, 1 + number % 12, 1).AddDays(-1);
        var old = FirmName.Core(subject.Name) + (number % 2 == 0 ? "厂" : "总厂");
        Put(subject with
        {
            OtherNames = [new(old, NameKind.Former, null, until)],
            OtherCodes = [new(string.Create(CultureInfo.InvariantCulture, $"9900{number:00}2{number * 7919 % 100_000_000:00000000}"), new(2015, 9, 30))],
        });
    }

    /// <summary>The next enterprise of the same city that was there all the time.</summary>
    Subject? Neighbour(Firm firm)
    {
        for (var i = 1; i < firms.Count; i++)
            if (firms[(firm.Index + i) % firms.Count] is var other && other.City == firm.City && other.Filers.Count == 1 && LastOf(other) is { Placements: [{ From: null, To: null }] } subject) return subject;
        return null;
    }
}
