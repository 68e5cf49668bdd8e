namespace FakeForce.Engine.Schema;

internal sealed class LocationType : CompoundFieldType
{
    public override string Name => "location";
    public override string SoapType => "urn:location";
}
