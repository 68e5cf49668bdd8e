using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Values;

/// <summary>Records of flows as callers send and get them.</summary>
internal static class RecordData
{
    public static FlowRecord Of(RecordInput input, SObjectType type)
    {
        var record = new FlowRecord(type, default, default);
        foreach (var (name, value) in input.Fields)
        {
            if (!type.TryField(name, out var field)) throw new FlowFault("INVALID_FIELD", $"No such column '{name}' on sobject of type {type.Name}");
            if (ReferenceEquals(field, type.Id)) record.Set(field, Datum.Of(value.Text));
            else if (field.Type.Coerce(value, field) is var coerced && coerced.Error is { } error) throw new FlowFault(error.Code, error.Message);
            else record.Set(field, FieldData.Of(coerced.Value, field));
        }
        return record;
    }

    /// <summary>Its id and the fields that have values.</summary>
    public static IReadOnlyList<KeyValuePair<string, object?>> Told(FlowRecord record)
    {
        var told = new List<KeyValuePair<string, object?>> { new("attributes", (IReadOnlyList<KeyValuePair<string, object?>>)[new("type", record.Type.Name)]) };
        if (!record.Id.IsEmpty) told.Add(new("Id", record.Id.ToString()));
        foreach (var field in record.Type.Fields)
            if (!ReferenceEquals(field, record.Type.Id) && record.Get(field) is { IsNull: false } value && (value.Kind != DatumKind.Boolean || value.Truth)) told.Add(new(field.Name, PlainData.From(value)));
        return told;
    }
}
