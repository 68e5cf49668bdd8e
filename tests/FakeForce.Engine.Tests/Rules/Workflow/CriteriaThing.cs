using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Rules.Workflow;

/// <summary>A custom object with a field of each kind that criteria ask about.</summary>
internal static class CriteriaThing
{
    public static SObjectType Type { get; } = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomObjectDefinition
    {
        FullName = "Thing__c",
        Fields =
        [
            new() { FullName = "Text__c", Type = CustomFieldType.Text, Length = 255 },
            new() { FullName = "Choice__c", Type = CustomFieldType.Picklist, ValueSet = [new("Hot"), new("Cold")], Restricted = false },
            new() { FullName = "Choices__c", Type = CustomFieldType.MultiselectPicklist, ValueSet = [new("A"), new("B"), new("C")], Restricted = false },
            new() { FullName = "Number__c", Type = CustomFieldType.Number, Precision = 10, Scale = 2 },
            new() { FullName = "Check__c", Type = CustomFieldType.Checkbox, DefaultValue = "false" },
            new() { FullName = "Date__c", Type = CustomFieldType.Date },
            new() { FullName = "Moment__c", Type = CustomFieldType.DateTime },
            new() { FullName = "Link__c", Type = CustomFieldType.Lookup, ReferenceTo = ["Account"] },
            new() { FullName = "Place__c", Type = CustomFieldType.Location, Scale = 5 },
        ],
    })["Thing__c"];

    /// <summary>A row with one value as a caller writes it; null for none.</summary>
    public static Row With(string field, string? value)
    {
        Assert.True(Type.TryField(field, out var known));
        var draft = new RowDraft(Type) { [known] = Read(known, value) };
        return new Row(draft.Pack());
    }

    public static bool Matches(string field, FilterOperation operation, string value, string? present) => CriteriaTest.Bind(new CriteriaItem(field, operation, value), Type).Matches(With(field, present));

    private static Value Read(Field field, string? value)
    {
        var coerced = field.Type.Coerce(InputValue.Of(value), field);
        Assert.Null(coerced.Error);
        return coerced.Value;
    }
}
