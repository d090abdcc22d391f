namespace Luheng.Monitoring.Hj212;

/// <summary>The check value of HJ 212 (CRC16, annex A): each byte meets the high half of the register alone, so it is not CRC-16/MODBUS.</summary>
static class Crc
{
    const int Polynomial = 0xA001;

    // (register >> 8) ^ byte has 8 bits: what the eight shifts make of it is a table.
    static readonly ushort[] Shifted = [.. Enumerable.Range(0, 256).Select(Shift)];

    public static ushort Of(ReadOnlySpan<byte> data)
    {
        uint register = 0xFFFF;
        foreach (var one in data) register = Shifted[(register >> 8) ^ one];
        return (ushort)register;
    }

    static ushort Shift(int register)
    {
        for (var i = 0; i < 8; i++) register = (register & 1) == 0 ? register >> 1 : (register >> 1) ^ Polynomial;
        return (ushort)register;
    }
}
