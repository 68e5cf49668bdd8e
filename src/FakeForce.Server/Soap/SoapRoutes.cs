using FakeForce.Server.Start;

namespace FakeForce.Server.Soap;

/// <summary>The SOAP addresses. Which call it is stands in the body; SOAPAction and whatever follows the version do not count.</summary>
internal static class SoapRoutes
{
    public static void Map(IEndpointRouteBuilder routes, ServingState serving)
    {
        routes.MapGet(MessageWsdlPage.Path, context => MessageWsdlPage.HandleAsync(context, serving.Orgs));
        foreach (var api in (SoapApi[])[SoapApi.Partner, SoapApi.Enterprise])
            routes.MapPost("/services/Soap/" + api.Letter + "/{version?}/{**rest}", context => SoapEndpoint.HandleAsync(new SoapCall(context, serving.Orgs, serving.Orgs.Main, api)));
    }
}
