using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeForce.Engine.Identity;

/// <summary>Identity's documents as bytes. The layout is the journal's affair alone: fields may be added, and missing ones take their defaults.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(RecordIdConverter), typeof(ScopeSetConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(Credential))]
[JsonSerializable(typeof(ConnectedApp))]
[JsonSerializable(typeof(RefreshGrant))]
[JsonSerializable(typeof(AuthorizationCode))]
[JsonSerializable(typeof(DeviceGrant))]
[JsonSerializable(typeof(OneTimePassword))]
internal sealed partial class Stored : JsonSerializerContext
{
    public static byte[] Bytes<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, typeof(T), Default);
    public static T Read<T>(byte[] bytes) => (T)JsonSerializer.Deserialize(bytes, typeof(T), Default)!;
    public static T? ReadOrNull<T>(byte[]? bytes) where T : class => bytes is null ? null : Read<T>(bytes);
}

internal sealed class RecordIdConverter : JsonConverter<RecordId>
{
    public override RecordId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => RecordId.Parse(reader.GetString());
    public override void Write(Utf8JsonWriter writer, RecordId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

internal sealed class ScopeSetConverter : JsonConverter<ScopeSet>
{
    public override ScopeSet Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => ScopeSet.Parse(reader.GetString());
    public override void Write(Utf8JsonWriter writer, ScopeSet value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
