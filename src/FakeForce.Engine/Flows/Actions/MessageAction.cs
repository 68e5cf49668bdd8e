using FakeForce.Engine.Access;
using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Outbound.Messages;

namespace FakeForce.Engine.Flows.Actions;

/// <summary>Sends an outbound message about the record that set off the flow, or one that the action names.</summary>
internal sealed class MessageAction
{
    public static readonly string[] Known = ["SObjectRowId"];

    private readonly OutboundMessage message;
    private readonly Reading record;

    public MessageAction(FlowNames names, string name, Dictionary<string, Reading> inputs)
    {
        message = names.Flows.Options.Outbound.Find(name) ?? names.Flows.Options.Outbound.Find($"{names.RecordType?.Name}.{name}") ?? throw new FlowProblem($"there is no outbound message {name}");
        record = inputs.GetValueOrDefault("SObjectRowId") ?? names.Bind("$Record.Id");
    }

    public IReadOnlyList<(string, Datum)> Send(Interview interview)
    {
        var transaction = interview.Session.Transaction;
        if (!RecordId.TryParse(record.Read(interview).ToString(), out var id) || !transaction.TryFind(id, out var type, out _) || type.Name != message.ObjectName)
            throw new FlowFault("INVALID_INPUT", $"the outbound message {message.FullName} is not for \"{record.Read(interview)}\"");
        if (SendingRight.Has(transaction, interview.Session.Caller.UserId)) transaction.Add(new MessageEffect(message, id));
        return [];
    }
}
