using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records;

/// <summary>Which fields of one sObject hold ids of another; audit and owner fields are not relationships that deletes follow.</summary>
internal static class ReferencesTo
{
    private static readonly ConditionalWeakTable<SObjectType, ConcurrentDictionary<string, Field[]>> known = [];

    public static Field[] Of(SObjectType child, SObjectType parent) =>
        known.GetValue(child, static _ => new(StringComparer.Ordinal)).GetOrAdd(parent.Name, static (name, type) => [.. type.Fields.Where(f => Points(f, name))], child);

    private static bool Points(Field field, string parent) =>
        field.Type.Storage == StorageKind.Reference && !field.IsSystem && field.Name != "OwnerId" && field.ReferenceTo.Contains(parent);
}
