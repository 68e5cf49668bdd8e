using FakeForce.Engine;
using FakeForce.Server.Gate;
using FakeForce.Server.Outgoing.Wsdl;

namespace FakeForce.Server.Soap;

/// <summary>
/// What "Click for WSDL" on the page of an outbound message leads to. No source shows the address: the name is that under which one was saved
/// (pastebin.com/WB3CKbZX), the form that of Setup's other WSDLs (/soap/wsdl.jsp). As for those, the session comes as the cookie sid.
/// </summary>
internal static class MessageWsdlPage
{
    public const string Path = "/soap/workflowOutboundMessage.jsp";

    public static Task HandleAsync(HttpContext context, Orgs orgs)
    {
        var token = TokenOf(context.Request);
        var org = orgs.OfToken(token);
        // Salesforce leads a browser to its log-in page instead.
        if (!org.Identity.Check(token).IsAlive) return ErrorBody.WriteAsync(context, StatusCodes.Status401Unauthorized, "INVALID_SESSION_ID", "Session expired or invalid");
        if (!RecordId.TryParse(context.Request.Query["id"].ToString(), out var id) || org.Outbound.Find(id) is not { } message)
            return ErrorBody.WriteAsync(context, StatusCodes.Status404NotFound, "NOT_FOUND", "The requested resource does not exist");
        context.Response.ContentType = MessageWsdl.ContentType;
        return context.Response.WriteAsync(MessageWsdl.Of(org, message), context.RequestAborted);
    }

    // A header of another kind is as if there were none.
    private static string TokenOf(HttpRequest request)
    {
        try
        {
            return request.Cookies["sid"] ?? (request.Headers.Authorization.Count > 0 ? Bearer.TokenOf(request).ToString() : "");
        }
        catch (SalesforceException)
        {
            return "";
        }
    }
}
