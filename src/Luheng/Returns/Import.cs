using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Returns;

/// <summary>The door for files: registry, observations, wide tables and filled forms. Everything wrong is reported at once; nothing is stored unless all is right or partial is asked for.</summary>
public sealed class Import(Catalogue catalogue, ILedger ledger, TimeProvider clock)
{
    const int ProgressEvery = 2_000;

    /// <summary>Reads the files as one import, in any order, and stores what is new as one batch.</summary>
    public ImportResult Run(IReadOnlyList<string> files, ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default)
    {
        var registered = ledger.Subjects().ToDictionary(s => s.Id);
        var intake = new Intake(catalogue, registered, clock.Today(), options.Limits.Problems);
        foreach (var file in files) ReadFile(file, intake, options.Limits, progress, cancel);

        var changed = new Registering(intake).Run();
        var population = new Population(changed.Values.Concat(registered.Values.Where(s => !changed.ContainsKey(s.Id))), catalogue.Regions, catalogue.Industries);
        new Standing(intake, population, ledger).Run();
        cancel.ThrowIfCancellationRequested();
        return Store(files, options, intake, changed);
    }

    /// <summary>Takes an import back as a unit; says what is wrong, or null.</summary>
    public string? Undo(long batch, string by) => ledger.Undo(batch, by);

    static void ReadFile(string file, Intake intake, ReadingLimits limits, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        try
        {
            using var book = Book.Open(file, limits, cancel);
            var filled = 0;
            while (book.NextSheet())
                if (ReadSheet(file, book, intake, progress, cancel)) filled++;
            if (filled == 0) intake.Problems.AddFile(file, "empty-file", "the file holds no data; export a template with: luheng forms export");
        }
        catch (UnreadableException e)
        {
            intake.Problems.AddFile(file, e.Rule, e.Hint, e.Value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            intake.Problems.AddFile(file, "unreadable-file", e.Message);
        }
    }

    /// <summary>Reads a sheet; false when it holds nothing at all.</summary>
    static bool ReadSheet(string file, Book book, Intake intake, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var head = new Head(book);
        if (Recognition.IsReadme(book.Sheet))
        {
            intake.Note(new(-1, file, book.Sheet, null), "readme-sheet", "a sheet of instructions; skipped");
            return true;
        }
        if (head.IsEmpty && !book.NextRow()) return false;
        var layout = new Recognition(intake.Catalogue, intake.Names).Of(head);
        var place = intake.Open(file, book.Sheet, layout?.Headings);
        if (layout is null)
        {
            if (book.Hidden) intake.Note(place, "hidden-sheet", "a hidden sheet that is not a return; skipped");
            else intake.Problems.AddSheet(place, "unknown-layout", $"found the headings: {head.Found()}; accepted are {Recognition.Accepted}");
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
        for (var count = 1; rows.Next(); count++)
        {
            take(rows);
            if (count % ProgressEvery != 0) continue;
            progress?.Report(new(place.FileName, place.Sheet, count));
            cancel.ThrowIfCancellationRequested();
        }
        return true;
    }

    ImportResult Store(IReadOnlyList<string> files, ImportOptions options, Intake intake, IReadOnlyDictionary<SubjectId, Subject> changed)
    {
        var counts = new int[4];
        foreach (var row in intake.Registry) counts[(int)row.State]++;
        for (var i = 0; i < intake.Figures.Count; i++) counts[(int)intake.Figures[i].State]++;
        var (corrected, unchanged) = (counts[(int)FigureState.Corrected], counts[(int)FigureState.Unchanged]);
        var (accepted, rejected) = (counts[(int)FigureState.New] + corrected, counts[(int)FigureState.Rejected] + intake.Rejected);
        if (intake.Read != accepted + unchanged + rejected)
            throw new InvalidOperationException($"read {intake.Read} is not accepted {accepted} + unchanged {unchanged} + rejected {rejected}");

        var problems = intake.Problems.All();
        long? batch = null;
        if (!options.DryRun && (problems.Count == 0 || options.Partial) && accepted > 0)
        {
            var figures = accepted - intake.Registry.Count(r => r.State is FigureState.New or FigureState.Corrected);
            batch = ledger.Commit(new(string.Join(", ", files.Select(Path.GetFileName)), options.By, [.. changed.Values], new Filed(intake, figures))).Id;
        }
        return new(intake.Read, accepted, unchanged, corrected, rejected, batch, intake.Coerced.All(), problems, intake.Notes);
    }
}
