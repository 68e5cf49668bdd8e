using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;
using FakeForce.Server.Rest.Rows;

namespace FakeForce.Server.Rest.Composite.Collections;

/// <summary>A record of a collection and the sObject that its attributes name.</summary>
internal sealed record CollectionRecord(SObjectType Type, RecordInput Input);

/// <summary>The body of a create, update or upsert of many: {"allOrNone": false, "records": […]}, in JSON, XML or with files.</summary>
internal sealed record CollectionInput(bool AllOrNone, IReadOnlyList<CollectionRecord> Records)
{
    public const int MostRecords = 200;

    public static async ValueTask<CollectionInput> ReadAsync(ApiCall call)
    {
        if (!Multipart.Is(call.Http.Request)) return Read(call, await RequestBody.ReadTreeAsync(call), []);
        var (json, files) = await Multipart.ReadPartsAsync(call);
        return Read(call, JsonIn.ReadTree(json), files);
    }

    private static CollectionInput Read(ApiCall call, JsonTree body, List<KeyValuePair<string, byte[]>> files)
    {
        TypedBody.Check(body, "allOrNone", "records");
        var records = TypedBody.List(body, "records");
        if (records.Count > MostRecords) throw CompositeErrors.TooManyRecords(MostRecords);
        return new CollectionInput(TypedBody.Flag(body, "allOrNone"), [.. records.Select(r => Record(call, r, files))]);
    }

    private static CollectionRecord Record(ApiCall call, JsonTree tree, List<KeyValuePair<string, byte[]>> files)
    {
        var input = tree.AsRecord();
        // Both texts are SOAP's, whose create and update these are.
        if (string.IsNullOrEmpty(input.Type)) throw new SalesforceException("INVALID_TYPE", "Must send a concrete entity type.");
        if (!call.Catalog.TryFind(input.Type, out var type)) throw new SalesforceException("INVALID_TYPE", $"sObject type '{input.Type}' is not supported.");
        if (BinaryPart.Of(tree["attributes"]!) is { } part) input.Fields.Add(Multipart.File(type, part.FieldName, $"binaryPartNameAlias '{part.FieldName}'", part.Find(files)));
        return new CollectionRecord(type, input);
    }
}
