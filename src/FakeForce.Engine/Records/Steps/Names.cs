using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records.Steps;

/// <summary>From the names of the request to fields.</summary>
internal static class Names
{
    public static void Resolve(SaveContext context)
    {
        foreach (var (name, value) in context.Input.Fields)
        {
            if (context.Seen.TryField(name, out var field) && value.Kind != InputKind.Record) Assign(context, field, value);
            else if (value.Kind == InputKind.Record && context.Seen.TryParent(name, out var parent)) ResolveParent(context, parent, value.Nested!);
            else if (field is not null) Assign(context, field, value);
            else throw new SalesforceException("INVALID_FIELD", $"No such column '{name}' on sobject of type {context.Type.Name}");
        }
    }

    public static void MustBeWritable(SaveContext context)
    {
        if (context.Access is null && context.Input.Read is { } read && (context.IsInsert ? read.IsCreateable : read.IsUpdateable)) return;
        var needed = context.IsInsert ? FieldFlags.Createable : FieldFlags.Updateable;
        List<string>? refused = null;
        foreach (var (field, _) in context.Assignments)
            if (!context.Seen.Fields[field.Ordinal].Is(needed)) (refused ??= []).Add(field.Name);
        if (refused is null) return;
        context.Fail("INVALID_FIELD_FOR_INSERT_UPDATE",
            $"Unable to create/update fields: {string.Join(", ", refused)}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.",
            refused);
    }

    private static void Assign(SaveContext context, Field field, InputValue value)
    {
        field = context.Type.Fields[field.Ordinal];
        if (ReferenceEquals(field, context.Type.Id))
            throw new SalesforceException("INVALID_FIELD", "The Id field should not be specified in the sobject data.");
        context.Assignments.Add((field, value));
    }

    // "Account": {"Ext__c": "X"} names the parent by one of its external ids (or its Id).
    private static void ResolveParent(SaveContext context, Field parentField, RecordInput parent)
    {
        var named = parent.Fields.Where(f => f.Value.Kind != InputKind.Record).ToList();
        var type = ParentType(context, parentField, parent);
        if (named.Count != 1)
            throw new SalesforceException("INVALID_FIELD", $"More than 1 field provided in an external foreign key reference in entity: {type.Name}");
        var (name, value) = named[0];
        if (!type.TryField(name, out var key))
            throw new SalesforceException("INVALID_FIELD", $"No such column '{name}' on sobject of type {type.Name}");
        parentField = context.Type.Fields[parentField.Ordinal];
        if (ReferenceEquals(key, type.Id))
        {
            context.Assignments.Add((parentField, value));
            return;
        }
        if (!ExternalIds.MayIdentify(key))
            throw new SalesforceException("INVALID_FIELD", $"Field name provided, {key.Name} is not an External ID or indexed field for {type.Name}");
        var matches = ExternalIds.Find(context.Transaction, type, key, value);
        if (matches.Count == 1) context.Assignments.Add((parentField, InputValue.Of(matches[0].ToString())));
        else if (matches.Count == 0) context.Fail("INVALID_FIELD", $"Foreign key external ID: {value.Text?.ToLowerInvariant()} not found for field {key.Name} in entity {type.Name}");
        else context.Fail("DUPLICATE_EXTERNAL_ID", ExternalIds.AmbiguityText(matches));
    }

    private static SObjectType ParentType(SaveContext context, Field field, RecordInput parent)
    {
        var name = parent.Type ?? (field.ReferenceTo.Count == 1 ? field.ReferenceTo[0] : null)
            ?? throw new SalesforceException("INVALID_FIELD", $"The parent {field.RelationshipName} may be one of {string.Join(", ", field.ReferenceTo)}: say which with attributes.type");
        return (context.Access?.Catalog ?? context.Transaction.Catalog)[name];
    }
}
