using FakeForce.Engine;
using FakeForce.Engine.Identity;
using Grpc.Core;

namespace FakeForce.Server.PubSub;

/// <summary>The three headers that every RPC carries (guide, "Headers for RPC Method Calls"). Any session id will do, of OAuth or SOAP.</summary>
internal static class CallHeaders
{
    public static Session Identify(Org org, Metadata headers)
    {
        var token = ValueOf(headers, "accesstoken");
        if (!Uri.TryCreate(ValueOf(headers, "instanceurl"), UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http")) throw Invalid("instanceurl");
        // 18 characters, says the guide; clients that read the id from the token send 15 (observed).
        if (!RecordId.TryParse(ValueOf(headers, "tenantid"), out var tenant) || tenant != org.Id) throw Invalid("tenantid");
        var check = org.Identity.Check(token);
        return check.IsOk ? check.Session! : throw new PubSubException(PubSubErrors.AuthError);
    }

    private static string ValueOf(Metadata headers, string name) => headers.GetValue(name)?.Trim() is { Length: > 0 } value ? value : throw Invalid(name);

    private static PubSubException Invalid(string name) => new(PubSubErrors.AuthHeadersInvalid, $"The header {name} is invalid or blank.");
}
