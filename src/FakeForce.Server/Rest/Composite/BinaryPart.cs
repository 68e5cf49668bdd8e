using FakeForce.Engine;
using FakeForce.Server.Json;
using FakeForce.Server.Rest.Rows;

namespace FakeForce.Server.Rest.Composite;

/// <summary>
/// Which part of a multipart body holds a record's file, and for which field: binaryPartName and binaryPartNameAlias, of
/// which there must be both or neither (REST API Developer Guide, "Insert or Update Blob Data" and "Batch Request Body").
/// </summary>
internal sealed record BinaryPart(string Name, string FieldName)
{
    public static BinaryPart? Of(JsonTree tree)
    {
        var (name, alias) = (tree["binaryPartName"], tree["binaryPartNameAlias"]);
        if (name is null && alias is null) return null;
        return name?.Text is { Length: > 0 } part && alias?.Text is { Length: > 0 } field ? new BinaryPart(part, field)
            : throw Multipart.Malformed("binaryPartName and binaryPartNameAlias must be given together");
    }

    public byte[] Find(List<KeyValuePair<string, byte[]>> files) =>
        files.Find(f => f.Key == Name).Value ?? throw Multipart.Malformed($"The multipart request has no part '{Name}'");
}
