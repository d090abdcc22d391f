using Luheng.Access;
using Luheng.Portal.Shell;
using Luheng.Registering;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Registering;

/// <summary>Everything the card of one enterprise shows.</summary>
public sealed record CardView(Subject Subject, IReadOnlyList<Subject> Sites, IReadOnlyList<RegisterVersion> History, IReadOnlyList<Relation> ScopeChanges, Period? Period, int Meters, IReadOnlyList<Proposal> Waiting)
{
    internal static CardView Of(Reader reader, Subject subject)
    {
        var (desk, office) = (reader.Desk, reader.Office);
        var period = desk.Month is { } month ? Luheng.Time.Period.YearToDate(month.Year, month.Last.Month) : (Period?)null;
        return new(subject, [.. desk.World.Population.SitesOf(subject.Id)],
            office is null ? [] : RegisterHistory.Of(office.Ledger, subject.Id, desk.World.Population),
            period is { } p ? ScopeChange.Of(subject, p) : [], period,
            desk.Station is { } station && reader.May(Act.SeeReadings, subject.Id) ? station.Book.Of(subject.Id).Count() : 0,
            office is null ? [] : [.. office.Cases.All.Where(c => c.Procedure == RegisterProcedure.Id).Select(Proposal.Of).OfType<Proposal>().Where(c => c.State == ProposalState.Proposed && c.Change.Touches.Contains(subject.Id.Text))]);
    }
}
