namespace FakeForce.Engine.Schema;

/// <summary>How a field's value lies in a row. Everything else about a type is in its <see cref="FieldType"/>.</summary>
public enum StorageKind : byte
{
    /// <summary>Nothing is stored: the record id, compounds (address, location, person name), formulas.</summary>
    None,
    /// <summary>Present means true, absent means false: Salesforce's checkboxes are never null.</summary>
    Boolean,
    /// <summary>int and long; date (days since 1970-01-01); datetime and time (milliseconds since 1970 or midnight).</summary>
    Integer,
    Double,
    /// <summary>A <see cref="RecordId"/>.</summary>
    Reference,
    /// <summary>UTF-8.</summary>
    Text,
    Blob,
}
