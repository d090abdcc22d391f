using Luheng.Deliveries;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Returns;

/// <summary>The door for files: registry, observations, wide tables and filled forms. Everything wrong is reported at once; nothing is stored unless all is right or partial is asked for.</summary>
/// <param name="others">What takes in files that are no returns, such as registers of meters; used for one run.</param>
public sealed class Import(Catalogue catalogue, ILedger ledger, TimeProvider clock, IReadOnlyList<ISheetIntake>? others = null)
{
    const int ProgressEvery = 2_000;

    readonly IReadOnlyList<ISheetIntake> kinds = others ?? [];

    /// <summary>Reads the files as one import, in any order, and stores what is new as one batch.</summary>
    public ImportResult Run(IReadOnlyList<string> files, ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        _ = ledger.ChangedSince(long.MaxValue, out var start);
        var registered = ledger.Subjects().ToDictionary(s => s.Id);
        var intake = new Intake(catalogue, registered, clock.Today(), options.Limits.Problems);
        var other = new OtherSheets(kinds, intake);
        foreach (var file in files)
            if (!File.Exists(file) || !other.TakesWhole(file)) ReadFile(file, intake, other, options.Limits, progress, cancel);

        var changed = new Dictionary<SubjectId, Subject>(new Registering(intake, options.Refuses).Run());
        foreach (var subject in kinds.SelectMany(k => k.Registers(Join(registered, changed)))) changed[subject.Id] = subject;
        var population = Join(registered, changed);
        new Standing(intake, population, ledger).Run();
        if (options.NoFigures is { } no) RefuseFigures(intake, no);
        other.Settle(population);
        cancel.ThrowIfCancellationRequested();
        return Store(files, options, intake, changed, other, start) with { Subjects = [.. changed.Values], Before = [.. changed.Keys.Select(registered.GetValueOrDefault).OfType<Subject>()] };
    }

    /// <summary>Takes an import back as a unit; says what is wrong, or null.</summary>
    public string? Undo(long batch, string by) => ledger.Undo(batch, by);

    Population Join(Dictionary<SubjectId, Subject> registered, Dictionary<SubjectId, Subject> changed) =>
        new(changed.Values.Concat(registered.Values.Where(s => !changed.ContainsKey(s.Id))), catalogue.Regions, catalogue.Industries);

    internal static void ReadFile(string file, Intake intake, OtherSheets other, ReadingLimits limits, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        try
        {
            using var book = Book.Open(file, limits, cancel);
            var filled = 0;
            while (book.NextSheet())
                if (ReadSheet(file, book, intake, other, progress, cancel)) filled++;
            if (filled == 0) intake.Problems.AddFile(file, "empty-file", new("文件里没有数据；可先下载模板", "the file holds no data; export a template with: luheng forms export"));
        }
        catch (UnreadableException e)
        {
            intake.Problems.AddFile(file, e.Rule, new(UnreadableTableException.Of(file, e).Why.Zh, e.Hint), e.Value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            intake.Problems.AddFile(file, "unreadable-file", new("文件读不出；请重新上传", e.Message));
        }
    }

    /// <summary>Reads a sheet; false when it holds nothing at all.</summary>
    static bool ReadSheet(string file, Book book, Intake intake, OtherSheets other, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var head = new Head(book);
        if (Recognition.IsReadme(book.Sheet))
        {
            intake.Note(new(-1, file, book.Sheet, null), "readme-sheet", "a sheet of instructions; skipped");
            return true;
        }
        if (head.IsEmpty && !book.NextRow()) return false;
        if (other.Open(file, book, head, out var firstRow) is { } takeOther)
        {
            ReadRows(new(head, book, firstRow), takeOther, intake.Sheets[^1], progress, cancel);
            return true;
        }
        var layout = new Recognition(intake.Catalogue, intake.Names).Of(head);
        var place = intake.Open(file, book.Sheet, layout?.Headings);
        if (layout is null)
        {
            if (book.Hidden) intake.Note(place, "hidden-sheet", "a hidden sheet that is not a return; skipped");
            else intake.Problems.AddSheet(place, "unknown-layout", new($"读到的表头：{head.Found()}；可用的有企业名录（信用代码、名称、区划代码、行业代码）、数据清单（对象、指标、时期、数值、单位）、宽表（信用代码、时期、每个指标一列）和填好的表", $"found the headings: {head.Found()}; accepted are {Recognition.Accepted}{other.Accepted}"));
            return true;
        }
        var rows = new SheetRows(head, book, layout.FirstRow);
        Action<SheetRows> take = layout switch
        {
            RegistryLayout registry => new RegistrySheet(intake, registry, place).Take,
            LongLayout list => new LongSheet(intake, new(intake), list, place).Take,
            WideLayout wide => new WideSheet(intake, new(intake), wide, place).Take,
            GridLayout grid => new GridSheet(intake, new(intake), grid, place).Take,
            _ => throw new InvalidOperationException($"no reader for {layout.GetType().Name}"),
        };
        ReadRows(rows, take, place, progress, cancel);
        return true;
    }

    static void ReadRows(SheetRows rows, Action<SheetRows> take, SheetPlace place, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        for (var count = 1; rows.Next(); count++)
        {
            take(rows);
            if (count % ProgressEvery != 0) continue;
            progress?.Report(new(place.FileName, place.Sheet, count));
            cancel.ThrowIfCancellationRequested();
        }
    }

    ImportResult Store(IReadOnlyList<string> files, ImportOptions options, Intake intake, Dictionary<SubjectId, Subject> changed, OtherSheets other, long start)
    {
        var counts = new int[4];
        foreach (var row in intake.Registry) counts[(int)row.State]++;
        for (var i = 0; i < intake.Figures.Count; i++) counts[(int)intake.Figures[i].State]++;
        var own = new SheetTally(intake.Read, counts[(int)FigureState.New] + counts[(int)FigureState.Corrected], counts[(int)FigureState.Unchanged],
            counts[(int)FigureState.Corrected], counts[(int)FigureState.Rejected] + intake.Rejected);
        var all = Sum(own, other);
        var problems = intake.Problems.All();
        long? batch = null;
        var overtaken = false;
        if (!options.DryRun && (problems.Count == 0 || options.Partial) && all.Accepted > 0)
        {
            var figures = own.Accepted - intake.Registry.Count(r => r.State is FigureState.New or FigureState.Corrected);
            var title = options.Title ?? string.Join(", ", files.Select(Path.GetFileName));
            var published = kinds.SelectMany(k => k.Observations).ToList();
            var draft = new BatchDraft(title, options.By, [.. changed.Values], published.Count == 0 ? new Filed(intake, figures) : [.. new Filed(intake, figures), .. published])
            {
                Documents = [.. kinds.SelectMany(k => k.Documents), .. options.Embargo is { } until ? [Embargo.Until(until, title)] : Array.Empty<Document>()],
                From = options.From,
                Why = options.Why,
                Expects = Expects(intake, changed.Keys, start, out overtaken),
            };
            if (overtaken) return Result() with { Overtaken = true };
            foreach (var kind in kinds) kind.Prepare();
            batch = ledger.Commit(draft).Id;
            foreach (var kind in kinds) kind.Store(options.By);
            all = Sum(own, other); // as it was stored
        }
        return Result();

        ImportResult Result() => new(all.Read, all.Accepted, all.Unchanged, all.Corrected, all.Rejected, batch, intake.Coerced.All(), problems, intake.Notes);
    }

    /// <summary>The versions that what is stored rests on; overtaken where one of them came after the import began to read.</summary>
    List<Expected> Expects(Intake intake, IEnumerable<SubjectId> changed, long start, out bool overtaken)
    {
        var expects = changed.Select(id => new Expected(SubjectJson.Kind, id.Text, intake.Registered.ContainsKey(id) ? ledger.Find(SubjectJson.Kind, id.Text)?.Batch.Id : null)).ToList();
        var since = ledger.ChangedSince(start, out _);
        overtaken = since.Count > 0 && expects.Exists(e => since.Contains(e.Id));
        return expects;
    }

    static void RefuseFigures(Intake intake, Said why)
    {
        for (var i = 0; i < intake.Figures.Count; i++)
        {
            ref var figure = ref intake.Figures[i];
            if (figure.State == FigureState.Rejected) continue;
            figure.State = FigureState.Rejected;
            intake.Problems.Add(new(intake.Sheets[figure.Sheet], figure.Row, figure.Column), null, "not-yours", why);
        }
    }

    static SheetTally Sum(SheetTally own, OtherSheets other)
    {
        var all = own + other.Tally;
        return all.Read == all.Accepted + all.Unchanged + all.Rejected ? all
            : throw new InvalidOperationException($"read {all.Read} is not accepted {all.Accepted} + unchanged {all.Unchanged} + rejected {all.Rejected}");
    }
}
