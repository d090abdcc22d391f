using System.Collections.Concurrent;
using Luheng.Cases;
using Luheng.Engine;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.Portal.Returns;

/// <summary>Who should have filed the returns of a month (应报) and who has (已报): the one answer of boards, lists, bulletins and the state of the data. Expected is whoever was on the register at the month's end and ever filed an item of a monthly form that has a day; filed is whoever filed every form expected of them. What meters measured is no return.</summary>
sealed class MonthlyReturns(World world)
{
    public const byte Wanted = 1, Filed = 2;

    readonly List<Form> monthly = [.. world.Catalogue.Forms.Values.Where(f => f.Due is not null && ReturnKey.Shape(f) == PeriodKind.Month)];
    readonly ConcurrentDictionary<string, Lazy<bool[]>> filers = new();
    readonly ConcurrentDictionary<(string Form, int Year), Lazy<bool[]>> filed = new();
    readonly ConcurrentDictionary<Period, Lazy<byte[]>> imported = new();

    public static MonthlyReturns Of(Desk desk) => desk.Remember<MonthlyReturns>("monthly returns", () => new(desk.World));

    /// <summary>The returns that have cases, as these stood at a moment (null: as they stand), by form and period.</summary>
    public ILookup<(string Form, Period Period), (int Row, ReturnState State)> Begun(Office office, DateTimeOffset? at = null) =>
        office.Cases.All.Where(c => c.Procedure == ReturnProcedure.Id).Select(c => (Key: ReturnKey.Of(c.Id, world.Catalogue), State: StateAt(c, at)))
            .Where(c => c is { Key: not null, State: not null }).Select(c => (Key: c.Key!.Value, Row: world.Frame.RowOf(c.Key!.Value.Subject), State: c.State!.Value)).Where(c => c.Row >= 0)
            .ToLookup(c => (c.Key.Form.Id, c.Key.Period), c => (c.Row, c.State));

    static ReturnState? StateAt(Case matter, DateTimeOffset? at) => at is not { } moment ? matter.In<ReturnState>()
        : matter.Steps.LastOrDefault(s => s.At <= moment) is { } step ? Enum.Parse<ReturnState>(step.State) : null;

    /// <summary>For each row of a month: 0 nothing expected, <see cref="Wanted"/>, <see cref="Filed"/> where all that is expected was filed.</summary>
    public byte[] Of(Period month, ILookup<(string Form, Period Period), (int Row, ReturnState State)>? begun = null)
    {
        if (begun is null || !monthly.Exists(f => begun.Contains((f.Id, month)))) return imported.GetOrAdd(month, _ => new(() => Make(month, null))).Value;
        return Make(month, begun);
    }

    byte[] Make(Period month, ILookup<(string Form, Period Period), (int Row, ReturnState State)>? begun)
    {
        var all = new byte[world.Frame.Rows.Count];
        foreach (var form in monthly)
        {
            var marks = Marks(form, month);
            foreach (var (row, state) in begun?[(form.Id, month)] ?? [])
                if (!Standing.Waits(state)) marks[row] = Filed;
                else if (ReturnSpan.Covers(world.Frame.Rows[row], month)) marks[row] = Wanted;
                else marks[row] = 0;
            for (var row = 0; row < all.Length; row++)
                if (marks[row] != 0) all[row] = all[row] == 0 ? marks[row] : Math.Min(all[row], marks[row]);
        }
        return all;
    }

    /// <summary>The same of one form by the figures that are there, whichever way they came in. A site counts for its enterprise.</summary>
    public byte[] Marks(Form form, Period period)
    {
        var (wanted, marks) = (filers.GetOrAdd(form.Id, _ => new(() => FilersOf(form))).Value, new byte[world.Frame.Rows.Count]);
        for (var row = 0; row < marks.Length; row++)
            if (wanted[row] && ReturnSpan.Covers(world.Frame.Rows[row], period)) marks[row] = Wanted;
        foreach (var month in period.MonthsWithin())
        {
            var there = filed.GetOrAdd((form.Id, month.Year), _ => new(() => FiledIn(form, month.Year))).Value;
            for (var row = 0; row < marks.Length; row++)
                if (marks[row] == Wanted && there[row * 12 + month.Last.Month - 1]) marks[row] = Filed;
        }
        return marks;
    }

    List<string> ItemsOf(Form form) => [.. form.ItemIds(world.Catalogue).Where(world.Frame.Has)];

    int Owner(int row) => world.Frame.OwnerOf(row) is >= 0 and var enterprise ? enterprise : row;

    bool[] FilersOf(Form form)
    {
        var any = new bool[world.Frame.Rows.Count];
        foreach (var item in ItemsOf(form))
        {
            var of = world.Columns.Filers(item);
            for (var row = 0; row < of.Length; row++)
                if (of[row]) any[Owner(row)] = true;
        }
        return any;
    }

    bool[] FiledIn(Form form, int year)
    {
        var there = new bool[world.Frame.Cells];
        foreach (var item in ItemsOf(form))
            world.Frame.Each(item, year, (cell, kind) =>
            {
                if (kind == SourceKind.Filed) there[Owner(cell / 12) * 12 + cell % 12] = true;
            });
        return there;
    }
}
