namespace Luheng.Observations;

/// <summary>A figure inside a block: its item, scope and source as word numbers, its period as a code.</summary>
readonly record struct Figure(int Item, int Scope, int Source, int Period, double Value, int Row)
{
    public (int, int, int) Series => (Item, Scope, Source);
}
