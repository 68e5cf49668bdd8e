using System.Runtime.CompilerServices;
using System.Text;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.Json;

/// <summary>The parts of an address or location compound and the keys that they have in answers (SOQL and SOSL Reference: lower camel case, in alphabetical order).</summary>
internal sealed class CompoundParts
{
    private static readonly ConditionalWeakTable<Field, CompoundParts> known = [];
    private static readonly string[] keys = ["City", "Country", "CountryCode", "GeocodeAccuracy", "Latitude", "Longitude", "PostalCode", "State", "StateCode", "Street"];

    private CompoundParts(SObjectType type, Field compound)
    {
        var parts = type.Visible.Where(f => f.CompoundFieldName == compound.Name && !ReferenceEquals(f, compound)).ToList();
        Parts = [.. keys.Select(key => (Key: key, Field: parts.Find(p => EndsWith(p.Name, key))))
            .Where(p => p.Field is not null)
            .Select(p => (Encoding.UTF8.GetBytes(char.ToLowerInvariant(p.Key[0]) + p.Key[1..]), FieldFormat.Of(p.Field!)))];
    }

    public (byte[] Key, FieldFormat Format)[] Parts { get; }

    public static CompoundParts Of(SObjectType type, Field compound) =>
        known.TryGetValue(compound, out var parts) ? parts : known.GetValue(compound, _ => new CompoundParts(type, compound));

    // BillingCity, City, Place__City__s, Spot__Latitude__s.
    private static bool EndsWith(string name, string key)
    {
        if (name.EndsWith("__s", StringComparison.Ordinal)) name = name[..^3];
        return name.EndsWith(key, StringComparison.Ordinal);
    }
}
