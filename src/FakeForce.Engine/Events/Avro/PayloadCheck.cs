namespace FakeForce.Engine.Events.Avro;

/// <summary>What publishers send is read through once before it is taken.</summary>
internal static class PayloadCheck
{
    /// <summary>What is wrong with a payload, in words of FakeForce's own, or null. Nothing of the fields' attributes is enforced here.</summary>
    public static string? Problem(EventSchema schema, ReadOnlySpan<byte> payload)
    {
        try
        {
            PayloadWalk.Visit(schema.Type, payload, Unseen.Instance);
            return null;
        }
        catch (FormatException problem)
        {
            return $"The payload does not fit the schema {schema.Id}: {problem.Message}";
        }
    }
}
