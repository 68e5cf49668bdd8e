using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Events.Avro;

/// <summary>Schemas on their way through the state.</summary>
public sealed class AvroTypeBytesTests
{
    [Theory]
    [InlineData("Account")]
    [InlineData("Contact")]
    [InlineData("Opportunity")]
    public void A_schema_comes_back_as_it_was(string name)
    {
        var schema = EventSchemas.OfChanges(new StandardCatalog(FeatureSet.None)[name]);
        Assert.Equal(schema.Json, AvroText.Compact(AvroTypeBytes.Read(AvroTypeBytes.Write(schema.Type)), schema.Id));
    }

    [Fact]
    public void So_does_a_platform_events()
    {
        var schema = EventSchemas.OfEvent(EventCatalog.With(EventCatalog.LowInk)["Low_Ink__e"]);
        Assert.Equal(schema.Json, AvroText.Compact(AvroTypeBytes.Read(AvroTypeBytes.Write(schema.Type)), schema.Id));
    }
}
