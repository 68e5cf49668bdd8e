using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>A workflow rule, bound to the schema.</summary>
internal sealed class BoundWorkflowRule
{
    private readonly WorkflowTrigger trigger;
    private readonly CriteriaTest[] tests;
    private readonly Func<Func<int, bool>, bool>? logic;

    private BoundWorkflowRule(WorkflowRule rule, SObjectType type, CriteriaTest[] tests, IReadOnlyList<OutboundMessage> messages)
    {
        (Type, Messages, this.tests, trigger) = (type, messages, tests, rule.TriggerType);
        logic = rule.BooleanFilter is { Length: > 0 } filter ? FilterLogic.Parse(filter, tests.Length) : null;
    }

    public SObjectType Type { get; }
    public IReadOnlyList<OutboundMessage> Messages { get; }

    /// <summary>Throws <see cref="FormatException"/> for a rule that does not fit.</summary>
    public static BoundWorkflowRule Bind(WorkflowRule rule, Catalog catalog, OutboundOptions options)
    {
        if (!rule.FullName.Contains('.', StringComparison.Ordinal)) throw new FormatException("its name is an object, a dot and a name");
        if (!catalog.TryFind(rule.ObjectName, out var type)) throw new FormatException($"there is no object {rule.ObjectName}");
        var sent = rule.Actions.Select(action => options.Find($"{type.Name}.{action}")
            ?? throw new FormatException($"{type.Name} has no outbound message {action}")).ToList();
        return new BoundWorkflowRule(rule, type, [.. rule.CriteriaItems.Select(item => CriteriaTest.Bind(item, type))], sent);
    }

    public bool IsTriggeredBy(RowChange change) => change.Kind switch
    {
        ChangeType.Create => Holds(change.After),
        ChangeType.Update => trigger != WorkflowTrigger.OnCreateOnly && Holds(change.After) && (trigger == WorkflowTrigger.OnAllChanges || !Holds(change.Before)),
        _ => false,
    };

    private bool Holds(Row row) => logic is null ? Array.TrueForAll(tests, test => test.Matches(row)) : logic(place => tests[place].Matches(row));
}
