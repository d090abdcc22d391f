namespace Luheng.Observations;

/// <summary>Whole numbers of either sign as numbers without one, small ones staying small: 0, −1, 1, −2 become 0, 1, 2, 3.</summary>
static class Varint
{
    public static ulong Unsigned(long value) => (ulong)(value << 1 ^ value >> 63);

    public static long Signed(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    public static int Signed(int value) => (int)Signed((ulong)value);
}
