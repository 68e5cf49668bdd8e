using System.Globalization;
using FakeForce.Engine;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Org;

/// <summary>GET /recent?limit=: the caller's last used records, newest first, 200 at most.</summary>
internal static class RecentList
{
    private const int Most = 200;

    public static ValueTask Get(ApiCall call)
    {
        var limit = Most;
        if (call.Query("limit") is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Most))
            throw new SalesforceException("BAD_REQUEST", $"limit must be between 1 and {Most}");
        Write(call, call.Org.Recent.Of(call.Session.UserId, limit));
        call.XmlRoot = "recentItems";
        call.XmlItem = "recentItem";
        return ValueTask.CompletedTask;
    }

    /// <summary>A list of {attributes, Id, Name}; records that are gone by now are left out.</summary>
    public static void Write(ApiCall call, IEnumerable<RecordId> ids)
    {
        var writer = call.Writer;
        var json = call.Json.BeginArray();
        foreach (var id in ids)
        {
            if (!call.TryFind(id, out var type, out var row) || !row.IsLive) continue;
            json.BeginObject();
            writer.Attributes(type, id);
            json.Name("Id"u8).Id(id);
            if (type.NameField is { } name) writer.Field(type, FieldFormat.Of(name), id, row);
            json.EndObject();
        }
        json.EndArray();
    }
}
