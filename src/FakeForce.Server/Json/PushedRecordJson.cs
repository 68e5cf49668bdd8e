using FakeForce.Engine.Events.Push;

namespace FakeForce.Server.Json;

/// <summary>The record of a PushTopic's notification: the fields that its query selects.</summary>
internal static class PushedRecordJson
{
    public static void Write(JsonOut json, PushedRecord record, int version)
    {
        var writer = new RecordWriter(json, version, zulu: true);
        json.BeginObject();
        foreach (var field in record.Fields) writer.Field(record.Type, FieldFormat.Of(field), record.Id, record.Row);
        json.EndObject();
    }
}
