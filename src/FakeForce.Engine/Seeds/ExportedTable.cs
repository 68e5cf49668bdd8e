using FakeForce.Engine.Records;
using FakeForce.Engine.Rules;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Seeds;

/// <summary>The records of one sObject that an export has, and the fields that any of them has a value in.</summary>
public sealed class ExportedTable
{
    private readonly Table table;
    private readonly byte[] present;

    internal ExportedTable(SObjectType type, Table table, int first)
    {
        (Type, this.table, First) = (type, table, first);
        present = new byte[(type.Fields.Count + 7) / 8];
        foreach (var (_, row) in Rows) Note(row);
    }

    public SObjectType Type { get; }

    /// <summary>The number of the first row that is not a fresh org's own.</summary>
    public int First { get; }

    public bool IsEmpty => table.LiveCount == 0 || !present.AsSpan().ContainsAnyExcept((byte)0);

    public IEnumerable<(RecordId Id, Row Row)> Rows
    {
        get
        {
            for (var number = First; number <= table.Count; number++)
                if (table.RowAt(number) is { IsLive: true } row) yield return (Type.IdOf(number), row);
        }
    }

    /// <summary>True for a record that the export has.</summary>
    public bool Has(RecordId id) => id.Number >= First && table.RowAt(id.Number).IsLive;

    /// <summary>
    /// Fields with their values; among them those that are empty in every record but would not be in a new one. Without
    /// <paramref name="all"/> only what any caller may set.
    /// </summary>
    public IReadOnlyList<Field> Fields(bool all) => [.. Type.Fields.Where(field => field.Type.Storage != StorageKind.None && field.Name != "IsDeleted"
        && (all || field.Is(FieldFlags.Createable)) && (IsPresent(field) || HasDefault(field)))];

    /// <summary>True if a record without the field would not stay without it.</summary>
    public bool MustSayNull(Field field) => field.Is(FieldFlags.Createable) && IsPresent(field) && ObjectRules.Has(Type) || HasDefault(field);

    private bool HasDefault(Field field) => FieldSets.Of(Type).Defaults.Any(usual => ReferenceEquals(usual.Field, field));

    private bool IsPresent(Field field) => (present[field.Ordinal >> 3] & 1 << (field.Ordinal & 7)) != 0;

    private void Note(Row row)
    {
        var bits = row.Bytes.AsSpan(Row.HeaderLength, row.Bytes![1]);
        for (var i = 0; i < bits.Length; i++) present[i] |= bits[i];
    }
}
