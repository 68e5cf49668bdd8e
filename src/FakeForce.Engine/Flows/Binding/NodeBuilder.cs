using FakeForce.Engine.Flows.Actions;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Nodes;
using FakeForce.Engine.Flows.Records;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>Makes a node of each element. Throws <see cref="FlowProblem"/> for one that does not fit.</summary>
internal sealed class NodeBuilder(FlowNames names)
{
    private readonly Dictionary<string, NodeLink> links = new(StringComparer.OrdinalIgnoreCase);
    private readonly NodeLink end = new();

    /// <summary>Where connectors lead, by the names of elements.</summary>
    public IEnumerable<KeyValuePair<string, NodeLink>> Links => links;

    public NodeLink Link(string? name)
    {
        if (string.IsNullOrEmpty(name)) return end;
        return links.TryGetValue(name, out var link) ? link : links[name] = new NodeLink();
    }

    public FlowNode Build(FlowElement element) => Unfit(element) is { } why ? throw new FlowProblem(why) : element switch
    {
        AssignmentElement one => new AssignmentNode(one.Name, [.. one.Items.Select(item => BoundAssignment.Bind(names, item))], Link(one.Connector)),
        DecisionElement one => Decision(one),
        LoopElement one => Loop(one),
        CollectionElement { Kind: "SortCollectionProcessor" } one => Sort(one),
        CollectionElement { Kind: "FilterCollectionProcessor" } one => Filter(one),
        CollectionElement one => throw new FlowProblem($"FakeForce does not support {one.Kind}"),
        RecordLookupElement one => Lookup(one),
        RecordCreateElement one => Create(one),
        RecordUpdateElement one => Update(one),
        RecordDeleteElement one => Delete(one),
        RecordRollbackElement one => names.RecordType is null ? new RollbackNode(one.Name, Link(one.Connector)) : throw new FlowProblem("a flow that a record sets off cannot roll back records"),
        SubflowElement one => Subflow(one),
        CustomErrorElement one => CustomError(one),
        ActionCallElement one => ActionBuilder.Build(names, one, Link(one.Connector), Fault(one)),
        RefusedElement one => throw new FlowProblem($"FakeForce does not run {one.Kind}"),
        _ => throw new FlowProblem($"FakeForce does not run {element.GetType().Name}"),
    };

    // "Fast field updates": a before-save flow writes its own record and no other (Help, "Record-Triggered Flow Considerations").
    private string? Unfit(FlowElement element)
    {
        if (element.Unsupported is { } why) return why;
        if (names.Symbols.Flow.Start.TriggerType != FlowTriggerType.RecordBeforeSave) return null;
        return element is RecordCreateElement or RecordDeleteElement or ActionCallElement || element is RecordUpdateElement update && !FlowNames.Same(update.InputReference ?? "", "$Record")
            ? "a before-save flow writes no record but its own, and calls no actions" : null;
    }

    private NodeLink? Fault(FaultyElement element) => element.FaultConnector is { Length: > 0 } name ? Link(name) : null;

    private DecisionNode Decision(DecisionElement one) => new(one.Name,
        [.. one.Rules.Select(rule => new DecisionNode.Outcome(names.Symbols.Find(rule.Name)!.Slot, BoundConditions.Bind(names, rule.Conditions, rule.ConditionLogic), rule.DoesRequireRecordChangedToMeetCriteria, Link(rule.Connector)))], Link(one.DefaultConnector));

    private LoopNode Loop(LoopElement one)
    {
        var list = List(one.CollectionReference);
        var other = one.AssignNextValueToReference is { Length: > 0 } variable ? Place.Bind(names, variable) : null;
        return new(one.Name, list, one.IsDescending, names.Symbols.Hidden(), StoredOutputs.EntryOf(names, one).Slot, other, Link(one.NextValueConnector), Link(one.NoMoreValuesConnector));
    }

    private SortNode Sort(CollectionElement one)
    {
        if (List(one.CollectionReference) is not SlotReading list) throw new FlowProblem($"{one.CollectionReference} is no collection that can be sorted");
        return new(one.Name, list, [.. one.SortOptions.Select(option => new SortNode.Key(FieldOf(list.Type, option.SortField), option.IsDescending, option.DoesPutEmptyStringAndNullFirst))], one.Limit, Link(one.Connector));
    }

    private FilterNode Filter(CollectionElement one)
    {
        var entry = one.AssignNextValueToReference is { Length: > 0 } variable ? Place.Bind(names, variable) : null;
        var formula = one.Formula is { Length: > 0 } text ? names.Formula(text, null) : null;
        var conditions = formula is null ? BoundConditions.Bind(names, one.Conditions, one.ConditionLogic) : null;
        return new(one.Name, List(one.CollectionReference), entry, conditions, formula, StoredOutputs.Filtered(names, one).Slot, Link(one.Connector));
    }

    private Reading List(string reference) => names.Bind(reference) is { IsList: true } list ? list : throw new FlowProblem($"{reference} is no collection");

    private static Field? FieldOf(SObjectType? type, string? name)
    {
        if (type is null || string.IsNullOrEmpty(name)) return null;
        return type.TryField(name, out var field) ? field : throw new FlowProblem($"{type.Name} has no field {name}");
    }

    private LookupNode Lookup(RecordLookupElement one)
    {
        var type = RecordFinder.TypeOf(names, one.Object);
        var wish = new LookupNode.Wish(
            one.GetFirstRecordOnly, one.Limit.Kind == FlowValueKind.None ? null : names.Bind(one.Limit, DatumKind.Number), one.SortField is { Length: > 0 } sort ? Column.Bind(names, type, sort) : null, one.IsDescending,
            one.StoreOutputAutomatically ? names.Symbols.Find(one.Name)!.Slot : null,
            one.OutputReference is { Length: > 0 } record ? Place.Bind(names, record) : null,
            [.. one.OutputAssignments.Select(output => (Place.Bind(names, output.AssignToReference), Column.Bind(names, type, output.Field)))], one.AssignNullValuesIfNoRecordsFound) { Queried = [.. one.QueriedFields.Distinct(StringComparer.OrdinalIgnoreCase).Select(field => Column.Bind(names, type, field))] };
        return new(one.Name, type, BoundFilters.Bind(names, type, one.Filters, one.FilterLogic), wish, Link(one.Connector), Fault(one));
    }

    private CreateNode Create(RecordCreateElement one)
    {
        var records = one.InputReference is { Length: > 0 } reference ? Records(reference) : null;
        var type = records is null ? TypeNamed(one.Object) : null;
        var id = one.AssignRecordIdToReference is { Length: > 0 } place ? Place.Bind(names, place) : null;
        return new(one.Name, type, type is null ? [] : Values(type, one.InputAssignments), records, one.DoesUpsert ? KeyOf(records?.Type ?? type!, one.UpsertField) : null, id, one.StoreOutputAutomatically ? names.Symbols.Find(one.Name)!.Slot : null, Link(one.Connector), Fault(one));
    }

    // "Specifies the external ID field on the record", or "the standard ID field".
    private static Field KeyOf(SObjectType type, string? name) => FieldOf(type, name) is { } key && (ReferenceEquals(key, type.Id) || ExternalIds.MayIdentify(key)) ? key : throw new FlowProblem($"{name} is no field that {type.Name} is created or updated by");

    private UpdateNode Update(RecordUpdateElement one)
    {
        var records = one.InputReference is { Length: > 0 } reference ? Records(reference) : null;
        var type = records?.Type ?? RecordFinder.TypeOf(names, one.Object);
        return new(one.Name, type, Filters(type, one.Filters, one.FilterLogic, records), records, Values(type, one.InputAssignments), Link(one.Connector), Fault(one));
    }

    private DeleteNode Delete(RecordDeleteElement one)
    {
        var records = one.InputReference is { Length: > 0 } reference ? Records(reference) : null;
        var type = records?.Type ?? RecordFinder.TypeOf(names, one.Object);
        return new(one.Name, type, Filters(type, one.Filters, one.FilterLogic, records), records, Link(one.Connector), Fault(one));
    }

    private BoundFilters? Filters(SObjectType type, IReadOnlyList<FlowFilter> filters, string? logic, Reading? records) =>
        records is not null && filters.Count == 0 ? null : BoundFilters.Bind(names, type, filters, logic);

    private Reading Records(string reference) => names.Bind(reference) is { Kind: DatumKind.Record } records ? records : throw new FlowProblem($"{reference} is no record and no collection of them");

    private SObjectType TypeNamed(string? name) => names.Catalog.TryFind(name ?? "", out var type) ? type : throw new FlowProblem($"there is no object {name}");

    private (Field, Reading)[] Values(SObjectType type, IReadOnlyList<FlowFieldInput> inputs) =>
        [.. inputs.Select(input => (FieldOf(type, input.Field) ?? throw new FlowProblem("a value has no field"), names.Bind(input.Value, type.TryField(input.Field, out var field) ? FieldData.KindOf(field) : null)))];

    private SubflowNode Subflow(SubflowElement one)
    {
        if (names.Flows.Definition(one.FlowName) is null) throw new FlowProblem($"there is no flow {one.FlowName}");
        var prefix = one.Name + ".";
        return new(one.Name, one.FlowName, [.. one.InputAssignments.Select(input => (input.Name, names.Bind(input.Value)))],
            [.. one.OutputAssignments.Select(output => (output.Name, Place.Bind(names, output.AssignToReference)))],
            one.StoreOutputAutomatically ? [.. names.Flows.Definition(one.FlowName)!.Variables.Where(variable => variable.IsOutput && variable.DataType != FlowDataType.Apex).Select(variable => (variable.Name, StoredOutputs.OfSubflow(names, one, variable.Name).Slot))] : [],
            Link(one.Connector));
    }

    private CustomErrorNode CustomError(CustomErrorElement one)
    {
        if (names.RecordType is not { } type) throw new FlowProblem("only a flow that a record sets off has custom errors");
        return new(one.Name, [.. one.Messages.Select(message => ((Reading)names.Template(message.ErrorMessage), message.FieldSelection is { Length: > 0 } field ? FieldOf(type, field.StartsWith("$Record.", StringComparison.Ordinal) ? field["$Record.".Length..] : field)!.Name : null))], Link(one.Connector));
    }
}
