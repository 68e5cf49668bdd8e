using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.Json;

/// <summary>A value that was computed rather than read from a row.</summary>
internal static class GroupValue
{
    public static void Write(JsonOut json, Value value, string? type, bool zulu)
    {
        switch (value.Kind)
        {
            case StorageKind.Boolean: json.Boolean(value.AsBoolean); break;
            case StorageKind.Double: json.Double(value.AsDouble); break;
            case StorageKind.Reference: json.Id(value.AsId); break;
            case StorageKind.Text: json.String(value.Bytes); break;
            case StorageKind.Integer: Integer(json, value.Bits, type, zulu); break;
            default: json.Null(); break;
        }
    }

    private static void Integer(JsonOut json, long bits, string? type, bool zulu)
    {
        if (type == "date") json.Date(bits);
        else if (type == "datetime") json.DateTime(bits, zulu);
        else if (type == "time") json.Time(bits);
        else json.Number(bits);
    }
}
