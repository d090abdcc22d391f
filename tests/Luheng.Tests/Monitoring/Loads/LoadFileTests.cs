using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.Tests.Packs;
using static Luheng.Tests.Monitoring.Plant;

namespace Luheng.Tests.Monitoring;

public class LoadFileTests
{
    static LoadFileRead Read(string text) => LoadFile.Read("f.csv", new StringReader(text), RealPacks.Rules, MeterBook.Empty);

    static Plant After(LoadFileRead read) => new Plant().With([.. read.Documents]);

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
        Assert.Equal((2, 1, 1), (read.Read, read.Accepted, read.Rejected));
        Assert.Equal(["f.csv:3 credit_code", "f.csv:3 planned", "f.csv:3 product", "f.csv:3 period", "f.csv:3 carrier"], read.Problems.Select(p => p.Where));
    }

    [Fact]
    public void A_tariff_with_a_gap_is_refused_whole_and_the_gap_is_named()
    {
        const string Head = "tariff,name,from,months,days,band,hours,price,demand_price\n";
        var good = Read(Head + "own,本厂电价,2025-01-01,,,峰,08:00-22:00,0.9,36\nown,,2025-01-01,,,谷,00:00-08:00 22:00-24:00,0.3,\n");
        var tariff = LoadDocuments.Tariffs(After(good).Station.Ledger, RealPacks.Rules)["own"];
        Assert.Equal((2, 0.9, 36.0, TariffBand.Valley), (good.Accepted, tariff.Prices[TariffBand.Peak], tariff.DemandPrice, tariff.BandAt(3, true, 1380)));
        var gap = Read(Head + "own,,2025-01-01,1-12,,峰,08:00-22:00,0.9,\nown,,2025-01-01,1-6,,谷,00:00-08:00 22:00-24:00,0.3,\n");
        Assert.Equal((2, 0, 0), (gap.Read, gap.Accepted, gap.Documents.Count));
        Assert.Contains(gap.Problems, p => p is { Where: "f.csv:2,3", Found: "tariff 'own': month 7, working days, 00:00-08:00 is in no band" });
    }

    [Fact]
    public void Shifts_that_overlap_and_contracts_without_their_figure_are_refused()
    {
        Assert.Contains("overlaps 早", Assert.Single(Read($"credit_code,shift,start,end\n{Mill},早,08:00,16:00\n{Mill},中,15:00,23:00\n").Problems).Found, StringComparison.Ordinal);
        Assert.Equal("f.csv:2 capacity_kva", Assert.Single(Read($"credit_code,contract,from,basis,demand_kw,tariff\n{Mill},主供,2025-01-01,capacity,8000,own\n").Problems).Where);
    }

    [Fact]
    public void A_header_that_fits_nothing_is_answered_with_what_would_fit() =>
        Assert.Contains("credit_code,load,committed_kw[,meter]", Assert.Single(Read("a,b\n1,2\n").Problems).Expected, StringComparison.Ordinal);
}
