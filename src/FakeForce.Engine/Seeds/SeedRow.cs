using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Seeds;

/// <summary>A record that is about to be loaded, read but for its references. Made to be used again and again.</summary>
internal sealed class SeedRow(SObjectType type, bool keepsAll, bool isCreateable)
{
    private static readonly string[] audit = ["CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById"];

    public RecordInput Input { get; } = new() { Read = new ReadRecord(type) { IsCreateable = isCreateable } };
    public ReadRecord Values => Input.Read!;
    public SeededRow Seeded { get; } = new() { KeepsAll = keepsAll };
    public List<SeedReference> References { get; } = [];

    /// <summary>The Id as written, or null.</summary>
    public string? Id { get; set; }
    public string? ReferenceId { get; set; }
    public long Offset { get; set; }

    /// <summary>Why it could not be read, which says enough; or null.</summary>
    public SaveError? Problem { get; set; }

    /// <summary>True if the value of such a field is taken as it is, past the rule that only the org sets it.</summary>
    public static bool Keeps(Field field, bool keepsAll) =>
        !field.Is(FieldFlags.Createable) && field.Type.Storage != StorageKind.None && (keepsAll || Array.IndexOf(audit, field.Name) >= 0);

    /// <summary>Reads a value. One that the org sets itself may be longer than any that it takes: half of 0.01.</summary>
    public Coerced Read(Field field, in InputValue value) =>
        field.Type.Storage == StorageKind.Double && Keeps(field, Seeded.KeepsAll) && double.TryParse(value.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var exact)
            ? Value.Of(exact) : field.Type.Coerce(value, field);

    /// <summary>The same of JSON and recipes: what only a request as a whole can fail of is a problem of its record.</summary>
    public Coerced ReadOrFail(Field field, in InputValue value)
    {
        try
        {
            return Read(field, value);
        }
        catch (SalesforceException refused)
        {
            return new SaveError(refused.Code, refused.Message, field.Name);
        }
    }

    public void Clear()
    {
        Input.Fields.Clear();
        Values.Clear();
        Seeded.Clear();
        References.Clear();
        (Id, ReferenceId, Problem) = (null, null, null);
    }

    /// <summary>Takes a value that is no reference, or none.</summary>
    public void Add(Field field, in Coerced coerced)
    {
        if (field.IsSystem && field.Name == "IsDeleted") AddDeleted(field, coerced);
        else if (!Keeps(field, Seeded.KeepsAll)) Values.Add(field, coerced);
        else if (coerced.Error is { } error) Values.Errors.Add(error);
        else Seeded.Values.Add((field, coerced.Value));
    }

    /// <summary>Takes the record that a reference leads to.</summary>
    public void Add(in SeedReference reference, RecordId id)
    {
        if (Keeps(reference.Field, Seeded.KeepsAll)) Seeded.Values.Add((reference.Field, Value.Of(id)));
        else Values.Add(reference.Field, Value.Of(id), reference.Key is null ? reference.Text : id.ToString());
    }

    public void Fail(string code, string message, params IReadOnlyList<string> fields) => Values.Errors.Add(new SaveError(code, message, fields));

    // Exports of a query over all rows have the column.
    private void AddDeleted(Field field, in Coerced coerced)
    {
        if (coerced.Value.AsBoolean) Fail("INVALID_FIELD_FOR_INSERT_UPDATE", "a seed has no records in the recycle bin", field.Name);
    }
}
