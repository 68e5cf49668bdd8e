namespace FakeForce.Engine.Outbound.ExternalServices;

/// <summary>Where an input goes.</summary>
public enum ParameterPlace
{
    Path,
    Query,
    Header,

    /// <summary>A field of a form, which OpenAPI 2.0 has among its parameters.</summary>
    Form,
}
