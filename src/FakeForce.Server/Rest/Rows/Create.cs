using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Rows;

/// <summary>POST /sobjects/{sobject}: a record in JSON, XML, or with a file as multipart.</summary>
internal static class Create
{
    public static async ValueTask Post(ApiCall call)
    {
        var type = call.SObject();
        var input = Multipart.Is(call.Http.Request) ? await Multipart.ReadAsync(call, type) : await RequestBody.ReadRecordAsync(call);
        RefuseId(type, input);
        if (type.External is not null)
        {
            Created(call, type, await ExternalRecord.CreateAsync(call, type, input));
            return;
        }
        if (type.Name == "ScratchOrgInfo" && call.Org.Scratch is { } scratch) scratch.Address = PublicAddress.Of(call.Http);
        var caller = call.Caller;
        var result = await call.Org.WriteAsync(t => RecordsFailedException.Check(SavePipeline.Insert(t, caller, type, input)), call.Cancel);
        if (type.Event is null) Used(call, result.Id!.Value);
        Created(call, type, result.Id!.Value, reported: result.Reported);
    }

    /// <summary>201 with Location, as every create answers.</summary>
    public static void Created(ApiCall call, SObjectType type, RecordId id, bool upsert = false, IEnumerable<SaveError>? reported = null)
    {
        call.Status = StatusCodes.Status201Created;
        call.Http.Response.Headers.Location = $"{call.Root}/sobjects/{type.Name}/{id}";
        Saved(call.Json, id, upsert && call.Version >= 46 ? true : null, reported);
    }

    /// <summary>{"id":…,"success":true,"errors":[],"created":true}; <paramref name="created"/> is null where the answer has no such key.</summary>
    public static void Saved(JsonOut json, RecordId id, bool? created, IEnumerable<SaveError>? reported = null)
    {
        json.BeginObject().Name("id"u8).Id(id).Name("success"u8).Boolean(true);
        ErrorJson.List(json, reported ?? []);
        if (created is { } flag) json.Name("created"u8).Boolean(flag);
        json.EndObject();
    }

    /// <summary>Sforce-Mru: updateMru=false keeps the record off the caller's list (REST API Developer Guide).</summary>
    public static void Used(ApiCall call, RecordId id)
    {
        if (!"false".Equals(CallOptions.Read(call.Http.Request.Headers["Sforce-Mru"].ToString(), "updateMru"), StringComparison.OrdinalIgnoreCase))
            call.Org.Recent.Touch(call.Session.UserId, id);
    }

    private static void RefuseId(SObjectType type, RecordInput input)
    {
        foreach (var (name, _) in input.Fields)
            if (name.Equals(type.Id.Name, StringComparison.OrdinalIgnoreCase))
                throw new SalesforceException("INVALID_FIELD", "The Id field should not be specified in the sobject data.");
    }
}
