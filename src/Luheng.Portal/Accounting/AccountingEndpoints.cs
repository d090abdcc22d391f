using Luheng.Access;
using Luheng.Engine;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Luheng.Portal.Accounting;

/// <summary>数据溯源: any figure opens its reasons, as a page, as the body of the side panel, and as JSON.</summary>
static class AccountingEndpoints
{
    public static void MapAccounting(this IEndpointRouteBuilder app)
    {
        app = app.Needing(Requirements.FirmElse("of", Act.SeePublic)).Taking(Question.Takes);
        app.MapGet("/explain", (Reader reader, HttpContext context) => Answered(reader, context, Question.Read(reader, "item"), question =>
            reader.Panel ? Front.Page<ExplainBody>(new { Of = question.Answer, Asked = question, Panel = true })
            : Front.Page<ExplainPage>(new { Of = question.Answer, Asked = question })));
        app.MapGet("/api/ask", (Reader reader, HttpContext context) => Answered(reader, context, Question.Read(reader, "indicator"), question =>
            Results.Text(ExplanationJson.Write(question.Answer!), "application/json; charset=utf-8")));
    }

    static IResult Answered(Reader reader, HttpContext context, Question question, Func<Question, IResult> answer) =>
        question.Answer is not null ? answer(question)
        : question.Unknown ? Front.NotFound(reader, context, question.Wrong!) : Front.BadRequest(reader, context, question.Wrong!);
}
