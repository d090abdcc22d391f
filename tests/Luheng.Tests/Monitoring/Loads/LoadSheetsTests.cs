using Luheng.Deliveries;
using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Tests.Packs;
using static Luheng.Tests.Monitoring.Plant;

namespace Luheng.Tests.Monitoring;

public class LoadSheetsTests
{
    static readonly Placement Here = new(null, null, "510104", "3120");

    /// <summary>Reads a sheet as an import would, where the mill and the works are registered.</summary>
    static LoadSheets Read(string text, Plant? before = null)
    {
        var sheets = new LoadSheets(RealPacks.Rules, (before ?? new Plant()).Station.Ledger);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).ToList();
        var take = sheets.Open(new SheetHead(1, "f.csv", lines[0]));
        if (take is null) return sheets;
        for (var i = 1; i < lines.Count; i++) take(new(i + 1, lines[i]));
        sheets.Settle(new Plant().Registered(Mill, Here).Registered(Works, Here).Population);
        return sheets;
    }

    static Plant After(LoadSheets read)
    {
        Assert.Empty(read.Problems);
        return new Plant().With([.. read.Documents]);
    }

    [Fact]
    public void Contracts_shifts_plans_calls_and_commitments_come_back_as_they_were_written()
    {
        var contract = Assert.Single(LoadDocuments.Contracts(After(Read($"credit_code,contract,from,basis,demand_kw,tariff\n{Mill},主供,2025-01-01,需量,8000,own\n")).Station.Ledger));
        Assert.Equal(new Contract(Mill, "主供", new(2025, 1, 1), null, ChargeBasis.Demand, 8000, null, "own"), contract);
        var shifts = Assert.Single(LoadDocuments.Shifts(After(Read($"credit_code,shift,start,end\n{Mill},早,08:00,16:00\n{Mill},中,16:00,24:00\n{Mill},夜,00:00,08:00\n")).Station.Ledger));
        Assert.Equal(["早 08:00–16:00", "中 16:00–00:00", "夜 00:00–08:00"], shifts.Shifts.Select(s => s.ToString()));
        var plan = Assert.Single(LoadDocuments.Plans(After(Read($"credit_code,place,product,period,planned,unit\n{Mill},炼钢,crude-steel,2025-10,95.5,kWh/t\n")).Station.Ledger));
        Assert.Equal((95.5, "electricity"), (plan.Planned, plan.Carrier));
        var call = Assert.Single(LoadDocuments.Calls(After(Read($"call,from,to,notice,called_kw,participants\nc1,2025-11-03T14:00:00+08:00,2025-11-03 16:00,2025-11-02T17:00:00+08:00,5000,{Mill} {Works}\n")).Station.Ledger));
        Assert.Equal((2, 2, 5000.0), ((call.To - call.From).Hours, call.Participants.Count, call.Called));
        Assert.Equal(400, Assert.Single(LoadDocuments.Commitments(After(Read($"credit_code,load,committed_kw\n{Mill},电炉,400\n")).Station.Ledger)).Kw);
    }

    [Fact]
    public void A_bad_row_is_named_in_full_and_does_not_cost_a_good_one()
    {
        var read = Read($"credit_code,place,product,period,planned,unit\n{Mill},炼钢,crude-steel,2025,95,kWh/t\nnobody,炼钢,gold,lately,much,m³/t\n");
        Assert.Equal(new SheetTally(2, 1, 0, 0, 1), read.Tally);
        Assert.All(read.Problems, p => Assert.Equal(3, p.Row));
        Assert.Equal(["load-credit-code", "load-planned", "load-product", "load-period", "load-carrier"], read.Problems.Select(p => p.Rule));
        Assert.Equal([0, 4, 2, 3, 0], read.Problems.Select(p => p.Column));
    }

    [Fact]
    public void A_tariff_with_a_gap_is_refused_whole_and_the_gap_is_named()
    {
        const string Head = "tariff,name,from,months,days,band,hours,price,demand_price\n";
        var good = Read(Head + "own,本厂电价,2025-01-01,,,峰,08:00-22:00,0.9,36\nown,,2025-01-01,,,谷,00:00-08:00 22:00-24:00,0.3,\n");
        var tariff = LoadDocuments.Tariffs(After(good).Station.Ledger, RealPacks.Rules)["own"];
        Assert.Equal((2, 0.9, 36.0, TariffBand.Valley), (good.Tally.Accepted, tariff.Prices[TariffBand.Peak], tariff.DemandPrice, tariff.BandAt(3, true, 1380)));
        var gap = Read(Head + "own,,2025-01-01,1-12,,峰,08:00-22:00,0.9,\nown,,2025-01-01,1-6,,谷,00:00-08:00 22:00-24:00,0.3,\n");
        Assert.Equal((new SheetTally(2, 0, 0, 0, 2), 0), (gap.Tally, gap.Documents.Count));
        Assert.Contains(gap.Problems, p => p.Row == 2 && p.Hint.StartsWith("tariff 'own': month 7, working days, 00:00-08:00 is in no band", StringComparison.Ordinal));
    }

    [Fact]
    public void Shifts_that_overlap_and_contracts_without_their_figure_are_refused()
    {
        Assert.Contains("overlaps 早", Assert.Single(Read($"credit_code,shift,start,end\n{Mill},早,08:00,16:00\n{Mill},中,15:00,23:00\n").Problems).Hint, StringComparison.Ordinal);
        Assert.Equal("load-capacity-kva", Assert.Single(Read($"credit_code,contract,from,basis,demand_kw,tariff\n{Mill},主供,2025-01-01,capacity,8000,own\n").Problems).Rule);
    }

    [Fact]
    public void What_is_there_already_is_unchanged_and_a_new_figure_is_a_correction()
    {
        string Row(int kw) => $"统一社会信用代码,可调负荷,承诺容量\n{Mill},电炉,{kw}\n";
        var before = After(Read(Row(400)));
        Assert.Equal(new SheetTally(1, 0, 1, 0, 0), Read(Row(400), before).Tally);
        Assert.Equal(new SheetTally(1, 1, 0, 1, 0), Read(Row(500), before).Tally);
    }

    [Fact]
    public void Whoever_is_not_registered_has_no_contract_and_a_header_of_another_kind_is_left_to_others()
    {
        var stranger = Read($"credit_code,load,committed_kw\n{Boiler},电炉,400\n");
        Assert.Equal((new SheetTally(1, 0, 0, 0, 1), "not-registered"), (stranger.Tally, Assert.Single(stranger.Problems).Rule));
        Assert.Null(new LoadSheets(RealPacks.Rules, new MemoryLedger()).Open(new(1, "f.csv", ["meter", "credit_code", "carrier", "kind", "unit"])));
    }
}
