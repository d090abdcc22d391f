using System.Globalization;
using Luheng.Packs;
using Luheng.Problems;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Turns rows of the load layouts into documents, and remembers what was wrong with the others.</summary>
sealed class LoadRows(string file, Catalogue catalogue, MeterBook book)
{
    readonly List<Problem> problems = [];
    readonly List<Document> documents = [];
    readonly Dictionary<(SubjectId, DateOnly), List<Shift>> shifts = [];
    readonly Dictionary<string, TariffRows> tariffs = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<int>> tariffLines = new(StringComparer.Ordinal);
    int read, accepted;
    int row;
    IReadOnlyDictionary<string, string> cells = new Dictionary<string, string>();
    bool wrong;

    public void Add(string layout, int at, IReadOnlyDictionary<string, string> values)
    {
        (row, cells, wrong) = (at, values, false);
        read++;
        Action add = layout switch
        {
            LoadDocuments.ContractKind => Contract,
            LoadDocuments.ShiftKind => ShiftRow,
            LoadDocuments.PlanKind => Plan,
            LoadDocuments.TariffKind => TariffRow,
            LoadDocuments.CallKind => CallRow,
            _ => Commitment,
        };
        add();
        if (!wrong) accepted++;
    }

    public LoadFileRead Done(string layout)
    {
        foreach (var ((enterprise, from), of) in shifts) documents.Add(LoadDocuments.Write(new ShiftPlan(enterprise, from, of)));
        foreach (var (id, rows) in tariffs)
        {
            var tariff = rows.Tariff(id);
            if (tariff.Wrong().ToList() is not { Count: > 0 } gaps) documents.Add(LoadDocuments.Write(tariff));
            else
            {
                // Half a tariff bills wrongly: its rows stand or fall together.
                accepted -= tariffLines[id].Count;
                problems.AddRange(gaps.Select(g => new Problem($"{file}:{string.Join(',', tariffLines[id])}", g, "every minute of every month in one band that has a price")));
            }
        }
        return new(layout, read, accepted, documents, problems);
    }

    void Contract()
    {
        var (enterprise, name, from, to) = (Enterprise(), Text("contract"), Day("from"), DayOrNone("to"));
        var basis = Choice("basis", ("demand", ChargeBasis.Demand), ("需量", ChargeBasis.Demand), ("capacity", ChargeBasis.Capacity), ("容量", ChargeBasis.Capacity));
        var (demand, capacity, tariff) = (NumberOrNone("demand_kw"), NumberOrNone("capacity_kva"), Text("tariff"));
        if (!wrong && basis == ChargeBasis.Demand && demand is null) Wrong("demand_kw", "a contract by demand says how much", "demand_kw such as 8000");
        if (!wrong && basis == ChargeBasis.Capacity && capacity is null) Wrong("capacity_kva", "a contract by capacity says how much", "capacity_kva such as 12500");
        if (!wrong) documents.Add(LoadDocuments.Write(new Contract(enterprise, name, from, to, basis, demand, capacity, tariff)));
    }

    void ShiftRow()
    {
        var (enterprise, name, from) = (Enterprise(), Text("shift"), DayOrNone("from") ?? new(2000, 1, 1));
        var shift = new Shift(name, Minute("start"), Minute("end") % 1440);
        if (wrong) return;
        if (!shifts.TryGetValue((enterprise, from), out var of)) shifts[(enterprise, from)] = of = [];
        var overlaps = of.FirstOrDefault(s => Enumerable.Range(0, 96).Any(q => s.Holds(q * 15) && shift.Holds(q * 15)));
        if (overlaps is not null) Wrong("start", $"{shift} overlaps {overlaps}", "each hour in one shift");
        else of.Add(shift);
    }

    void Plan()
    {
        var (enterprise, product, period, planned, unit) = (Enterprise(), Text("product"), Text("period"), Number("planned"), Text("unit"));
        var carrier = Cell("carrier") is "" ? null : Cell("carrier");
        if (!Carriers.IsProduct(catalogue, product)) Wrong("product", $"'{product}' is not a product", $"one of {string.Join(", ", catalogue.Sets["product"].Members.Select(m => m.Id).Take(6))} …");
        if (!Period.TryParse(period, out _)) Wrong("period", $"'{period}' is not a period", "2025, 2025-Q4 or 2025-10");
        var parts = unit.Split('/');
        if (parts.Length != 2 || !catalogue.Units.TryUnit(parts[0], out var above) || !catalogue.Units.TryUnit(parts[1], out _)) Wrong("unit", $"'{unit}' is not an amount over an amount", "kgce/t or kWh/t");
        else if (carrier is null && !parts[0].EndsWith("ce", StringComparison.Ordinal) && !parts[0].Contains('标'))
        {
            // kWh can only be meant of electricity; of every other unit the carrier must be said.
            if (parts[0].EndsWith("Wh", StringComparison.Ordinal) || above.Equals(catalogue.Units["kWh"])) carrier = Carriers.Electricity;
            else Wrong("carrier", $"'{unit}' does not say which carrier is meant", "a column carrier, such as natural-gas");
        }
        if (carrier is not null && !Carriers.Balances(catalogue, carrier)) Wrong("carrier", $"'{carrier}' is not a carrier", "electricity, natural-gas, fresh-water …");
        if (!wrong && planned <= 0) Wrong("planned", $"{planned} is not above zero", "a planned consumption such as 95.5");
        if (!wrong) documents.Add(LoadDocuments.Write(new EnergyPlan(enterprise, Cell("place"), product, period, planned, unit, carrier)));
    }

    void TariffRow()
    {
        var (id, from, to, price) = (Text("tariff"), Day("from"), DayOrNone("to"), Number("price"));
        if (!Tariff.TryBand(Cell("band"), out var band)) Wrong("band", $"'{Cell("band")}' is not a band", "尖, 峰, 平, 谷, 深谷 or sharp, peak, flat, valley, deep-valley");
        var months = Months(Cell("months"));
        var days = Cell("days") is "" ? DayKind.Every : Choice("days", ("every", DayKind.Every), ("每日", DayKind.Every), ("workday", DayKind.Workday), ("工作日", DayKind.Workday), ("day-off", DayKind.DayOff), ("休息日", DayKind.DayOff));
        var hours = new List<Stretch>();
        foreach (var text in Cell("hours").Split([' ', ';', '；'], StringSplitOptions.RemoveEmptyEntries))
            if (Stretch.TryRead(text, out var stretch)) hours.Add(stretch);
            else Wrong("hours", $"'{text}' is not a stretch of a day", "08:00-11:30 14:00-17:00; one over midnight in two");
        var (demand, capacity) = (NumberOrNone("demand_price"), NumberOrNone("capacity_price"));
        if (!tariffs.TryGetValue(id, out var rows))
        {
            tariffs[id] = rows = new(Cell("name") is "" ? id : Cell("name"), from, to, file);
            tariffLines[id] = [];
        }
        if (!wrong && rows.Prices.TryGetValue(band, out var before) && before != price) Wrong("price", $"{price} for {Tariff.Word(band)}, {before} in another row", "one price for each band");
        if (wrong) return;
        tariffLines[id].Add(row);
        rows.Prices[band] = price;
        (rows.Demand, rows.Capacity) = (demand ?? rows.Demand, capacity ?? rows.Capacity);
        rows.Hours.Add(new(band, months, days, hours));
    }

    void CallRow()
    {
        var (id, from, to, notice, called) = (Text("call"), Time("from"), Time("to"), Time("notice"), Number("called_kw"));
        var participants = new List<SubjectId>();
        foreach (var text in Cell("participants").Split([' ', ';', '；'], StringSplitOptions.RemoveEmptyEntries))
            if (SubjectId.TryParse(text, out var one, out var problem) && !one.IsGroup) participants.Add(one.Enterprise);
            else Wrong("participants", problem is "" ? $"'{text}' is not an enterprise" : problem, "credit codes with spaces between");
        if (Cell("region") is { Length: > 0 } region && catalogue.Regions.Find(region) is null) Wrong("region", $"'{region}' is not in the table of regions", "a code such as 510100");
        if (!wrong && to <= from) Wrong("to", "the call ends before it begins", "a time after from");
        if (!wrong && notice > from) Wrong("notice", "the notice comes after the beginning", "a time before from");
        if (!wrong) documents.Add(LoadDocuments.Write(new Call(id, from, to, notice, called, Cell("region"), participants)));
    }

    void Commitment()
    {
        var (enterprise, load, kw) = (Enterprise(), Text("load"), Number("committed_kw"));
        var meter = Cell("meter") is "" ? null : Cell("meter");
        if (meter is not null && book.Find(meter) is not { Carrier: Carriers.Electricity }) Wrong("meter", $"'{meter}' is not a registered electricity meter", "the id of a meter, or nothing for the whole enterprise");
        if (!wrong && kw <= 0) Wrong("committed_kw", $"{kw} is not above zero", "the kW that can be lowered");
        if (!wrong) documents.Add(LoadDocuments.Write(new Commitment(enterprise, load, kw, meter)));
    }

    string Cell(string column) => cells.GetValueOrDefault(column, "");

    void Wrong(string column, string found, string expected)
    {
        wrong = true;
        problems.Add(new($"{file}:{row} {column}", found, expected));
    }

    string Text(string column)
    {
        if (Cell(column) is "") Wrong(column, "nothing is written", $"a {column}");
        return Cell(column);
    }

    SubjectId Enterprise()
    {
        if (!SubjectId.TryParse(Cell("credit_code"), out var id, out var problem)) Wrong("credit_code", problem, "the 18 characters of a credit code");
        else if (id.IsGroup) Wrong("credit_code", $"{id} is not an enterprise", "the 18 characters of a credit code");
        return id.Text is null ? default : id.Enterprise;
    }

    double Number(string column)
    {
        if (double.TryParse(Cell(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        Wrong(column, $"'{Cell(column)}' is not a number", "a number such as 1250.5");
        return double.NaN;
    }

    double? NumberOrNone(string column) => Cell(column) is "" ? null : Number(column);

    DateOnly Day(string column)
    {
        if (DateOnly.TryParseExact(Cell(column), ["yyyy-MM-dd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Wrong(column, $"'{Cell(column)}' is not a day", "2025-01-01");
        return default;
    }

    DateOnly? DayOrNone(string column) => Cell(column) is "" ? null : Day(column);

    int Minute(string column)
    {
        if (!Stretch.TryMinute(Cell(column), out var minute)) Wrong(column, $"'{Cell(column)}' is not a time of day", "08:00");
        return minute;
    }

    DateTimeOffset Time(string column)
    {
        if (Cell(column).Length >= 16 && China.TryInstant(Cell(column).Replace(' ', 'T'), out var time)) return time;
        Wrong(column, $"'{Cell(column)}' is not a time", "2025-11-03T14:00:00+08:00");
        return default;
    }

    T Choice<T>(string column, params (string Word, T Value)[] known)
    {
        foreach (var (word, value) in known)
            if (Cell(column) == word) return value;
        Wrong(column, $"'{Cell(column)}' is not known", "one of " + string.Join(", ", known.Select(k => k.Word)));
        return known[0].Value;
    }

    /// <summary>Months such as 1-3;7;12; nothing is every month.</summary>
    List<int> Months(string text)
    {
        var months = new List<int>();
        foreach (var part in text.Split([' ', ';', '；'], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length <= 2 && int.TryParse(ends[0], out var first) && int.TryParse(ends[^1], out var last) && first >= 1 && last <= 12 && first <= last)
                months.AddRange(Enumerable.Range(first, last - first + 1));
            else Wrong("months", $"'{part}' is not a month", "1-3;7;12, or nothing for every month");
        }
        return months.Count == 0 && text is "" ? [.. Enumerable.Range(1, 12)] : [.. months.Distinct()];
    }

    sealed class TariffRows(string name, DateOnly from, DateOnly? to, string file)
    {
        public Dictionary<TariffBand, double> Prices { get; } = [];
        public List<TariffHours> Hours { get; } = [];
        public double? Demand { get; set; }
        public double? Capacity { get; set; }

        public Tariff Tariff(string id) => new(id, new(name, ""), from, to, Prices, Demand, Capacity, Hours, new(file, ""), Confidence.Secondary);
    }
}
