using FakeForce.Engine.Metadata;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.RecordTypes;

/// <summary>The record types of one sObject.</summary>
internal sealed class BoundRecordTypes(SObjectType type, IEnumerable<RecordTypeDefinition> definitions)
{
    private readonly Dictionary<string, BoundRecordType> byName = definitions.ToDictionary(one => one.DeveloperName, one => new BoundRecordType(one, type), StringComparer.OrdinalIgnoreCase);

    public SObjectType Type => type;

    /// <summary>RecordTypeId.</summary>
    public Field Field { get; } = type["RecordTypeId"];

    /// <summary>By sObject. The definitions are right: MetadataOptions.Problems has looked.</summary>
    public static IEnumerable<BoundRecordTypes> Bind(IReadOnlyList<RecordTypeDefinition> definitions, Catalog catalog) =>
        definitions.GroupBy(one => one.ObjectName, StringComparer.OrdinalIgnoreCase)
            .Where(group => catalog.TryFind(group.Key, out var type) && type.TryField("RecordTypeId", out _)).Select(group => new BoundRecordTypes(catalog[group.Key], group));

    /// <summary>The record type of that name as a row; empty if there is none.</summary>
    public RecordId IdOf(Transaction transaction, string developerName)
    {
        var rows = transaction.Catalog["RecordType"];
        var sobject = rows["SobjectType"];
        return ExternalIds.Find(transaction, rows, rows["DeveloperName"], Value.Of(developerName)).Find(id => transaction.Find(rows, id).Get(sobject) == Value.Of(type.Name));
    }

    /// <summary>What is defined of a record's type; null for the master and for one that a test made as a row.</summary>
    public BoundRecordType? Of(Transaction transaction, RecordId id)
    {
        if (id.IsEmpty) return null;
        var rows = transaction.Catalog["RecordType"];
        var row = transaction.Find(rows, id);
        return row.IsLive ? byName.GetValueOrDefault(row.Get(rows["DeveloperName"]).AsText) : null;
    }
}
