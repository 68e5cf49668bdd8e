using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Actions;

/// <summary>chatterPost (Actions guide, "Post to Chatter Actions"): a text in the feed of a record, a user or a group, without mentions and topics.</summary>
internal static class ChatterPost
{
    /// <summary>"No more than 10,000 characters".</summary>
    private const int MostCharacters = 10_000;

    public static readonly InvocableAction Action = new("chatterPost", "Post to Chatter", "CHATTERPOST", "standard/chatterPost")
    {
        Description = "Post to the feed for a specific record, user, or Chatter group.",
        Inputs =
        [
            new("subjectNameOrId", "STRING") { IsRequired = true },
            new("text", "STRING") { IsRequired = true },
            new("type", "PICKLIST") { Choices = ["User", "Group", "user", "group"] },
        ],
        Outputs = [new("feedItemId", "REFERENCE")],
        RunAsync = RunAsync,
    };

    private static async ValueTask<IReadOnlyList<ActionResult>> RunAsync(ApiCall call, IReadOnlyList<JsonTree> inputs)
    {
        var results = new List<ActionResult>();
        foreach (var one in inputs) results.Add(await PostAsync(call, one));
        return results;
    }

    private static async ValueTask<ActionResult> PostAsync(ApiCall call, JsonTree sent)
    {
        var inputs = StandardInputs.Read(sent, Action, call.Version);
        var text = inputs["text"] ?? "";
        if (text.Length > MostCharacters) inputs.Fail("STRING_TOO_LONG", $"text: data value too large: (max length={MostCharacters})", "text");
        if (text.Contains("@[", StringComparison.Ordinal) || text.Contains("#[", StringComparison.Ordinal))
        {
            call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, "chatterPost with mentions or topics");
            inputs.Fail("INVALID_INPUT", "Mentions and topics are not supported.", "text");
        }
        var subject = SubjectOf(call.Org, inputs);
        if (subject is null && inputs.Errors.Count == 0) inputs.Fail("INVALID_INPUT", $"The value \"{inputs["subjectNameOrId"]}\" for the subjectNameOrId parameter is invalid.", "subjectNameOrId");
        if (inputs.Errors.Count > 0) return ActionResult.Failed(inputs.Errors);
        var item = new RecordInput();
        foreach (var (field, value) in ((string, string)[])[("ParentId", subject!.Value.ToString()), ("Body", text), ("Type", "TextPost")]) item.Fields.Add(new(field, new InputValue(InputKind.String, value)));
        var saved = await call.Org.WriteAsync(transaction => SavePipeline.Insert(transaction, call.Caller, call.Org.Catalog["FeedItem"], item), call.Cancel);
        return saved.Success ? ActionResult.Done(System.Text.Encoding.ASCII.GetBytes($"{{\"feedItemId\":\"{saved.Id}\"}}")) : ActionResult.Failed(saved.Errors);
    }

    private static RecordId? SubjectOf(Engine.Org org, StandardInputs inputs) => (inputs["type"]?.ToUpperInvariant(), inputs["subjectNameOrId"]) switch
    {
        (_, null) => null,
        (_, var id) when RecordId.TryParse(id, out var record) => record,
        ("USER", var name) => Named(org, "User", "Username", name),
        ("GROUP", var name) => Named(org, "CollaborationGroup", "Name", name),
        _ => null,
    };

    private static RecordId? Named(Engine.Org org, string sobject, string field, string name)
    {
        var type = org.Catalog[sobject];
        var named = type.TryField(field, out var found) ? found : type.Id;
        var table = org.State.TableOf(type);
        for (var number = 1; number <= table.Count; number++)
            if (table.RowAt(number) is { IsLive: true } row && row.Has(named.Ordinal) && row.Get(named).ToString().Equals(name, StringComparison.OrdinalIgnoreCase)) return type.IdOf(number);
        return null;
    }
}
