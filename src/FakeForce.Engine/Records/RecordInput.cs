namespace FakeForce.Engine.Records;

/// <summary>
/// A record as a caller sent it: names and values in the order of the request, names not yet resolved.
/// <see cref="Type"/> is what attributes.type said, if it said anything.
/// </summary>
public sealed class RecordInput
{
    public string? Type { get; set; }
    public List<KeyValuePair<string, InputValue>> Fields { get; } = [];

    /// <summary>The request body, for error texts that name a line and column; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Source { get; init; }

    /// <summary>What is known of the record beside <see cref="Fields"/>, read already.</summary>
    internal ReadRecord? Read { get; init; }

    public RecordInput Set(string name, string? value)
    {
        Fields.Add(new(name, InputValue.Of(value)));
        return this;
    }
}
