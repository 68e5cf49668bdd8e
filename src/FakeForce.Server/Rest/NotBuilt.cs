using FakeForce.Engine;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest;

/// <summary>
/// Resources of an sObject that are not built. Without routes of their own they would be taken for an external id field
/// and its value, and the answer would blame the caller.
/// </summary>
internal static class NotBuilt
{
    // REST guide, "Reference": the sObject resources that stand where a key or an id may.
    public static readonly string[] Paths =
    [
        "/sobjects/{sobject}/describe/{**more}",
        "/sobjects/{sobject}/listviews/{**more}",
        "/sobjects/{sobject}/quickActions/{**more}",
        "/sobjects/{sobject}/relevantItems/{**more}",
    ];

    public static ValueTask Answer(ApiCall call)
    {
        var request = call.Http.Request;
        call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, $"{request.Method} {request.Path.ToUriComponent()}");
        throw new SalesforceException("NOT_FOUND", "The requested resource does not exist");
    }
}
