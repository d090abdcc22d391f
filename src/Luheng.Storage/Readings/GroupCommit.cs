using Luheng.Records;

namespace Luheng.Readings;

/// <summary>The writing itself, on one thread: a group of orders becomes one row of the journal; when enough is open, the journal becomes blocks.</summary>
/// <param name="memory">Bytes of decoded days that may be held.</param>
sealed class GroupCommit(IReadingHome home, TimeProvider clock, long memory)
{
    readonly ByteSink journal = new();
    readonly List<long> marks = [];
    volatile Image? image;
    string? foldTrouble;

    /// <summary>What memory knows; loaded anew after a failure, so that it says what is stored. Null while that fails too.</summary>
    public Image? Known => image;

    /// <summary>Called with what a commit took in, before its callers hear of it.</summary>
    public Action<ReadingBatch, DateTimeOffset>? Committed { get; set; }

    /// <summary>Whether there is enough to fold without being asked.</summary>
    public bool IsFull => image is { } known && (known.Days.Dirty.Count >= 250_000 || known.Days.Fresh >= 8_000_000 || known.Days.Bytes > memory && known.Days.Dirty.Count > 0);

    public bool HasOpen => image is { } known && known.Seq > known.Stored.Folded;

    /// <summary>Says how far everything is now; who asks again from there is told of what came later only.</summary>
    public long Mark(Image known)
    {
        lock (marks)
        {
            if (marks.Count == 0 || marks[^1] < known.Seq) marks.Add(known.Seq);
            return known.Seq;
        }
    }

    /// <summary>Reads what is stored, before the first order.</summary>
    public void Begin()
    {
        try
        {
            home.Claim();
            Load();
        }
        catch (Exception wrong)
        {
            throw Refusal(wrong);
        }
    }

    /// <summary>Keeps a group, all or nothing, and tells every caller.</summary>
    public void Commit(IReadOnlyList<Order> group)
    {
        try
        {
            Keep(group);
        }
        catch (Exception wrong)
        {
            Reload();
            if (wrong is InvalidDataException && group.Count > 1)
                foreach (var order in group) Commit([order]); // One unreadable block must not cost the others.
            else
                foreach (var order in group) order.TrySetException(Refusal(wrong));
            return;
        }
        foreach (var order in group)
        {
            if (order.Fresh is { } fresh) Committed?.Invoke(fresh, Micros.At(order.At));
            order.TrySetResult(order.Outcome);
        }
    }

    /// <summary>Makes blocks of what the journal holds. On an error everything stays as it was, in the journal.</summary>
    public void Fold()
    {
        try
        {
            var known = image ?? Load();
            if (!HasOpen) return;
            long[] asked;
            lock (marks) asked = [.. marks];
            var work = Folding.Plan(known, asked, home.Changes);
            home.Fold(work);
            Folding.Done(known, work);
            lock (marks) marks.RemoveAll(m => m < known.Seq);
            known.Days.Shrink(memory);
            foldTrouble = null;
        }
        catch (Exception wrong)
        {
            foldTrouble = Refusal(wrong).Message;
            Reload();
            throw Refusal(wrong);
        }
    }

    /// <summary>Gives room that folding freed back to the disk.</summary>
    public void Compact()
    {
        try
        {
            home.Compact();
        }
        catch (Exception wrong)
        {
            throw Refusal(wrong);
        }
    }

    void Keep(IReadOnlyList<Order> group)
    {
        var known = image ?? Load();
        if (foldTrouble is not null && known.Days.Bytes > 2 * memory) throw new ReadingsRefusedException(foldTrouble);
        var seq = known.Seq + 1;
        var since = Math.Max(Micros.Of(clock.GetUtcNow()), known.RecordedAt + 1);
        var at = since;
        journal.Clear();
        foreach (var order in group)
        {
            order.At = at;
            if (order.Batch is { } batch)
            {
                order.Outcome = known.ReadingIntake.Take(batch, at, seq);
                order.Fresh = order.Outcome.Accepted == 0 ? null : order.Outcome.Unchanged == 0 ? batch : Part(batch, known.ReadingIntake.Accepted);
                if (order.Outcome.Accepted > 0) JournalCode.Write(journal, at - since, batch, known.ReadingIntake.Accepted);
            }
            else if (order.Take is { } take)
            {
                var count = known.ReadingIntake.Void(take, at, seq);
                order.Outcome = new(count, 0, count);
                if (count > 0) JournalCode.Write(journal, at - since, take);
            }
            if (order.Outcome.Accepted > 0) at++;
        }
        if (journal.Length > 0)
        {
            journal.Seal();
            home.Keep(seq, since, journal.Memory);
            (known.RecordedAt, known.Seq) = (at - 1, seq);
        }
        known.Days.Shrink(memory);
    }

    static ReadingBatch Part(ReadingBatch batch, IReadOnlyList<Range> accepted)
    {
        var part = new ReadingBatch { By = batch.By };
        foreach (var range in accepted)
            for (var i = range.Start.Value; i < range.End.Value; i++) part.Add(batch.Meters[i], batch.Times[i], batch.Values[i], batch.Qualities[i]);
        return part;
    }

    /// <summary>Puts memory back to what is stored. Where even that fails, the next order tries again.</summary>
    void Reload()
    {
        image = null;
        try
        {
            Load();
        }
        catch (Exception wrong) when (Refusal(wrong) is { } refusal)
        {
            foldTrouble ??= refusal.Message;
        }
    }

    Image Load()
    {
        using var view = home.Look();
        return image = Image.Load(view, home.Block, home.LastRevision);
    }

    /// <summary>What is kept is not what was written.</summary>
    public static ReadingsRefusedException Unreadable(IReadingHome home, InvalidDataException wrong) => new($"{home.Place} holds what cannot be read ({wrong.Message}): run verify", wrong);

    ReadingsRefusedException Refusal(Exception wrong) => wrong as ReadingsRefusedException
        ?? (home.InPlainWords(wrong) is { } said ? new(said, wrong) : wrong is InvalidDataException unreadable ? Unreadable(home, unreadable) : new($"{home.Place} cannot be written: {wrong.Message}", wrong));
}
