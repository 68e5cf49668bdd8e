using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Rows;

/// <summary>GET /sobjects/{sobject}/updated and /deleted?start=&amp;end= (REST API Developer Guide): seconds are ignored.</summary>
internal static class Replication
{
    private const long Minute = 60_000;
    private static readonly TimeSpan updatedReach = TimeSpan.FromDays(30), deletedReach = TimeSpan.FromDays(15);

    public static ValueTask Updated(ApiCall call)
    {
        var (type, start, end) = Read(call, updatedReach);
        var changes = call.Org.State.ChangedBetween(type, start, end, deleted: false).Where(change => call.Find(type, change.Id).Exists);
        var json = call.Json.BeginObject().Name("ids"u8).BeginArray();
        foreach (var (id, _) in changes) json.Id(id);
        json.EndArray().Name("latestDateCovered"u8).DateTime(Covered(call, end), call.WantsXml).EndObject();
        call.XmlRoot = type.Name;
        return ValueTask.CompletedTask;
    }

    public static ValueTask Deleted(ApiCall call)
    {
        var (type, start, end) = Read(call, deletedReach);
        var json = call.Json.BeginObject().Name("deletedRecords"u8).BeginArray();
        foreach (var (id, when) in call.Org.State.ChangedBetween(type, start, end, deleted: true).Where(change => call.MayKnowOf(type, change.Id)))
            json.BeginObject().Name("id"u8).Id(id).Name("deletedDate"u8).DateTime(when, call.WantsXml).EndObject();
        var earliest = (call.Org.Clock.GetUtcNow() - deletedReach).ToUnixTimeMilliseconds();
        json.EndArray().Name("earliestDateAvailable"u8).DateTime(earliest - earliest % Minute, call.WantsXml)
            .Name("latestDateCovered"u8).DateTime(Covered(call, end), call.WantsXml).EndObject();
        call.XmlRoot = type.Name;
        return ValueTask.CompletedTask;
    }

    private static (SObjectType Type, long Start, long End) Read(ApiCall call, TimeSpan reach)
    {
        var type = call.SObject();
        if (!type.Is(SObjectFlags.Replicateable)) throw new SalesforceException("INVALID_TYPE_FOR_OPERATION", $"entity type {type.Name} does not support replication");
        var (start, end) = (Date(call, "start"), Date(call, "end"));
        if (start >= end) throw new SalesforceException("INVALID_REPLICATION_DATE", "startDate before endDate");
        var oldest = (call.Org.Clock.GetUtcNow() - reach).ToUnixTimeMilliseconds();
        if (start < oldest - oldest % Minute) throw new SalesforceException("INVALID_REPLICATION_DATE", string.Create(CultureInfo.InvariantCulture, $"startDate cannot be more than {reach.Days} days ago"));
        return (type, start, end);
    }

    // What lies ahead is not covered: a caller who goes on from there must not miss it.
    private static long Covered(ApiCall call, long end)
    {
        var now = call.Org.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        return Math.Min(end, now - now % Minute);
    }

    private static long Date(ApiCall call, string name)
    {
        // In a query string an unescaped + is a space; clients do send offsets that way.
        var text = call.Query(name)?.Replace(' ', '+') ?? throw new SalesforceException("MISSING_ARGUMENT", $"Missing parameter: {name}");
        var coerced = FieldTypes.DateTime.Coerce(InputValue.Of(text), call.Catalog["User"].Fields.First(f => f.Type == FieldTypes.DateTime));
        if (coerced.Error is not null || coerced.Value.IsNull) throw new SalesforceException("INVALID_REPLICATION_DATE", $"{name} is no date and time: {text}");
        return coerced.Value.Bits - coerced.Value.Bits % Minute;
    }
}
