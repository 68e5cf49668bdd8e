using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Composite;

/// <summary>
/// Reads trees: records with children under the names of their relationships (REST API Developer Guide, sObject Tree
/// Request Body). Everything wrong with the form of the request is found before anything is written.
/// </summary>
internal sealed class TreeInput(Catalog catalog)
{
    private const int MostRecords = 200, MostTypes = 5, MostLevels = 5;

    private readonly List<TreeRecord> records = [];
    private readonly List<(string ReferenceId, SaveError Error)> errors = [];

    public IReadOnlyList<(string ReferenceId, SaveError Error)> Errors => errors;

    /// <summary>All records, level by level, in the order of the request within each.</summary>
    public IReadOnlyList<TreeRecord> Read(IEnumerable<JsonTree> roots, SObjectType type)
    {
        foreach (var root in roots) Read(root, type, null, null, 1);
        foreach (var twice in records.GroupBy(r => r.ReferenceId, StringComparer.Ordinal).Where(g => g.Count() > 1))
            foreach (var one in twice) Fail(one.ReferenceId, CompositeErrors.DuplicateReferenceId.Message);
        if (records.Count > MostRecords) Fail(records[MostRecords].ReferenceId, $"The request can’t contain more than {MostRecords} records.");
        if (records.Select(r => r.Type).Distinct().Skip(MostTypes).FirstOrDefault() is { } sixth)
            Fail(records.First(r => r.Type == sixth).ReferenceId, $"The request can’t contain more than {MostTypes} different types of records.");
        if (records.FirstOrDefault(r => r.Level > MostLevels) is { } deep) Fail(deep.ReferenceId, $"The request can’t contain trees of more than {MostLevels} levels.");
        return [.. records.OrderBy(r => r.Level)];
    }

    private void Read(JsonTree tree, SObjectType type, TreeRecord? parent, string? field, int level)
    {
        if (tree.Kind != JsonKind.Object) throw tree.Mismatch("SObject");
        var id = tree["attributes"]?["referenceId"]?.Text ?? "";
        var name = tree["attributes"]?["type"]?.Text;
        if (id.Length == 0) Fail(id, "Include a reference ID for each record in the request.");
        else if (!ReferenceIds.IsLegal(id)) Fail(id, CompositeErrors.MustStart("referenceId", id));
        if (string.IsNullOrEmpty(name)) Fail(id, "Include an entity type for each record in the request.");
        else if (!catalog.TryFind(name, out var named) || named != type) Fail(id, $"The record must be of type {type.Name}, not {name}.");
        var input = new RecordInput { Type = name };
        var record = new TreeRecord(type, id, input, parent, field, level);
        records.Add(record);
        foreach (var member in tree.Members)
        {
            if (member.Name == "attributes") continue;
            if (member.Value is { Kind: JsonKind.Object } children && children["records"] is not null) Children(record, member.Name, children);
            else input.Fields.Add(new(member.Name, member.Value.AsInput()));
        }
    }

    private void Children(TreeRecord parent, string name, JsonTree children)
    {
        TypedBody.Check(children, "records");
        var relationship = parent.Type.ChildRelationships.FirstOrDefault(c => name.Equals(c.RelationshipName, StringComparison.OrdinalIgnoreCase));
        if (relationship is null) Fail(parent.ReferenceId, $"{parent.Type.Name} has no child relationship '{name}'.");
        else
            foreach (var child in TypedBody.List(children, "records"))
                Read(child, catalog[relationship.ChildSObject], parent, relationship.Field, parent.Level + 1);
    }

    private void Fail(string referenceId, string message) => errors.Add((referenceId, new SaveError("INVALID_INPUT", message)));
}
