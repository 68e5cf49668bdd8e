namespace FakeForce.Engine.Outbound.ExternalServices;

/// <param name="ApexClass">The name of the class that Salesforce makes for it.</param>
public sealed record ObjectType(string ApexClass, IReadOnlyList<PropertyType> Properties) : DataType
{
    public PropertyType? Find(string name)
    {
        foreach (var property in Properties)
            if (property.Name == name) return property;
        return null;
    }
}
