using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Luheng.Access;
using Luheng.Cases;
using Luheng.Deliveries;
using Luheng.Grading;
using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.Portal.Returns;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Returns;

namespace Luheng.Portal.Registering;

/// <summary>A file that was looked at and waits to be confirmed: kept under its hash, with a mark of exactly what it would change.</summary>
sealed record PendingImport(string Id, string File, string Name, string By, DateTimeOffset At, string Mark)
{
    const string Kind = "register-import";

    public static PendingImport? Find(Reader reader, string id) => reader.Office?.Ledger.Passing(Kind, id) is { } body && CaseJson.Read<PendingImport>(body) is { } pending && pending.By == reader.Actor.Account ? pending : null;

    public void Keep(Reader reader) => reader.Office!.Ledger.SetPassing(Kind, Id, CaseJson.Write(this));

    public void Forget(Reader reader) => reader.Office!.Ledger.SetPassing(Kind, Id, null);

    /// <summary>The act by which this reader imports: everything, or the register of what is theirs; null where neither.</summary>
    public static Act? Right(Reader reader) => reader.May(Act.ImportData) ? Act.ImportData : reader.May(Act.EditRegister) ? Act.EditRegister : null;

    /// <summary>Reads the file as it is kept; the same reading previews and stores.</summary>
    public static ImportResult Run(Reader reader, ArrivedFile file, ImportOptions options)
    {
        var (office, catalogue, act) = (reader.Office!, reader.Desk.World.Catalogue, Right(reader) ?? throw new InvalidOperationException("nobody asked whether this reader may import"));
        var people = reader.Desk.World.Population;
        return new Import(catalogue, office.Ledger, office.Clock, act == Act.ImportData ? Kinds(reader) : []).Run([file.Path], options with
        {
            By = reader.Actor.Account,
            From = reader.From,
            Title = file.Name,
            NoFigures = act == Act.ImportData ? null : new Said("填报数据由企业报送或由省级导入，这里只导入企业名录", "figures are filed by enterprises or imported by the province; this is for the register"),
            Refuses = (id, placement) => (people.Find(id.Enterprise) is null || reader.May(act, id)) && reader.May(act, SubjectId.Region(placement.Region)) ? Moves(people, id, placement) : new Said($"{id} 或所填区县 {placement.Region} 不在您的职责范围内", $"{id} or the county {placement.Region} is not within your scope"),
        });
    }

    /// <summary>A move to another county or park is no matter for one person with a file: it is proposed, and a second person agrees.</summary>
    static Said? Moves(Population people, SubjectId id, Placement placement)
    {
        if (people.Find(id) is not { } known || (placement.From is { } from ? known.On(from) ?? known.Latest : known.Latest) is not { } now) return null;
        return now.Region == placement.Region && (placement.Park is null || placement.Park == now.Park) ? null
            : new($"{known.Name} 现登记在 {people.Regions.Find(now.Region)?.Name ?? now.Region}{(now.Park is { } park ? " " + park : "")}；迁移区县或园区请在名录里“提请变更”，经第二人同意后生效，不能用导入改", $"{known.Name} is registered in {people.Regions.Find(now.Region)?.Name ?? now.Region}{(now.Park is { } of ? " " + of : "")}; a move is proposed in the register and agreed to by a second person, not imported");
    }

    static List<ISheetIntake> Kinds(Reader reader)
    {
        var (ledger, catalogue) = (reader.Office!.Ledger, reader.Desk.World.Catalogue);
        var (meters, monitors) = (new MeterRegister(catalogue, ledger), new MonitorRegister(ledger));
        List<ISheetIntake> kinds = [meters, monitors, new LoadSheets(catalogue, ledger), new LimitRegister(ledger, catalogue, monitors.Knows), new SupervisionSheets(ledger, catalogue)];
        return reader.Desk.Station is { } station ? [.. kinds, new ReadingFiles(meters, () => station.Readings, reader.Office.Clock), new ReadingSheets(catalogue, meters, () => station.Readings, null)] : kinds;
    }

    /// <summary>A mark of exactly what an import would change.</summary>
    public static string MarkOf(ImportResult result)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{result.Read} {result.Accepted} {result.Unchanged} {result.Corrected} {result.Rejected}\n"));
        foreach (var subject in result.Subjects.OrderBy(s => s.Id.Text, StringComparer.Ordinal)) text.Append(SubjectJson.Write(subject)).Append('\n');
        foreach (var problem in result.Problems) text.Append(problem).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
