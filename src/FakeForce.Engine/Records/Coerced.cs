namespace FakeForce.Engine.Records;

/// <summary>The outcome of reading one field: a value, or what Salesforce says is wrong with it.</summary>
public readonly record struct Coerced(Value Value, SaveError? Error = null)
{
    public static implicit operator Coerced(Value value) => new(value);
    public static implicit operator Coerced(SaveError error) => new(default, error);
}
