using Luheng.Access;
using Microsoft.AspNetCore.Http;

namespace Luheng.Portal.Access;

/// <summary>Says who a request comes from: in a demonstration whoever was chosen, else the public.</summary>
sealed class Doorman(Func<Desk> desk, Office? office = null)
{
    public Task<Actor> Who(HttpContext context) => Task.FromResult(
        office is { Demo: true } || (office is null && desk().IsDemo) ? Personas.Chosen(desk(), context.Request.Cookies[Personas.Cookie]) : Actor.Public);
}
