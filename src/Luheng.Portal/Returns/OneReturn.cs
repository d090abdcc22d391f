using Luheng.Access;
using Luheng.Cases;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.Portal.Returns;

/// <summary>The return that an address names, with everything that its pages need.</summary>
public sealed class OneReturn
{
    OneReturn(Reader reader, Office office, ReturnKey key)
    {
        (Reader, Office, Key) = (reader, office, key);
        Name = reader.Desk.World.Population.NameOf(key.Subject);
        Filing = FilingOf(reader, office);
        Box = new(office.Ledger, office.Clock);
        History = new(reader.Desk.World, key.Subject);
        Case = Filing.Find(key);
        paper = new(() => Filing.Paper(Key));
        Outside = ReturnSpan.Wrong(reader.Desk.World, key, Today);
    }

    readonly Lazy<ReturnPaper?> paper;

    public Reader Reader { get; }
    public Office Office { get; }
    public ReturnKey Key { get; }
    public string Name { get; }
    public ReturnFiling Filing { get; }
    public DraftBox Box { get; }
    public ReturnHistory History { get; }
    public Case? Case { get; }

    /// <summary>The return as last written down; null where there is none, or where it is still the enterprise's alone.</summary>
    public ReturnPaper? Paper => Hidden ? null : paper.Value;
    public ReturnState State => Case?.In<ReturnState>() ?? ReturnState.Open;
    public DateOnly Today => Office.Clock.Today();
    public DateOnly? Due => Standing.DueOf(DueDays.Of(Key.Form, Key.Period, Reader.Desk.World.Catalogue.Calendar.IsWorkday), Case);
    public ReturnHand Hand => HandOf(Reader);

    /// <summary>Whether its figures are a draft of the enterprise: others see that it is under way, and no more.</summary>
    public bool Hidden => IsHidden(Reader, Key, State);

    public static bool IsHidden(Reader reader, in ReturnKey key, ReturnState state) => state is ReturnState.Draft or ReturnState.Checked && !reader.May(Act.FillReturn, key.Subject);

    /// <summary>Why the enterprise files nothing for this period; null where it does.</summary>
    public Said? Outside { get; }

    /// <summary>Whether the figures can be typed now.</summary>
    public bool Editable => Outside is null && State is ReturnState.Open or ReturnState.Awaited or ReturnState.Draft or ReturnState.Checked or ReturnState.Returned;
    public bool MayFill => Editable && Reader.May(Act.FillReturn, Key.Subject);
    public bool MayCorrect => State == ReturnState.Accepted && Reader.May(Act.AskCorrection, Key.Subject);

    /// <summary>Whether the readers may make a move now: it leads from here, is granted to them, and nothing else hinders it.</summary>
    public bool May(string move) => Case is { } matter
        && Office.Cases.Rules.Of(ReturnProcedure.Id).From(matter.State).FirstOrDefault(m => m.Name == move) is { } known
        && Reader.May(known.By, Key.Subject) && (known.NotBy is null || matter.MakerOf(known.NotBy) != Reader.Actor.Account)
        && known.Guard?.Invoke(matter, new(move, Reader.Actor.Account, Reader.Actor.Name, "-") { With = matter.Steps.SelectMany(s => s.With).GroupBy(w => w.Key).ToDictionary(g => g.Key, g => g.Last().Value) }) is null;

    /// <summary>The return that a request's address names; null with what is wrong.</summary>
    public static OneReturn? Of(Reader reader, out string wrong)
    {
        wrong = reader[FormWords.NothingIsFiledHere];
        if (reader.Office is not { } office) return null;
        var key = ReturnKey.Of(reader.Route("form"), reader.Route("code"), reader.Route("period"), reader.Desk.World.Catalogue, out var said);
        wrong = reader[said];
        if (key is not { } known) return null;
        var one = new OneReturn(reader, office, known);
        if (one.Outside is not { } outside || one.Case is not null) return one; // What was begun before the rule is still shown.
        wrong = reader[outside];
        return null;
    }

    public static OneReturn Of(Reader reader, Office office, ReturnKey key) => new(reader, office, key);

    public static ReturnFiling FilingOf(Reader reader, Office office) =>
        new(office.Ledger, office.Cases, reader.Desk.World.Catalogue, office.Clock, content => office.Files.Keep(content), reader.Desk.IsDemo);

    public static ReturnHand HandOf(Reader reader) => new(reader.Actor.Account, reader.Actor.Name, reader.From);

    /// <summary>The draft as it stands: what is being typed, else what was written down last.</summary>
    public ReturnDraft Draft() => (Reader.May(Act.FillReturn, Key.Subject) ? Box.Find(Key.Case) : null) ?? (Paper is { } paper ? Typed(paper, paper.Values) : ReturnDraft.Nothing);

    /// <summary>Figures as they would be typed.</summary>
    public static ReturnDraft Typed(ReturnPaper paper, IReadOnlyDictionary<string, double> values) => ReturnDraft.Nothing with
    {
        Cells = values.ToDictionary(v => v.Key, v => Figures.Exact(v.Value)),
        Words = new(paper.Words),
    };

    public ReturnCheck Check(ReturnDraft draft) => new ReturnRules(Reader.Desk.World).Check(Key, draft.Cells, draft.Words, Today);

    public ReturnCheck Check(ReturnPaper paper) => new ReturnRules(Reader.Desk.World).Check(Key, paper, Today);

    public string At(string page = "") => Key.Address + (page is "" ? "" : "/" + page);

    /// <summary>The comments of the step that returned it last, by item; once it is filed again, with what was filed then and what is filed now.</summary>
    public IReadOnlyDictionary<string, CellComment> Comments()
    {
        if (Case?.Steps.LastOrDefault(s => s.Move is ReturnProcedure.Return or ReturnProcedure.SendBack) is not { } back || back.With.GetValueOrDefault(ReturnProcedure.Comments) is not { } json) return new Dictionary<string, CellComment>();
        var submitted = Case.Steps.Where(s => s.Move is ReturnProcedure.Submit or ReturnProcedure.Upload).ToList();
        var again = submitted.Exists(s => s.Number > back.Number);
        var was = again ? ReturnReceipt.Read(submitted.LastOrDefault(s => s.Number < back.Number)?.With.GetValueOrDefault(ReturnProcedure.Receipt) is { } hash ? Office.Files.Read(hash) : null)?.Values : null;
        return CaseJson.Read<Dictionary<string, string>>(json).ToDictionary(c => c.Key, c => new CellComment(c.Value, was is null ? null : (Of(was, c.Key), Of(Paper?.Values, c.Key))));
    }

    static double? Of(SortedDictionary<string, double>? values, string item) => values is not null && values.TryGetValue(item, out var value) ? value : null;
}

/// <summary>What was said of a cell when the return was sent back.</summary>
/// <param name="Answer">The figure then and the one filed since; null until it is filed again.</param>
public sealed record CellComment(string Text, (double? Was, double? Now)? Answer);
