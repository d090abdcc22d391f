using System.Globalization;
using Luheng.Access;
using Luheng.Packs;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Luheng.Registering;
using Luheng.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Registering;

/// <summary>How the register is changed: forms, previews, proposals and a second person's decision.</summary>
static class ChangeEndpoints
{
    static readonly string[] Direct = ["rename", "status", "industry", "names"];
    static readonly string[] Consented = ["move", "merge", "split", "recode", "close"];

    public static void MapRegisterChanges(this IEndpointRouteBuilder app)
    {
        app.MapGet("/register/proposals", (Reader reader) => Front.Page<ProposalsPage>(new { List = ProposalList.Of(reader) }));
        app.MapGet("/register/proposals/{id}", (Reader reader, HttpContext context, string id) => WithProposal(reader, context, id, p => Front.Page<ProposalPage>(new { Of = ProposalView.Of(reader, p) })));
        app.MapPost("/register/proposals/{id}", Decide);
        app.MapGet("/register/{code}/edit", (Reader reader, HttpContext context, string code) => Editable(reader, context, code, s => Edit(reader, new("", s, null), []))).Needs(Act.EditRegister, Whom.Route("code"));
        app.MapPost("/register/{code}/edit", Make).Needs(Act.EditRegister, Whom.Route("code"));
        app.MapGet("/register/{code}/change/{kind}", (Reader reader, HttpContext context, string code, string kind) => Consented.Contains(kind)
            ? Editable(reader, context, code, s => Change(new(kind, s, null), [], null)) : Front.NotFound(reader, context, kind)).Needs(Act.EditRegister, Whom.Route("code"));
        app.MapPost("/register/{code}/change/{kind}", Propose).Needs(Act.EditRegister, Whom.Route("code"));
    }

    static Proposals Of(Reader reader) => new(reader.Office!.Ledger, reader.Office.Cases, reader.Desk.World.Catalogue);

    internal static RegisterHand Hand(Reader reader) => new(reader.Actor.Account, reader.Actor.Name, reader.From);

    static IResult Editable(Reader reader, HttpContext context, string code, Func<Subject, IResult> answer) =>
        reader.Office is null ? Front.NotFound(reader, context) : RegisteringEndpoints.With(reader, context, code, answer);

    static IResult WithProposal(Reader reader, HttpContext context, string id, Func<Proposal, IResult> answer) =>
        reader.Office is { } office && Proposal.Of(office.Cases.Find(id)) is { } proposal && reader.May(Act.SeeRegister, proposal.Case.Subject) ? answer(proposal) : Front.NotFound(reader, context);

    static IResult Edit(Reader reader, ChangeForm form, IReadOnlyList<Said> wrong, int status = 200) =>
        Front.Page<EditPage>(new { Form = form, Wrong = wrong, Seen = Seen(reader, form.About) }, status);

    static IResult Change(ChangeForm form, IReadOnlyList<Said> wrong, ShownPreview? preview, int status = 200) => Front.Page<ChangePage>(new { Form = form, Wrong = wrong, Preview = preview }, status);

    /// <summary>The version that the form shows; saving expects it to be the newest still.</summary>
    static long? Seen(Reader reader, Subject subject) => reader.Office!.Ledger.Find(SubjectJson.Kind, subject.Id.Text)?.Batch.Id;

    static async Task<IResult> Make(Reader reader, HttpContext context, string code)
    {
        var typed = await context.Request.ReadFormAsync();
        return Editable(reader, context, code, subject =>
        {
            var form = new ChangeForm(typed["kind"].ToString(), subject, typed);
            if (!Direct.Contains(form.Kind)) return Front.NotFound(reader, context, form.Kind);
            if (form.Read() is not { } change) return Edit(reader, form, form.Wrong, 422);
            var seen = long.TryParse(typed["seen"], CultureInfo.InvariantCulture, out var batch) ? batch : (long?)null;
            var wrong = Of(reader).Make(change, Hand(reader), form.Why, seen);
            return wrong.Count > 0 ? Edit(reader, form, wrong, 422) : Results.Redirect($"/register/{subject.Id}?done=1");
        });
    }

    static async Task<IResult> Propose(Reader reader, HttpContext context, string code, string kind)
    {
        var typed = await context.Request.ReadFormAsync();
        return !Consented.Contains(kind) ? Front.NotFound(reader, context, kind) : Editable(reader, context, code, subject =>
        {
            var form = new ChangeForm(kind, subject, typed);
            if (form.Read() is not { } change) return Change(form, form.Wrong, null, 422);
            if (Foreign(reader, change) is { Count: > 0 } foreign) return Change(form, foreign, null, 403);
            var preview = ShownPreview.Of(reader, change);
            if (!preview.Preview.Outcome.Stands) return Change(form, preview.Preview.Outcome.Wrong, null, 422);
            if (typed["step"] != "propose") return Change(form, [], preview);
            if (typed["mark"] != preview.Mark) return Change(form, [RegisterWords.PreviewChanged], preview, 409);
            var result = Of(reader).Propose(change, Hand(reader), form.Why);
            return result.Proposal is { } proposal && result.Wrong.Count == 0 ? Results.Redirect($"/register/proposals/{proposal.Case.Id}") : Change(form, result.Wrong, preview, 409);
        });
    }

    /// <summary>The enterprises a change touches that are registered and not this reader's to edit.</summary>
    static List<Said> Foreign(Reader reader, RegisterChange change) => [.. change.Touches
        .Where(code => SubjectId.TryParse(code, out var id, out _) && reader.Desk.World.Population.Find(id) is not null && !reader.May(Act.EditRegister, id))
        .Select(code => RegisterWords.MayNotTouch.Filled(code))];

    static async Task<IResult> Decide(Reader reader, HttpContext context, string id)
    {
        var typed = await context.Request.ReadFormAsync();
        var move = typed["move"].ToString();
        return WithProposal(reader, context, id, proposal =>
        {
            var act = move is RegisterProcedure.Agree or RegisterProcedure.Refuse ? Act.AgreeRegister : Act.EditRegister;
            if (move is not (RegisterProcedure.Agree or RegisterProcedure.Refuse or RegisterProcedure.Withdraw)) return Front.NotFound(reader, context, move);
            if (!reader.May(act, proposal.Case.Subject)) return Front.Refused(reader, context, reader[Words.NotYours]);
            if (move == RegisterProcedure.Withdraw && proposal.Case.MakerOf(RegisterProcedure.Propose) != reader.Actor.Account) return Front.Refused(reader, context, reader[Words.NotYours]);
            var steps = int.TryParse(typed["steps"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : (int?)null;
            var why = typed["why"].ToString().Trim();
            var result = Of(reader).Decide(id, move, Hand(reader), why is "" ? null : why[..Math.Min(why.Length, 1000)], steps);
            return result.Wrong.Count > 0 ? Front.Page<ProposalPage>(new { Of = ProposalView.Of(reader, result.Proposal ?? proposal, result.Wrong) }, 409) : Results.Redirect($"/register/proposals/{id}?done=1");
        });
    }
}
