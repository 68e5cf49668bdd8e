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

    private BoundWorkflowRule(WorkflowRule rule, SObjectType type, CriteriaTest[] tests)
    {
        (Type, this.tests, trigger) = (type, tests, rule.TriggerType);
        logic = rule.BooleanFilter is { Length: > 0 } filter ? FilterLogic.Parse(filter, tests.Length) : null;
    }

    public SObjectType Type { get; }
    public IReadOnlyList<OutboundMessage> Messages { get; private init; } = [];
    public IReadOnlyList<BoundFieldUpdate> FieldUpdates { get; private init; } = [];
    public IReadOnlyList<BoundTask> Tasks { get; private init; } = [];
    public bool HasActions => Messages.Count + FieldUpdates.Count + Tasks.Count > 0;

    /// <summary>Throws <see cref="FormatException"/> for a rule that does not fit.</summary>
    public static BoundWorkflowRule Bind(WorkflowRule rule, Catalog catalog, OrgOptions options)
    {
        if (!rule.FullName.Contains('.', StringComparison.Ordinal)) throw new FormatException("its name is an object, a dot and a name");
        if (!catalog.TryFind(rule.ObjectName, out var type)) throw new FormatException($"there is no object {rule.ObjectName}");
        return new BoundWorkflowRule(rule, type, [.. rule.CriteriaItems.Select(item => CriteriaTest.Bind(item, type))])
        {
            Messages = Named(rule, type, WorkflowActionType.OutboundMessage, "outbound message", options.Outbound.Find),
            FieldUpdates = [.. Named(rule, type, WorkflowActionType.FieldUpdate, "field update", name => options.Workflow.FieldUpdates.FirstOrDefault(one => one.FullName.Equals(name, StringComparison.OrdinalIgnoreCase))).Select(one => BoundFieldUpdate.Bind(one, type, catalog))],
            Tasks = [.. Named(rule, type, WorkflowActionType.Task, "task", name => options.Workflow.Tasks.FirstOrDefault(one => one.FullName.Equals(name, StringComparison.OrdinalIgnoreCase))).Select(one => BoundTask.Bind(one, type))],
        };
    }

    private static List<T> Named<T>(WorkflowRule rule, SObjectType type, WorkflowActionType kind, string noun, Func<string, T?> find) where T : class =>
        [.. rule.Actions.Where(action => action.Type == kind).Select(action => find($"{type.Name}.{action.Name}") ?? throw new FormatException($"{type.Name} has no {noun} {action.Name}"))];

    public bool IsTriggeredBy(RowChange change) => change.Kind switch
    {
        ChangeType.Create => Holds(change.After),
        ChangeType.Update => trigger != WorkflowTrigger.OnCreateOnly && Holds(change.After) && (trigger == WorkflowTrigger.OnAllChanges || !Holds(change.Before)),
        _ => false,
    };

    private bool Holds(Row row) => logic is null ? Array.TrueForAll(tests, test => test.Matches(row)) : logic(place => tests[place].Matches(row));
}
