using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Soap;

/// <summary>The SOAP addresses as openapi/rest.json describes them: the calls stand in Salesforce's WSDL.</summary>
internal static class SoapOperations
{
    private static readonly Content envelope = new("text/xml");

    public static Section Section => new("soap", "SOAP login() and logout()",
    [
        At("/services/Soap/u/{version}", "soapPartner", "The partner API"),
        At("/services/Soap/c/{version}", "soapEnterprise", "The enterprise API"),
        new("GET " + MessageWsdlPage.Path, "workflowOutboundMessageWsdl", "The WSDL of an outbound message, by its id (04k…)") { Query = ["id!"], Answers = [new(200, "The WSDL", envelope), new(401, "Without a session"), new(404, "There is none of this id")] },
    ]);

    private static Operation At(string path, string id, string summary) => new("POST " + path, id, summary)
    {
        Headers = ["SOAPAction"],
        Body = envelope,
        Answers = [new(200, "The result", envelope), new(500, "A fault", envelope)],
    };
}
