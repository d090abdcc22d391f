using System.Globalization;
using Luheng.Deliveries;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>Turns the rows of a sheet of loads into documents, and says of every other row all that is wrong with it.</summary>
/// <param name="meters">The ids of registered electricity meters.</param>
sealed class LoadRows(int sheet, Catalogue catalogue, IReadOnlySet<string> meters, IReadOnlyDictionary<string, int> columns, List<SheetProblem> problems)
{
    readonly List<(Document Document, SubjectId? Of, IReadOnlyList<int> Rows)> single = [];
    readonly Dictionary<(SubjectId, DateOnly), List<(Shift Shift, int Row)>> shifts = [];
    readonly Dictionary<string, TariffRows> tariffs = new(StringComparer.Ordinal);
    SheetRow at;
    bool wrong;

    public int Sheet => sheet;

    /// <summary>Rows of which nothing was kept; final once <see cref="Done"/> was read.</summary>
    public int Rejected { get; private set; }

    public void Add(string kind, SheetRow row)
    {
        if (row.Cells.All(string.IsNullOrWhiteSpace)) return;
        (at, wrong) = (row, false);
        Action add = kind switch
        {
            LoadDocuments.ContractKind => Contract,
            LoadDocuments.ShiftKind => ShiftRow,
            LoadDocuments.PlanKind => Plan,
            LoadDocuments.TariffKind => TariffRow,
            LoadDocuments.CallKind => CallRow,
            _ => Commitment,
        };
        add();
        if (wrong) Rejected++;
    }

    /// <summary>The documents, whose they are (null: nobody's) and the rows that made them.</summary>
    public IReadOnlyList<(Document Document, SubjectId? Of, IReadOnlyList<int> Rows)> Done()
    {
        var all = single.GroupBy(d => d.Document.Id).Select(g => (g.Last().Document, g.Last().Of, (IReadOnlyList<int>)[.. g.SelectMany(d => d.Rows)])).ToList();
        foreach (var ((enterprise, from), of) in shifts)
            all.Add((LoadDocuments.Write(new ShiftPlan(enterprise, from, [.. of.Select(s => s.Shift)])), enterprise, [.. of.Select(s => s.Row)]));
        foreach (var (id, rows) in tariffs.Where(t => t.Value.Rows.Count > 0))
        {
            var tariff = rows.Tariff(id);
            var gaps = tariff.Wrong().ToList();
            if (gaps.Count == 0) all.Add((LoadDocuments.Write(tariff), null, rows.Rows));
            else
            {
                // Half a tariff bills wrongly: its rows stand or fall together.
                Rejected += rows.Rows.Count;
                problems.AddRange(gaps.Select(g => new SheetProblem(sheet, rows.Rows[0], columns["hours"], id, "tariff-hours", $"{g}; every minute of every month belongs in one band that has a price")));
            }
        }
        return all;
    }

    void Keep(Document document, SubjectId? of) => single.Add((document, of, [at.Number]));

    void Contract()
    {
        var (enterprise, name, from, to) = (Enterprise(), Text("contract"), Day("from"), DayOrNone("to"));
        var basis = Choice("basis", ("demand", ChargeBasis.Demand), ("需量", ChargeBasis.Demand), ("capacity", ChargeBasis.Capacity), ("容量", ChargeBasis.Capacity));
        var (demand, capacity, tariff) = (NumberOrNone("demand_kw"), NumberOrNone("capacity_kva"), Text("tariff"));
        if (!wrong && basis == ChargeBasis.Demand && demand is null) Wrong("demand_kw", "a contract by demand says how much", "demand_kw such as 8000");
        if (!wrong && basis == ChargeBasis.Capacity && capacity is null) Wrong("capacity_kva", "a contract by capacity says how much", "capacity_kva such as 12500");
        if (!wrong) Keep(LoadDocuments.Write(new Contract(enterprise, name, from, to, basis, demand, capacity, tariff)), enterprise);
    }

    void ShiftRow()
    {
        var (enterprise, name, from) = (Enterprise(), Text("shift"), DayOrNone("from") ?? new(2000, 1, 1));
        var shift = new Shift(name, Minute("start"), Minute("end") % 1440);
        if (wrong) return;
        if (!shifts.TryGetValue((enterprise, from), out var of)) shifts[(enterprise, from)] = of = [];
        var overlaps = of.Select(s => s.Shift).FirstOrDefault(s => Enumerable.Range(0, 96).Any(q => s.Holds(q * 15) && shift.Holds(q * 15)));
        if (overlaps is not null) Wrong("start", $"{shift} overlaps {overlaps}", "each hour in one shift");
        else of.Add((shift, at.Number));
    }

    void Plan()
    {
        var (enterprise, product, period, planned, unit) = (Enterprise(), Text("product"), Text("period"), Number("planned"), Text("unit"));
        var carrier = Cell("carrier") is "" ? null : Cell("carrier");
        if (!BalanceCarriers.IsProduct(catalogue, product)) Wrong("product", $"'{product}' is not a product", $"one of {string.Join(", ", catalogue.Sets["product"].Members.Select(m => m.Id).Take(6))} …");
        if (!Period.TryParse(period, out _)) Wrong("period", $"'{period}' is not a period", "2025, 2025-Q4 or 2025-10");
        var parts = unit.Split('/');
        if (parts.Length != 2 || !catalogue.Units.TryUnit(parts[0], out var above) || !catalogue.Units.TryUnit(parts[1], out _)) Wrong("unit", $"'{unit}' is not an amount over an amount", "kgce/t or kWh/t");
        else if (carrier is null && !parts[0].EndsWith("ce", StringComparison.Ordinal) && !parts[0].Contains('标'))
        {
            // kWh can only be meant of electricity; of every other unit the carrier must be said.
            if (parts[0].EndsWith("Wh", StringComparison.Ordinal) || above.Equals(catalogue.Units["kWh"])) carrier = BalanceCarriers.Electricity;
            else Wrong("carrier", $"'{unit}' does not say which carrier is meant", "a column carrier, such as natural-gas");
        }
        if (carrier is not null && !BalanceCarriers.Balances(catalogue, carrier)) Wrong("carrier", $"'{carrier}' is not a carrier", "electricity, natural-gas, fresh-water …");
        if (!wrong && planned <= 0) Wrong("planned", $"{planned} is not above zero", "a planned consumption such as 95.5");
        if (!wrong) Keep(LoadDocuments.Write(new EnergyPlan(enterprise, Cell("place"), product, period, planned, unit, carrier)), enterprise);
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
            tariffs[id] = rows = new(Cell("name") is "" ? id : Cell("name"), from, to);
        }
        if (!wrong && rows.Prices.TryGetValue(band, out var before) && before != price) Wrong("price", $"{price} for {Tariff.Word(band)}, {before} in another row", "one price for each band");
        if (wrong) return;
        rows.Rows.Add(at.Number);
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
        if (!wrong) Keep(LoadDocuments.Write(new Call(id, from, to, notice, called, Cell("region"), participants)), null);
    }

    void Commitment()
    {
        var (enterprise, load, kw) = (Enterprise(), Text("load"), Number("committed_kw"));
        var meter = Cell("meter") is "" ? null : Cell("meter");
        if (meter is not null && !meters.Contains(meter)) Wrong("meter", $"'{meter}' is not a registered electricity meter", "the id of a meter, or nothing for the whole enterprise");
        if (!wrong && kw <= 0) Wrong("committed_kw", $"{kw} is not above zero", "the kW that can be lowered");
        if (!wrong) Keep(LoadDocuments.Write(new Commitment(enterprise, load, kw, meter)), enterprise);
    }

    string Cell(string column) => columns.TryGetValue(column, out var c) && c < at.Cells.Count ? at.Cells[c].Trim() : "";

    void Wrong(string column, string found, string expected)
    {
        wrong = true;
        problems.Add(new(sheet, at.Number, columns.GetValueOrDefault(column), Cell(column), $"load-{column.Replace('_', '-')}", $"{found}; {expected}"));
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

    sealed class TariffRows(string name, DateOnly from, DateOnly? to)
    {
        public List<int> Rows { get; } = [];
        public Dictionary<TariffBand, double> Prices { get; } = [];
        public List<TariffHours> Hours { get; } = [];
        public double? Demand { get; set; }
        public double? Capacity { get; set; }

        public Tariff Tariff(string id) => new(id, new(name, ""), from, to, Prices, Demand, Capacity, Hours, new("导入", ""), Confidence.Secondary);
    }
}
