using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Luheng.Monitoring;

/// <summary>The numbers of registered meters by their ids in UTF-8, found without making text of them.</summary>
public sealed class MeterNames
{
    readonly record struct Slot(uint Hash, int Number, int Start, int Length);

    readonly Slot[] slots;
    readonly byte[] ids;
    readonly uint mask;

    public MeterNames(MeterBook book)
    {
        slots = new Slot[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, book.Meters.Count * 2))]; // at most half full, so that a search soon meets an empty one
        mask = (uint)slots.Length - 1;
        ids = new byte[book.Meters.Sum(m => Encoding.UTF8.GetByteCount(m.Id))];
        var end = 0;
        foreach (var meter in book.Meters)
        {
            var length = Encoding.UTF8.GetBytes(meter.Id, ids.AsSpan(end));
            var hash = Hash(ids.AsSpan(end, length));
            var at = hash & mask;
            while (slots[at].Length > 0) at = (at + 1) & mask;
            slots[at] = new(hash, book.NumberOf(meter), end, length);
            end += length;
            Highest = Math.Max(Highest, book.NumberOf(meter));
        }
    }

    /// <summary>The highest number of any meter.</summary>
    public int Highest { get; }

    public bool TryFind(ReadOnlySpan<byte> id, out int number)
    {
        var hash = Hash(id);
        for (var at = hash & mask; slots[at] is { Length: > 0 } slot; at = (at + 1) & mask)
            if (slot.Hash == hash && slot.Length == id.Length && id.SequenceEqual(ids.AsSpan(slot.Start, slot.Length)))
            {
                number = slot.Number;
                return true;
            }
        number = 0;
        return false;
    }

    /// <summary>Eight bytes at a time; strangers cannot add to the table, so it need not be proof against chosen ids.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static uint Hash(ReadOnlySpan<byte> id)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        var hash = (ulong)id.Length * Odd;
        while (id.Length >= 8)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(id)) * Odd;
            hash ^= hash >> 32;
            id = id[8..];
        }
        ulong rest = 0;
        foreach (var b in id) rest = rest << 8 | b;
        hash = (hash ^ rest) * Odd;
        return (uint)(hash ^ hash >> 32);
    }
}
