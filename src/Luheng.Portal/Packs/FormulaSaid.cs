using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Packs;

/// <summary>An indicator's formula in the words that its explanations use.</summary>
static class FormulaSaid
{
    public static Said Of(Item item, World world) => item.Formula is { } formula
        ? Explanation.Of(new Answer(item, SubjectId.Region("000000"), Period.Calendar(2000), double.NaN, new(ReasonKind.Missing, formula.Text, item.Source, item.Confidence)), world).FormulaInWords
        : Said.Nothing;
}
