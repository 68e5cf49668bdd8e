using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Access;

namespace FakeForce.Engine.Schema;

/// <summary>The sObjects of one org: the standard ones, read from the embedded data when first asked for, and the custom ones.</summary>
public abstract class Catalog
{
    /// <summary>By API name, whatever its case.</summary>
    public abstract bool TryFind(string name, [NotNullWhen(true)] out SObjectType? type);
    public abstract bool TryFind(KeyPrefix prefix, [NotNullWhen(true)] out SObjectType? type);
    public abstract SObjectType ByIndex(int index);

    /// <summary>The key prefix of an sObject that this org has, without loading it. False if it has none.</summary>
    public abstract bool TryPrefix(string name, out KeyPrefix prefix);

    /// <summary>All of them in describe-global order (by name, without case). Loads everything.</summary>
    public abstract IEnumerable<SObjectType> All { get; }

    /// <summary>Who may see and do what; null where everybody may everything.</summary>
    internal virtual AccessPolicy? Access => null;

    internal virtual SetupNames Names => SetupNames.None;

    /// <summary>What tells a catalogue that is seen with some users' eyes from the whole one, whose is null.</summary>
    internal virtual object? View => null;

    public SObjectType this[string name] => TryFind(name, out var type) ? type
        : throw new SalesforceException("INVALID_TYPE", $"sObject type '{name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.");
}
