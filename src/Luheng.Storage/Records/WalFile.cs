using System.Buffers.Binary;
using System.Numerics;
using Luheng.Problems;

namespace Luheng.Records;

/// <summary>The journal that SQLite keeps beside a database, walked before it is opened. SQLite ends without a word at the first frame that does not fit, and what was acknowledged behind it would be gone.</summary>
/// <remarks>A crash may leave a torn end: a frame that does not fit, and no commit of the same cycle behind it. Frames with other salts are of an earlier cycle.</remarks>
static class WalFile
{
    const int HeaderBytes = 32, FrameBytes = 24, Looks = 3;

    /// <summary>A stale or unwritten frame differs in about half its salts; one with a few flipped bits was written.</summary>
    const int FewBits = 8;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>What is wrong with the journal of a database, or null. Another program may be writing it: only what is wrong at every look is.</summary>
    public static Problem? Damage(string database)
    {
        var path = database + "-wal";
        long? at = null;
        for (var look = 0; look < Looks; look++)
        {
            if (look > 0) Thread.Sleep(Pause);
            if ((at = DamagedFrame(database, path)) is null) return null;
        }
        return new(path, at == 0 ? "is damaged: its header does not fit, and frames follow it" : $"is damaged at frame {at}, and what was committed later stands behind it",
            "nothing was opened: keep a copy of the folder, then restore from a backup");
    }

    /// <summary>The frame whose damage costs what stands behind it; 0 is the header.</summary>
    static long? DamagedFrame(string database, string path)
    {
        if (!File.Exists(database) || !File.Exists(path)) return null;
        using var wal = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20);
        var header = new byte[HeaderBytes];
        if (wal.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes) return null;
        var big = (Word(header, 0) & 1) == 1;
        var sum = Sum(default, header.AsSpan(..24), big);
        var page = Word(header, 8);
        if ((Word(header, 0) & ~1u) != 0x377f0682 || sum != Stored(header, 24) || !BitOperations.IsPow2(page) || page is < 512 or > 65536) return Written(wal) ? 0 : null;

        var salts = BinaryPrimitives.ReadUInt64BigEndian(header.AsSpan(16));
        var frame = new byte[FrameBytes + page];
        var (damaged, written, commits) = (0L, false, 0);
        for (var number = 1L; wal.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length; number++)
        {
            var apart = BitOperations.PopCount(BinaryPrimitives.ReadUInt64BigEndian(frame.AsSpan(8)) ^ salts);
            if (damaged == 0)
            {
                sum = Sum(Sum(sum, frame.AsSpan(..8), big), frame.AsSpan(FrameBytes), big);
                if (apart == 0 && sum == Stored(frame, 16) && Word(frame, 0) != 0) continue;
                (damaged, written) = (number, apart <= FewBits);
            }
            else if (apart == 0 && Word(frame, 4) != 0)
            {
                commits++;
            }
        }
        // A commit is begun when the one before it is safely on the disk: with two behind it, a frame was. With one, it may be a loss of power in the middle of it, when the frame never arrived.
        return commits > 1 || commits == 1 && written ? damaged : null;
    }

    /// <summary>Whether anything stands behind the header: it is safely on the disk before the first frame is.</summary>
    static bool Written(FileStream wal)
    {
        var part = new byte[1 << 16];
        while (wal.Read(part) is > 0 and var read)
            if (part.AsSpan(..read).ContainsAnyExcept((byte)0)) return true;
        return false;
    }

    static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    static (uint, uint) Stored(ReadOnlySpan<byte> bytes, int at) => (Word(bytes, at), Word(bytes, at + 4));

    static (uint, uint) Sum((uint, uint) before, ReadOnlySpan<byte> bytes, bool big)
    {
        var (one, two) = before;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            one += (big ? Word(bytes, 0) : BinaryPrimitives.ReadUInt32LittleEndian(bytes)) + two;
            two += (big ? Word(bytes, 4) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..])) + one;
        }
        return (one, two);
    }
}
