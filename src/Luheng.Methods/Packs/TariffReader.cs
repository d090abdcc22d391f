namespace Luheng.Packs;

/// <summary>Reads a tariff; hours that overlap or leave a gap are a problem.</summary>
static class TariffReader
{
    public static (Tariff Tariff, Place Place) Read(PackPage page)
    {
        var (id, name, demo) = (page.Text("id"), page.Said("name"), page.Flag("demo"));
        var (from, to) = (page.Date("from") ?? DateOnly.MinValue, page.Date("to"));
        var (demand, capacity) = (page.Number("demand_price"), page.Number("capacity_price"));
        var prices = new Dictionary<TariffBand, double>();
        if (page.Inner("prices") is { } list)
        {
            foreach (var key in list.Keys().ToList())
                if (!Tariff.TryBand(key, out var band)) list.Report($"'{key}' is not a band", "sharp, peak, flat, valley or deep-valley");
                else if (list.Number(key) is { } price) prices[band] = price;
        }
        else page.Report("there are no prices", "prices: {peak: …, flat: …, valley: …} in 元/kWh");
        var hours = page.Inners("hours").Select(ReadHours).ToList();
        var tariff = new Tariff(id, name, from, to, prices, demand, capacity, hours, page.Source(), page.Choice("confidence", Confidence.Design)) { Demo = demo };
        page.Said("note", required: false);
        page.Done();
        foreach (var wrong in tariff.Wrong()) page.Report(wrong, "every minute of every month in one band that has a price", "hours");
        return (tariff, page.Place);
    }

    static TariffHours ReadHours(PackPage page)
    {
        if (!Tariff.TryBand(page.Text("band"), out var band)) page.Report("the band is not known", "sharp, peak, flat, valley or deep-valley", "band");
        var months = new List<int>();
        foreach (var text in page.Texts("months"))
            if (int.TryParse(text, out var month) && month is >= 1 and <= 12) months.Add(month);
            else page.Report($"'{text}' is not a month", "months: [1, 2, 12]", "months");
        var hours = new List<Stretch>();
        foreach (var text in page.Texts("hours"))
            if (Stretch.TryRead(text, out var stretch)) hours.Add(stretch);
            else page.Report($"'{text}' is not a stretch of a day", "hours: [\"08:00-11:30\"]", "hours");
        var part = new TariffHours(band, months.Count == 0 ? [.. Enumerable.Range(1, 12)] : months, page.Choice("days", DayKind.Every), hours);
        page.Done();
        return part;
    }
}
