using System.Text.Json;
using FakeForce.Engine.Flows.Definition;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Flows;

/// <summary>Elements of flows that work with what the flow has.</summary>
internal static class FlowElementReaders
{
    private static readonly DefinitionReader<FlowAssignmentItem> items = new("assignmentItems", "assignToReference", name => new FlowAssignmentItem(name), new(StringComparer.Ordinal)
    {
        ["operator"] = (one, json) => one with { Operator = Choice<FlowAssignmentOperator>(json) },
        ["value"] = (one, json) => one with { Value = FlowValues.Value(json) },
    });

    private static readonly DefinitionReader<FlowRule> rules = new("rules", "name", name => new FlowRule(name), new(StringComparer.Ordinal)
    {
        ["conditionLogic"] = (one, json) => one with { ConditionLogic = Text(json) },
        ["conditions"] = (one, json) => one with { Conditions = FlowValues.ConditionsOf(json) },
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
        ["doesRequireRecordChangedToMeetCriteria"] = (one, json) => one with { DoesRequireRecordChangedToMeetCriteria = Flag(json) },
        ["label"] = (one, json) => one,
        ["description"] = (one, json) => one,
    });

    private static readonly DefinitionReader<FlowSortOption> sorts = new("sortOptions", "sortOrder", order => new FlowSortOption { IsDescending = order == "Desc" }, new(StringComparer.Ordinal)
    {
        ["sortField"] = (one, json) => one with { SortField = Text(json) },
        ["doesPutEmptyStringAndNullFirst"] = (one, json) => one with { DoesPutEmptyStringAndNullFirst = Flag(json) },
    });

    private static readonly DefinitionReader<FlowErrorMessage> messages = new("customErrorMessages", "errorMessage", text => new FlowErrorMessage(text), new(StringComparer.Ordinal)
    {
        ["fieldSelection"] = (one, json) => one with { FieldSelection = Text(json) },
        ["isFieldError"] = (one, json) => one with { IsFieldError = Flag(json) },
    });

    public static readonly DefinitionReader<AssignmentElement> Assignments = Of("assignments", name => new AssignmentElement(name), new()
    {
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
        ["assignmentItems"] = (one, json) => one with { Items = Inner(problems => items.ReadList(json, "assignmentItems", problems)) },
    });

    public static readonly DefinitionReader<DecisionElement> Decisions = Of("decisions", name => new DecisionElement(name), new()
    {
        ["defaultConnector"] = (one, json) => one with { DefaultConnector = FlowValues.Connector(json) },
        ["defaultConnectorLabel"] = (one, json) => one,
        ["rules"] = (one, json) => one with { Rules = Inner(problems => rules.ReadList(json, "rules", problems)) },
    });

    public static readonly DefinitionReader<LoopElement> Loops = Of("loops", name => new LoopElement(name), new()
    {
        ["collectionReference"] = (one, json) => one with { CollectionReference = Text(json) },
        ["iterationOrder"] = (one, json) => one with { IsDescending = Text(json) == "Desc" },
        ["assignNextValueToReference"] = (one, json) => one with { AssignNextValueToReference = Text(json) },
        ["nextValueConnector"] = (one, json) => one with { NextValueConnector = FlowValues.Connector(json) },
        ["noMoreValuesConnector"] = (one, json) => one with { NoMoreValuesConnector = FlowValues.Connector(json) },
    });

    public static readonly DefinitionReader<CollectionElement> Collections = Of("collectionProcessors", name => new CollectionElement(name), new()
    {
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
        ["collectionProcessorType"] = (one, json) => one with { Kind = Text(json) },
        ["collectionReference"] = (one, json) => one with { CollectionReference = Text(json) },
        ["assignNextValueToReference"] = (one, json) => one with { AssignNextValueToReference = Text(json) },
        ["conditionLogic"] = (one, json) => one with { ConditionLogic = Text(json) },
        ["conditions"] = (one, json) => one with { Conditions = FlowValues.ConditionsOf(json) },
        ["formula"] = (one, json) => one with { Formula = Text(json) },
        ["limit"] = (one, json) => one with { Limit = Number(json) },
        ["sortOptions"] = (one, json) => one with { SortOptions = Inner(problems => sorts.ReadList(json, "sortOptions", problems)) },
    });

    public static readonly DefinitionReader<CustomErrorElement> CustomErrors = Of("customErrors", name => new CustomErrorElement(name), new()
    {
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
        ["customErrorMessages"] = (one, json) => one with { Messages = Inner(problems => messages.ReadList(json, "customErrorMessages", problems)) },
    });

    /// <summary>A reader with the keys that all elements have.</summary>
    public static DefinitionReader<T> Of<T>(string list, Func<string, T> make, Dictionary<string, Func<T, JsonElement, T>> keys) where T : FlowElement
    {
        keys["label"] = (one, json) => one with { Label = Text(json) };
        keys["unsupported"] = (one, json) => one with { Unsupported = Text(json) };
        // Where it stands on the builder's canvas, and what is written of it there.
        foreach (var unused in (string[])["locationX", "locationY", "description", "elementSubtype"]) keys[unused] = (one, _) => one;
        return new DefinitionReader<T>(list, "name", make, keys);
    }
}
