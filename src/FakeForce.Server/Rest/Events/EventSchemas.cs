using FakeForce.Engine;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Avro;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Events;

/// <summary>/sobjects/Low_Ink__e/eventSchema and /event/eventSchema/{id} (REST API Developer Guide, "Platform Event Schema by Event Name" and "… by Schema ID").</summary>
internal static class EventSchemas
{
    /// <summary>From here on there is a choice of formats; before it there was COMPACT alone.</summary>
    private const int FirstVersionWithFormats = 43;

    /// <summary>The first version that has the resources.</summary>
    private const int FirstVersion = 40;

    public static ValueTask ByName(ApiCall call) =>
        Write(call, call.SObject() is { Event: not null } type ? call.Org.Events.SchemaOf(type.Name) : null);

    public static ValueTask ById(ApiCall call) => Write(call, SchemaIds.Find(call.Org, call.RouteText("schemaId")));

    private static ValueTask Write(ApiCall call, EventSchema? schema)
    {
        if (schema is null || call.Version < FirstVersion) throw ApiCall.NotFound();
        if (IsExpanded(call)) ExpandedSchema.Write(call.Json, schema);
        else call.Json.Raw(System.Text.Encoding.UTF8.GetBytes(schema.Json));
        return ValueTask.CompletedTask;
    }

    // The statuses are the guide's; code and texts are ours.
    private static bool IsExpanded(ApiCall call) => (call.Query("payloadFormat"), call.Version >= FirstVersionWithFormats) switch
    {
        (null, var hasFormats) => hasFormats,
        (_, false) => throw new SalesforceException("INVALID_QUERY_PARAMETER", "payloadFormat is not supported in this API version"),
        ("EXPANDED", _) => true,
        ("COMPACT", _) => false,
        (var other, _) => throw new SalesforceException("INVALID_QUERY_PARAMETER", $"invalid value for payloadFormat: {other}"),
    };
}
