using System.Security.Cryptography;
using System.Text;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registering;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Registering;

/// <summary>What a change would do, with what else of the site it touches: open matters and meters.</summary>
public sealed record ShownPreview(ChangePreview Preview, int OpenMatters, int Meters)
{
    static readonly string[] Shown = [Items.Energy, Items.Output, Items.Water];

    internal static ShownPreview Of(Reader reader, RegisterChange change)
    {
        var (desk, office) = (reader.Desk, reader.Office!);
        var period = desk.Month is { } month ? Luheng.Time.Period.YearToDate(month.Year, month.Last.Month) : (Period?)null;
        var preview = ChangePreview.Of(desk.World, office.Ledger, change, [.. Shown.Where(desk.World.Catalogue.Items.ContainsKey)], period);
        var touched = change.Touches.Select(c => SubjectId.TryParse(c, out var id, out _) ? id.Enterprise : (SubjectId?)null).OfType<SubjectId>().ToHashSet();
        return new(preview,
            office.Cases.All.Count(c => c.Procedure != RegisterProcedure.Id && touched.Contains(c.Subject.Enterprise) && !office.Cases.Rules.Of(c.Procedure).IsEnd(c.State)),
            touched.Sum(id => desk.Station?.Book.Of(id).Count() ?? 0));
    }

    /// <summary>A mark of exactly what was previewed, so that nothing else is proposed.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Preview.Outcome.Subjects.Select(SubjectJson.Write)))))[..32];
}
