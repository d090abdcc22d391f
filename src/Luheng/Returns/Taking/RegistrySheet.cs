using System.Globalization;
using Luheng.Identifiers;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>A registry row that reads well: who, called what, placed where and when.</summary>
sealed class RegistryRow(SubjectId id, string name, Placement placement, Spot at, string text)
{
    public SubjectId Id { get; } = id;
    public string Name { get; } = name;
    public Placement Placement { get; } = placement;
    public Spot At { get; } = at;
    public string Text { get; } = text;
    public FigureState State { get; set; }
}

/// <summary>Reads the registry, one placement per row, and checks each row by itself.</summary>
sealed class RegistrySheet(Intake intake, RegistryLayout layout, SheetPlace place)
{
    bool stands;
    SheetRows row = null!;

    public void Take(SheetRows next)
    {
        row = next;
        if (layout.Columns.Values.All(c => row[c].IsBlank)) return;
        (stands, _) = (true, intake.Read++);
        var party = intake.Parties.Read(Cell(Role.Subject), Cell(Role.Site));
        if (party.Wrong is { } wrong) Fault(Role.Subject, party.Rule, wrong);
        else if (party.Id.Kind is not (SubjectKind.Enterprise or SubjectKind.Site)) Fault(Role.Subject, "of-kind", new("名录只登记企业和厂区，不登记地区、园区、行业", "the registry holds enterprises and their sites; regions, parks and sectors are not registered"));
        var name = Cell(Role.Name).ToString().Trim(); // Names keep their full-width brackets.
        if (name is "") Fault(Role.Name, "missing-name", new("缺企业或厂区名称", "the name of the enterprise or site is missing"));
        var (region, industry) = (Region(), Industry());
        var (from, to) = (Day(Role.From), Day(Role.To));
        if (from is not null && to < from) Fault(Role.To, "bad-period", new($"止于起之前（起 {from:yyyy-MM-dd}）", $"the placement ends before it begins ({from:yyyy-MM-dd})"));
        var (longitude, latitude) = Coordinates();
        var park = Words.Plain(Cell(Role.Park).ToString());
        if (park.StartsWith("park:", StringComparison.Ordinal)) park = park[5..];
        if (!stands)
        {
            if (party.Wrong is null) party.Refused ??= new($"它的名录行（{place.At(row.Row, Column(Role.Subject))}）没有收", $"its registry row ({place.At(row.Row, Column(Role.Subject))}) was rejected");
            intake.Rejected++;
            return;
        }
        if (!CreditCode.BodyHolds(party.Id.Text[..18])) Note(Role.Subject, "body-check", "the organisation code inside (characters 9 to 17) does not hold its own check; old registrations do so");
        intake.Registry.Add(new(party.Id, name, new(from, to, region, industry, park is "" or "-" ? null : park, longitude, latitude),
            new(place, row.Row, Column(Role.Subject)), Cell(Role.Subject).ToString()));
    }

    string Region()
    {
        var text = Words.Plain(Cell(Role.Region).ToString());
        if (text.Length == 12 && text.All(char.IsAsciiDigit)) text = text[..6];
        if (intake.Catalogue.Regions.Find(text) is { } region)
        {
            if (region.Level is RegionLevel.Country or RegionLevel.Province) Note(Role.Region, "region-level", $"{region.Name} is a {region.Level.ToString().ToLowerInvariant()}; an enterprise is placed in a county or at least a city");
            return region.Code;
        }
        var all = intake.Catalogue.Regions.All;
        var named = text is "" ? [] : all.Where(r => r.Name == text).Take(3).ToArray();
        var near = text is "" || named.Length > 0 ? Said.Nothing : SubjectSays.Near(text, all.Select(r => r.Code));
        Fault(Role.Region, text is "" ? "missing-region" : "unknown-region", text is "" ? new("缺区划代码（六位）", "the region code (GB/T 2260, six digits) is missing")
            : named.Length > 0 ? new($"填代码：{string.Join("、", named.Select(r => $"{r.Name} 是 {r.Code}"))}", $"write the code: {string.Join(", ", named.Select(r => $"{r.Code} is {r.Name}"))}")
            : new($"区划表里没有“{text}”，应是六位区划代码{near.Zh}", $"'{text}' is not in the table of regions (GB/T 2260, six digits){near.En}"));
        return "";
    }

    string Industry()
    {
        var (cell, industries) = (Cell(Role.Industry), intake.Catalogue.Industries);
        var text = Words.Plain(cell.ToString()).ToUpperInvariant();
        if (industries.Find(text) is not null) return text;
        if (text.Length > 1 && char.IsAsciiLetter(text[0]) && industries.Find(text[1..]) is { } sectioned && sectioned.Section == text[..1]) return text[1..];
        if (text.Length is 1 or 3 && industries.Find("0" + text) is not null)
        {
            intake.Coerce("leading-zero", At(Role.Industry), cell, "0" + text);
            return "0" + text;
        }
        var near = text.Length >= 2 ? Enumerable.Range(0, 10).SelectMany(d => new[] { text[..^1] + d, text[..2] + d + text[^1] }).Append(text[..2]).Distinct().Where(c => industries.Find(c) is not null).Take(4).ToArray() : [];
        Fault(Role.Industry, text is "" ? "missing-industry" : "unknown-industry", text is "" ? new("缺行业代码", "the class of GB/T 4754 is missing")
            : new($"“{text}”不是国民经济行业分类的代码{(near.Length > 0 ? $"（是不是 {string.Join("、", near.Select(c => $"{c} {industries.Find(c)!.Name}"))}？）" : "，应是四位，如 3011")}", $"'{text}' is not a class of GB/T 4754{(near.Length > 0 ? $" (did you mean {string.Join(", ", near.Select(c => $"{c} {industries.Find(c)!.Name}"))}?)" : "; four digits such as 3011")}"));
        return "";
    }

    DateOnly? Day(Role role)
    {
        var cell = Cell(role);
        if (cell.IsBlank || (cell.Kind == CellKind.Text && Numbers.IsMissing(Words.Plain(cell.Text!)))) return null;
        if (cell.Kind == CellKind.Date) return cell.Day;
        if (cell.Kind == CellKind.Text && DateOnly.TryParseExact(Words.Plain(cell.Text!), ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (cell.Kind != CellKind.Text && Periods.TryRead(cell, out var period, out _)) return Edge(role, period);
        if (cell.Kind == CellKind.Text && Periods.TryRead(cell, out period, out _)) return Edge(role, period);
        Fault(role, "bad-period", new("不是日期；写成 2024-07-01", "not a day; write it like 2024-07-01"));
        return null;
    }

    static DateOnly Edge(Role role, Time.Period period) => role == Role.From ? period.First : period.Last;

    (double?, double?) Coordinates()
    {
        var (longitude, latitude) = (Number(Role.Longitude, 73, 136), Number(Role.Latitude, 3, 54));
        if (longitude is null != latitude is null && stands) Fault(longitude is null ? Role.Longitude : Role.Latitude, "range", new("经度、纬度要么都填，要么都不填", "longitude and latitude stand together or not at all"));
        return (longitude, latitude);
    }

    double? Number(Role role, double least, double most)
    {
        var cell = Cell(role);
        if (cell.IsBlank) return null;
        var number = cell.Number;
        if (cell.Kind == CellKind.Text)
            switch (Numbers.Read(cell.Text!, out number))
            {
                case NumberForm.Missing: return null;
                case NumberForm.Wrong: number = double.NaN; break;
            }
        if (number >= least && number <= most) return number;
        Fault(role, "range", new(string.Create(CultureInfo.InvariantCulture, $"以度为单位，{least} 至 {most}；经度和纬度是否填反了？"), string.Create(CultureInfo.InvariantCulture, $"in degrees, from {least} to {most}; are longitude and latitude swapped?")));
        return null;
    }

    int Column(Role role) => layout.Columns.GetValueOrDefault(role, -1);

    Cell Cell(Role role) => row[Column(role)];

    Spot At(Role role) => new(place, row.Row, Math.Max(0, Column(role)));

    void Note(Role role, string rule, string hint) => intake.Note(place, rule, hint, row.Row, place.Column(Column(role)), Cell(role).ToString());

    void Fault(Role role, string rule, Said hint)
    {
        stands = false;
        var cell = Cell(role);
        if (cell.Kind == CellKind.Error) (rule, hint) = ("error-cell", new($"单元格是错误值 {cell.Text}；改好公式，或直接填写", $"the cell holds the error {cell.Text}; mend the formula or type the value"));
        if (cell.Kind == CellKind.NoValue) (rule, hint) = (PeriodBook.NoValue.Rule, PeriodBook.NoValue.Hint);
        intake.Problems.Add(At(role), cell.ToString(), rule, hint);
    }
}
