using System.Text.Json;
using FakeForce.Engine.Flows.Definition;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Flows;

/// <summary>Elements of flows that find and write records.</summary>
internal static class FlowRecordReaders
{
    private static readonly DefinitionReader<FlowFieldOutput> fieldOutputs = new("outputAssignments", "assignToReference", name => new FlowFieldOutput(name), new(StringComparer.Ordinal)
    {
        ["field"] = (one, json) => one with { Field = Text(json) },
    });

    public static readonly DefinitionReader<RecordLookupElement> Lookups = FlowElementReaders.Of("recordLookups", name => new RecordLookupElement(name), new()
    {
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
        ["faultConnector"] = (one, json) => one with { FaultConnector = FlowValues.Connector(json) },
        ["object"] = (one, json) => one with { Object = Text(json) },
        ["filters"] = (one, json) => one with { Filters = FlowValues.FiltersOf(json) },
        ["filterLogic"] = (one, json) => one with { FilterLogic = Text(json) },
        ["getFirstRecordOnly"] = (one, json) => one with { GetFirstRecordOnly = Flag(json) },
        ["limit"] = (one, json) => one with { Limit = json.ValueKind == JsonValueKind.Number ? FlowValue.Of(json.GetDecimal()) : FlowValues.Value(json) },
        ["sortField"] = (one, json) => one with { SortField = Text(json) },
        ["sortOrder"] = (one, json) => one with { IsDescending = Text(json) == "Desc" },
        ["storeOutputAutomatically"] = (one, json) => one with { StoreOutputAutomatically = Flag(json) },
        ["outputReference"] = (one, json) => one with { OutputReference = Text(json) },
        ["outputAssignments"] = (one, json) => one with { OutputAssignments = Inner(problems => fieldOutputs.ReadList(json, "outputAssignments", problems)) },
        ["queriedFields"] = (one, json) => one with { QueriedFields = Texts(json) },
        ["assignNullValuesIfNoRecordsFound"] = (one, json) => one with { AssignNullValuesIfNoRecordsFound = Flag(json) },
    });

    public static readonly DefinitionReader<RecordCreateElement> Creates = FlowElementReaders.Of("recordCreates", name => new RecordCreateElement(name), new()
    {
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
        ["faultConnector"] = (one, json) => one with { FaultConnector = FlowValues.Connector(json) },
        ["object"] = (one, json) => one with { Object = Text(json) },
        ["inputAssignments"] = (one, json) => one with { InputAssignments = Inner(problems => FlowValues.FieldInputs.ReadList(json, "inputAssignments", problems)) },
        ["inputReference"] = (one, json) => one with { InputReference = Text(json) },
        ["doesUpsert"] = (one, json) => one with { DoesUpsert = Flag(json) },
        ["upsertExternalIdField"] = (one, json) => one with { UpsertField = Text(json) },
        ["upsertStandardIdField"] = (one, json) => one with { UpsertField = Text(json) },
        ["doesUpsertAllOrNone"] = (one, json) => Flag(json) ? one : one with { Unsupported = "FakeForce does not support doesUpsertAllOrNone false" },
        ["assignRecordIdToReference"] = (one, json) => one with { AssignRecordIdToReference = Text(json) },
        ["storeOutputAutomatically"] = (one, json) => one with { StoreOutputAutomatically = Flag(json) },
    });

    public static readonly DefinitionReader<RecordUpdateElement> Updates = FlowElementReaders.Of("recordUpdates", name => new RecordUpdateElement(name), new()
    {
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
        ["faultConnector"] = (one, json) => one with { FaultConnector = FlowValues.Connector(json) },
        ["object"] = (one, json) => one with { Object = Text(json) },
        ["filters"] = (one, json) => one with { Filters = FlowValues.FiltersOf(json) },
        ["filterLogic"] = (one, json) => one with { FilterLogic = Text(json) },
        ["inputAssignments"] = (one, json) => one with { InputAssignments = Inner(problems => FlowValues.FieldInputs.ReadList(json, "inputAssignments", problems)) },
        ["inputReference"] = (one, json) => one with { InputReference = Text(json) },
    });

    public static readonly DefinitionReader<RecordDeleteElement> Deletes = FlowElementReaders.Of("recordDeletes", name => new RecordDeleteElement(name), new()
    {
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
        ["faultConnector"] = (one, json) => one with { FaultConnector = FlowValues.Connector(json) },
        ["object"] = (one, json) => one with { Object = Text(json) },
        ["filters"] = (one, json) => one with { Filters = FlowValues.FiltersOf(json) },
        ["filterLogic"] = (one, json) => one with { FilterLogic = Text(json) },
        ["inputReference"] = (one, json) => one with { InputReference = Text(json) },
    });

    public static readonly DefinitionReader<RecordRollbackElement> Rollbacks = FlowElementReaders.Of("recordRollbacks", name => new RecordRollbackElement(name), new()
    {
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
    });
}
