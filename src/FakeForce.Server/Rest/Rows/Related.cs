using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Rows;

/// <summary>
/// /sobjects/{sobject}/{id}/{name}: a parent by relationship name, children by relationship name, or a file by its field
/// (REST API Developer Guide). Only a parent can be changed or deleted that way.
/// </summary>
internal static class Related
{
    public static ValueTask Get(ApiCall call, SObjectType type, RecordId id)
    {
        if (type.External is not null) throw ExternalErrors.Unsupported("A relationship in the path");
        var name = call.RouteText("value");
        var row = call.Find(type, id);
        if (SavePipeline.Gone(row) is { } gone) throw new SalesforceException(gone.Code, gone.Message);
        if (type.TryField(name, out var field) && field.Type.Name == "base64") Blob.Answer(call, type, row, field);
        else if (type.TryParent(name, out var reference)) ReadParent(call, type, id, reference);
        else if (Child(type, name) is { } child) return ChildrenAsync(call, id, child);
        else throw ApiCall.NotFound();
        return ValueTask.CompletedTask;
    }

    public static ValueTask Patch(ApiCall call, SObjectType type, RecordId id)
    {
        var (parentType, parent) = Parent(call, type, id);
        return Update.Record(call, parentType, parent);
    }

    public static ValueTask Delete(ApiCall call, SObjectType type, RecordId id)
    {
        var (parentType, parent) = Parent(call, type, id);
        return Rows.Delete.Record(call, parentType, parent);
    }

    private static void ReadParent(ApiCall call, SObjectType type, RecordId id, Field reference)
    {
        if (reference.Type.Storage == StorageKind.Text) throw ExternalErrors.Unsupported("A relationship in the path");
        if (!TryParent(call, type, id, reference, out var parentType, out var parent)) throw ApiCall.NotFound();
        Read.Record(call, parentType, parent);
    }

    private static (SObjectType, RecordId) Parent(ApiCall call, SObjectType type, RecordId id)
    {
        if (type.External is not null) throw ExternalErrors.Unsupported("A relationship in the path");
        var name = call.RouteText("value");
        if (!type.TryParent(name, out var reference))
            throw Child(type, name) is null ? ApiCall.NotFound()
                : new SalesforceException("METHOD_NOT_ALLOWED", $"HTTP Method '{call.Http.Request.Method}' not allowed. Allowed are GET,HEAD");
        return TryParent(call, type, id, reference, out var parentType, out var parent) ? (parentType, parent) : throw ApiCall.NotFound();
    }

    private static bool TryParent(ApiCall call, SObjectType type, RecordId id, Field reference, out SObjectType parentType, out RecordId parent)
    {
        var row = call.Find(type, id);
        (parent, parentType) = (default, type);
        if (!row.IsLive || !row.Has(reference.Ordinal)) return false;
        parent = row.Reference(reference.Ordinal);
        if (!call.TryFind(parent, out var found, out var parentRow) || !parentRow.IsLive) return false;
        parentType = found;
        return true;
    }

    private static ChildRelationship? Child(SObjectType type, string name) =>
        type.ChildRelationships.FirstOrDefault(c => name.Equals(c.RelationshipName, StringComparison.OrdinalIgnoreCase));

    // Children answer as a query for all their fields would, nextRecordsUrl included.
    private static ValueTask ChildrenAsync(ApiCall call, RecordId parent, ChildRelationship child)
    {
        var type = call.Catalog[child.ChildSObject];
        if (type.External is not null) throw ExternalErrors.Unsupported("A relationship in the path");
        var fields = call.Query("fields") ?? string.Join(',', type.Visible.Where(f => f.Type.Name != "base64").Select(f => f.Name));
        return Query.RunAsync(call, string.Create(CultureInfo.InvariantCulture, $"SELECT {fields} FROM {type.Name} WHERE {child.Field} = '{parent}'"), includeDeleted: false);
    }
}
