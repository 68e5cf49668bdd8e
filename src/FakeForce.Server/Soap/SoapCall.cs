using System.Globalization;
using FakeForce.Engine;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Soap;

/// <summary>One request to a SOAP API.</summary>
internal sealed record SoapCall(HttpContext Context, Orgs Orgs, Org Org, SoapApi Api)
{
    public string Address => PublicAddress.Of(Context);
    public SoapEnvelope Envelope { get; init; } = new();

    /// <summary>Of the address; 0 for what is no version.</summary>
    public int Version => (Context.GetRouteValue("version") as string)?.Split('.') is [var major, "0"]
        && int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    public string Url(string letter) => $"{Address}/services/Soap/{letter}/{Version}.0/{Org.Id.ToShortString()}";
}
