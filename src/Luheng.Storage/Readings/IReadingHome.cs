namespace Luheng.Readings;

/// <summary>Where readings live: the tables, and no thought about what is in them. One thread at a time may write; views may be read beside it.</summary>
interface IReadingHome : IDisposable
{
    /// <summary>Its name in messages.</summary>
    string Place { get; }

    /// <summary>Makes sure that nobody else writes here.</summary>
    /// <exception cref="ReadingsRefusedException">Another program does.</exception>
    void Claim();

    /// <summary>Gives numbers to ids that have none; safe beside other programs.</summary>
    void Number(IReadOnlyCollection<string> ids);

    /// <summary>A look at everything as of one moment.</summary>
    IReadingView Look();

    /// <summary>The stored block of a meter and day, as the writer sees it.</summary>
    byte[]? Block(int meter, int day);

    /// <summary>The newest stored revision of a meter and time.</summary>
    RevisionRow? LastRevision(int meter, long time);

    IReadOnlyList<ChangeRow> Changes(int bucket);

    /// <summary>Keeps a group of the journal; on return no crash loses it.</summary>
    void Keep(long seq, long recordedAt, ReadOnlyMemory<byte> payload);

    /// <summary>Moves what the journal holds into blocks, all or nothing.</summary>
    void Fold(FoldWork work);

    /// <summary>Gives unused room back to the disk.</summary>
    void Compact();

    /// <summary>Bytes taken, everything counted.</summary>
    long Bytes();

    /// <summary>Writes a whole and consistent copy to a new file; null where backups are another program's task.</summary>
    bool CopyTo(string path);

    /// <summary>The number by which this store is told from any other; null where there is none.</summary>
    long? Store();

    /// <summary>What the database itself finds wrong with its file.</summary>
    IEnumerable<string> Trouble();

    /// <summary>An error of the database in plain words, or null where it is none of the database's.</summary>
    string? InPlainWords(Exception wrong);
}

/// <summary>A look at the tables as of one moment.</summary>
interface IReadingView : IDisposable
{
    HomeState State();
    IEnumerable<MeterRow> Meters(int after);
    IEnumerable<JournalRow> Journal(long after);
    byte[]? Block(int meter, int day);

    /// <summary>The stored blocks of a meter between two days, both included.</summary>
    IEnumerable<(int Day, byte[] Payload)> Blocks(int meter, int first, int last);
    IEnumerable<RevisionRow> Revisions(int meter, long from, long to);
    IEnumerable<ChangeRow> ChangesAfter(long seq);
    IEnumerable<(int Meter, long Day, byte[] Payload)> AllBlocks();
    IEnumerable<RevisionRow> AllRevisions();

    /// <summary>How many meters were given a number and how many groups the journal was given, whatever became of them.</summary>
    (long Meters, long Groups) Announced();

    /// <summary>Columns of every row of a table, as they are.</summary>
    IEnumerable<object[]> Cells(string table, string columns);
}

/// <summary>How far folding has come and what is stored. The last time of recording in it is in microseconds.</summary>
readonly record struct HomeState(long Folded, long Journal, long RecordedAt, long Readings, long Blocks, long Revisions, long Changes)
{
    public long Sum => ReadingSum.Of(Folded, RecordedAt, Readings, Blocks, Revisions, Changes);
}

/// <summary>A meter's number, its id, and between which days it has blocks (null: none yet).</summary>
sealed record MeterRow(int Number, string Id, int? First, int? Last);

sealed record JournalRow(long Seq, long RecordedAt, byte[] Payload);

/// <summary>The days of a stretch of 32 that a fold, or an asked-for mark before it, saw changed.</summary>
sealed record ChangeRow(int Bucket, long Seq, byte[] Days)
{
    public long Sum => ReadingSum.Of(Bucket, Seq, Days);
}

/// <summary>A block to be written. Its bytes stay what they are until the next one is asked for.</summary>
readonly record struct BlockRow(int Meter, int Day, bool Stored, ReadOnlyMemory<byte> Payload);

/// <summary>What a fold writes: blocks in the order of day and meter, and all that goes with them. A change row without days is deleted.</summary>
sealed record FoldWork(
    HomeState State,
    IEnumerable<BlockRow> Blocks,
    IEnumerable<RevisionRow> Revisions,
    IEnumerable<(int Number, int First, int Last)> Spans,
    IEnumerable<ChangeRow> Changes);
