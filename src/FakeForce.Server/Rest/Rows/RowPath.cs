using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Rows;

/// <summary>What the segments of a row's path mean.</summary>
internal static class RowPath
{
    /// <summary>
    /// The id of /sobjects/Account/{id}. Whatever is no id of that object is taken for an external id field, which is why
    /// a malformed id gets that sentence (REST API Developer Guide).
    /// </summary>
    public static RecordId Id(SObjectType type, string text) =>
        RecordId.TryParse(text, out var id) && id.Prefix == type.KeyPrefix ? id : throw NoSuchField(text);

    /// <summary>The external id (or other identifying) field of /sobjects/Account/{key}/{value}.</summary>
    public static Field Key(SObjectType type, string text) =>
        type.TryField(text, out var field) && (ExternalIds.MayIdentify(field) || ReferenceEquals(field, type.Id)) ? field : throw NoSuchField(text);

    /// <summary>The value of a key in the path, as the field reads it; slashes come encoded.</summary>
    public static InputValue Value(ApiCall call) => InputValue.Of(call.RouteText("value").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));

    /// <summary>The rows that a key and a value in the path name.</summary>
    public static List<RecordId> Find(ApiCall call, SObjectType type, Field key)
    {
        var value = key.Type.Coerce(Value(call), key);
        if (value.Error is { } error) throw error.AsException();
        if (!ReferenceEquals(key, type.Id)) return ExternalIds.Find(call.Org, type, key, value.Value).FindAll(found => call.Find(type, found).Exists);
        var id = value.Value.AsId;
        return call.Find(type, id).IsLive ? [id] : [];
    }

    public static SalesforceException NoSuchField(string name) =>
        new("NOT_FOUND", $"Provided external ID field does not exist or is not accessible: {name}");
}
