using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Outbound.Mail;
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
    private readonly CompiledFormula? formula;

    private BoundWorkflowRule(WorkflowRule rule, SObjectType type, CriteriaTest[] tests, CompiledFormula? formula)
    {
        (Type, this.tests, this.formula, trigger) = (type, tests, formula, rule.TriggerType);
        logic = rule.BooleanFilter is { Length: > 0 } filter ? FilterLogic.Parse(filter, tests.Length) : null;
    }

    public SObjectType Type { get; }
    public IReadOnlyList<OutboundMessage> Messages { get; private init; } = [];
    public IReadOnlyList<BoundFieldUpdate> FieldUpdates { get; private init; } = [];
    public IReadOnlyList<BoundTask> Tasks { get; private init; } = [];
    public IReadOnlyList<BoundAlert> Alerts { get; private init; } = [];
    public bool HasActions => Messages.Count + FieldUpdates.Count + Tasks.Count + Alerts.Count > 0;

    /// <summary>Throws <see cref="FormatException"/> for a rule that does not fit.</summary>
    public static BoundWorkflowRule Bind(WorkflowRule rule, Catalog catalog, OrgOptions options)
    {
        if (!rule.FullName.Contains('.', StringComparison.Ordinal)) throw new FormatException("its name is an object, a dot and a name");
        if (!catalog.TryFind(rule.ObjectName, out var type)) throw new FormatException($"there is no object {rule.ObjectName}");
        if (rule.Formula is not null && rule.CriteriaItems.Count > 0) throw new FormatException("it has criteriaItems or a formula, and not both");
        return new BoundWorkflowRule(rule, type, [.. rule.CriteriaItems.Select(item => CriteriaTest.Bind(item, type, catalog))], FormulaOf(rule, type, catalog))
        {
            Messages = Named(rule, type, WorkflowActionType.OutboundMessage, "outbound message", options.Outbound.Find),
            FieldUpdates = [.. Named(rule, type, WorkflowActionType.FieldUpdate, "field update", name => options.Workflow.FieldUpdates.FirstOrDefault(one => one.FullName.Equals(name, StringComparison.OrdinalIgnoreCase))).Select(one => BoundFieldUpdate.Bind(one, type, catalog))],
            Tasks = [.. Named(rule, type, WorkflowActionType.Task, "task", name => options.Workflow.Tasks.FirstOrDefault(one => one.FullName.Equals(name, StringComparison.OrdinalIgnoreCase))).Select(one => BoundTask.Bind(one, type))],
            Alerts = [.. Named(rule, type, WorkflowActionType.Alert, "email alert", name => options.Mail.Alerts.FirstOrDefault(one => one.FullName.Equals(name, StringComparison.OrdinalIgnoreCase))).Select(one => BoundAlert.Bind(one, options.Mail, catalog))],
        };
    }

    private static List<T> Named<T>(WorkflowRule rule, SObjectType type, WorkflowActionType kind, string noun, Func<string, T?> find) where T : class =>
        [.. rule.Actions.Where(action => action.Type == kind).Select(action => find($"{type.Name}.{action.Name}") ?? throw new FormatException($"{type.Name} has no {noun} {action.Name}"))];

    /// <summary>The frame has the record as it is now, and what it was.</summary>
    public bool IsTriggeredBy(RowChange change, FormulaFrame frame) => change.Kind switch
    {
        ChangeType.Create => Holds(change.After, frame),
        ChangeType.Update => trigger != WorkflowTrigger.OnCreateOnly && Holds(change.After, frame) && (trigger == WorkflowTrigger.OnAllChanges || !Holds(change.Before, frame)),
        _ => false,
    };

    private bool Holds(Row row, FormulaFrame frame)
    {
        frame.Row = row;
        if (formula is not null) return formula.IsTrue(frame);
        return logic is null ? Array.TrueForAll(tests, test => test.Matches(frame)) : logic(place => tests[place].Matches(frame));
    }

    private static CompiledFormula? FormulaOf(WorkflowRule rule, SObjectType type, Catalog catalog)
    {
        if (rule.Formula is not { } text) return null;
        var use = rule.TriggerType == WorkflowTrigger.OnAllChanges ? FormulaUse.WorkflowRule : FormulaUse.WorkflowOnce;
        try
        {
            return CompiledFormula.Compile(text, new RecordScope(catalog, type, use), FormulaType.Boolean);
        }
        catch (FormulaException problem)
        {
            throw new FormatException("formula: " + problem.Message);
        }
    }
}
