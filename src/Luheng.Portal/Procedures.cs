using Luheng.Cases;
using Luheng.Returns;

namespace Luheng.Portal;

/// <summary>Every kind of matter that the site can take through its steps.</summary>
static class Procedures
{
    public static readonly IReadOnlyList<Procedure> All =
    [
        ReturnProcedure.Make(),
        Luheng.Bulletins.Bulletin.Steps,
        Inquiry.Procedure,
        Luheng.Registering.RegisterProcedure.Procedure,
        Luheng.Grading.GradePublishing.Procedure,
        Luheng.Grading.GradeAppeal.Procedure,
        Luheng.Allocating.BreakdownProcedure.Procedure,
        Luheng.Allocating.OfferProcedure.Procedure,
    ];
}
