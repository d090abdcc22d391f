namespace Luheng.Monitoring.Faults;

/// <summary>How finely a meter's own figures are written: a figure that was multiplied by ten lacks a decimal, one divided has one too many.</summary>
sealed class Grain
{
    const int Coarsest = -3;
    const int Finest = 6;
    const double Never = 1e-4;

    readonly double[] share = new double[Finest - Coarsest + 2];
    static readonly double[] Powers = [.. Enumerable.Range(Coarsest, Finest - Coarsest + 1).Select(d => Math.Pow(10, d))];

    readonly sbyte[] written;
    readonly int finest;
    readonly bool known;

    public Grain(double[] raw)
    {
        var counted = 0;
        written = new sbyte[raw.Length];
        for (var i = 0; i < raw.Length; i++)
        {
            if (double.IsNaN(raw[i]) || raw[i] == 0) continue;
            written[i] = (sbyte)Decimals(raw[i]);
            share[written[i] - Coarsest]++;
            counted++;
        }
        if (counted < 100) return;
        for (var i = 0; i < share.Length; i++) share[i] = Math.Max(share[i] / counted, Never);
        // The decimals that nearly all its figures fit in.
        var beyond = 0.0;
        finest = Finest + 1;
        while (finest > Coarsest && beyond + share[finest - Coarsest] <= 0.45) beyond += share[finest-- - Coarsest];
        known = finest is > Coarsest and <= Finest - 1 && beyond < 0.45;
    }

    /// <summary>How much more likely a figure is if it was multiplied by a power of ten than if it is as it should be, as a logarithm.</summary>
    public double For(int place, int decades)
    {
        if (!known) return 0;
        var decimals = written[place];
        if (decades > 0) return Math.Clamp(Math.Log(Share(decimals + decades) / Share(decimals)), -8, 4);
        return decimals > finest ? Math.Clamp(Math.Log(Share(decimals + decades) / Never), 0, 6) : -0.3;
    }

    double Share(int decimals) => decimals > finest ? Never : share[Math.Max(decimals, Coarsest) - Coarsest];

    /// <summary>Decimals needed to write a figure; noughts before the point count less than none.</summary>
    static int Decimals(double value)
    {
        var size = Math.Abs(value);
        for (var decimals = Coarsest; decimals <= Finest; decimals++)
        {
            var scaled = size * Powers[decimals - Coarsest];
            if (Math.Abs(scaled - Math.Round(scaled)) <= 1e-9 * Math.Max(1, scaled)) return decimals;
        }
        return Finest + 1;
    }
}
