using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Outbound.Mail;

namespace FakeForce.Engine.Flows.Actions;

/// <summary>Sends an email alert about the record that set off the flow, or one that the action names (Actions guide, "Email Alert Actions").</summary>
internal sealed class EmailAlertAction
{
    public static readonly string[] Known = ["SObjectRowId"];

    private readonly BoundAlert alert;
    private readonly Reading record;

    /// <param name="name">With its object, <c>Case.Tell</c>; of the flow's own object without it.</param>
    public EmailAlertAction(FlowNames names, string name, Dictionary<string, Reading> inputs)
    {
        var options = names.Flows.Options.Mail;
        var definition = Find(options, name) ?? Find(options, $"{names.RecordType?.Name}.{name}") ?? throw new FlowProblem($"there is no email alert {name}");
        // What is wrong with an alert is found with the alerts.
        alert = BoundAlert.Bind(definition, options, names.Flows.Catalog);
        record = inputs.GetValueOrDefault("SObjectRowId") ?? names.Bind("$Record.Id");
    }

    public IReadOnlyList<(string, Datum)> Send(Interview interview)
    {
        var transaction = interview.Session.Transaction;
        if (!RecordId.TryParse(record.Read(interview).ToString(), out var id) || alert.Type.KeyPrefix != id.Prefix || !transaction.Find(alert.Type, id).IsLive)
            throw new FlowFault("INVALID_INPUT", $"the email alert {alert.FullName} is not for \"{record.Read(interview)}\"");
        alert.Send(transaction, interview.Session.Caller.UserId, id);
        return [];
    }

    private static AlertDefinition? Find(MailOptions options, string name) => options.Alerts.FirstOrDefault(alert => alert.FullName.Equals(name, StringComparison.OrdinalIgnoreCase));
}
