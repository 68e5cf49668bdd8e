using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Engine.Schema;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Control.External;

/// <summary>/_fakeforce/external-data-sources: what there is, and Validate and Sync.</summary>
internal static class ExternalControl
{
    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => new ValueTask<Action<Utf8JsonWriter>>(writer => Write(writer, org)));

    public static Task SyncAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        var name = (string)context.Request.RouteValues["source"]!;
        var source = org.External.Sources.FirstOrDefault(source => source.FullName == name) ?? throw new UnknownException("unknown_source", $"There is no external data source {name}.");
        using var body = await ControlAnswer.ReadAsync(context, isRequired: false);
        var (tables, onlyValidates) = Read(body.RootElement);
        try
        {
            var outcome = await org.External.SyncAsync(source, tables, onlyValidates, context.RequestAborted);
            return writer => Write(writer, outcome);
        }
        catch (InvalidDefinitionException invalid)
        {
            throw new FormatException(invalid.Message);
        }
    });

    private static (string[]? Tables, bool OnlyValidates) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) throw new FormatException("the body must be an object");
        var (tables, onlyValidates) = ((string[]?)null, false);
        foreach (var member in body.EnumerateObject())
            switch (member.Name)
            {
                case "tables": tables = member.Value.ValueKind == JsonValueKind.Null ? null : Texts(member.Value); break;
                case "validateOnly": onlyValidates = Flag(member.Value); break;
                default: throw new FormatException($"unknown key \"{member.Name}\"");
            }
        return (tables, onlyValidates);
    }

    // Without what only the external system needs to know.
    private static void Write(Utf8JsonWriter writer, Org org)
    {
        writer.WriteStartArray("externalDataSources");
        foreach (var source in org.External.Sources)
        {
            writer.WriteStartObject();
            writer.WriteString("fullName", source.FullName);
            writer.WriteString("type", source.Type.ToString());
            writer.WriteString("endpoint", source.Endpoint);
            writer.WriteBoolean("isWritable", source.IsWritable);
            writer.WriteStartArray("objects");
            foreach (var type in org.Catalog is OrgCatalog own ? own.Custom : [])
                if (type.External?.Source == source.FullName) writer.WriteStringValue(type.Name);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, SyncOutcome outcome)
    {
        writer.WriteBoolean("isTaken", outcome.IsTaken);
        writer.WriteStartArray("objects");
        foreach (var definition in outcome.Objects) Write(writer, definition);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, CustomObjectDefinition definition)
    {
        writer.WriteStartObject();
        writer.WriteString("fullName", definition.FullName);
        writer.WriteString("label", definition.Label);
        writer.WriteString("externalDataSource", definition.ExternalDataSource);
        writer.WriteString("externalName", definition.ExternalName);
        writer.WriteStartArray("fields");
        foreach (var field in definition.Fields) Write(writer, field);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CustomFieldDefinition field)
    {
        writer.WriteStartObject();
        writer.WriteString("fullName", field.FullName);
        writer.WriteString("type", field.Type.ToString());
        writer.WriteString("label", field.Label);
        writer.WriteString("externalDeveloperName", field.ExternalDeveloperName);
        if (field.Length is { } length) writer.WriteNumber("length", length);
        if (field.Precision is { } precision) writer.WriteNumber("precision", precision);
        if (field.Scale is { } scale) writer.WriteNumber("scale", scale);
        if (field.IsFilteringDisabled) writer.WriteBoolean("isFilteringDisabled", true);
        if (field.IsSortingDisabled) writer.WriteBoolean("isSortingDisabled", true);
        writer.WriteEndObject();
    }
}
