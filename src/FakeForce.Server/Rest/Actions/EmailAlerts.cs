using FakeForce.Engine;
using FakeForce.Engine.Outbound.Mail;
using FakeForce.Engine.Records;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Actions;

/// <summary>Email alerts as actions (Actions guide, "Email Alert Actions"): each set of inputs names a record.</summary>
internal static class EmailAlerts
{
    private const string RowId = "SObjectRowId";

    public static InvocableAction Of(OrgAlert alert) => new(alert.FullName, alert.Title, "EMAIL_ALERT", $"custom/emailAlert/{alert.FullName.Replace('.', '/')}")
    {
        Description = alert.Title,
        Inputs = [new(RowId, "ID") { IsRequired = true }],
        RunAsync = (call, inputs) => RunAsync(call, alert, inputs),
    };

    private static async ValueTask<IReadOnlyList<ActionResult>> RunAsync(ApiCall call, OrgAlert alert, IReadOnlyList<JsonTree> inputs)
    {
        var results = new List<ActionResult>();
        foreach (var one in inputs)
            results.Add(one[RowId] is { Kind: JsonKind.String, Text: { } text } && RecordId.TryParse(text, out var id) && call.TryFind(id, out _, out _) && await OrgAlerts.SendAsync(call.Org, alert, call.Session.UserId, id, call.Cancel)
                ? ActionResult.Done() : ActionResult.Failed(new SaveError("INVALID_ID_FIELD", $"Invalid Id: {one[RowId]?.Text}", RowId)));
        return results;
    }
}
