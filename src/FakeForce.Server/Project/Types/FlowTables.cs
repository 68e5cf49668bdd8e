namespace FakeForce.Server.Project.Types;

/// <summary>The elements of Flow, in its words (Metadata API Developer Guide, "Flow").</summary>
internal static class FlowTables
{
    private static readonly ElementTable value = new("FlowElementReferenceOrValue", """
        text: stringValue dateValue dateTimeValue elementReference formulaExpression formulaDataType
        number: numberValue
        flag: booleanValue
        refused: apexValue Apex-defined values are not supported
        refused: sobjectValue it is not supported
        refused: setupReference it is not supported
        refused: setupReferenceType it is not supported
        refused: transformValueReference transforms are not supported
        """);

    private static readonly ElementTable connector = new("FlowConnector", """
        text: targetReference
        none: isGoTo processMetadataValues
        """);

    private static readonly ElementTable condition = new ElementTable("FlowCondition", "text: leftValueReference operator\nnone: processMetadataValues conditionType").With("rightValue", value, several: false);
    private static readonly ElementTable filter = new ElementTable("FlowRecordFilter", "text: field operator\nnone: processMetadataValues").With("value", value, several: false);
    private static readonly ElementTable fieldInput = new ElementTable("FlowInputFieldAssignment", "text: field\nnone: processMetadataValues").With("value", value, several: false);
    private static readonly ElementTable input = new ElementTable("FlowInput", "text: name\nnone: processMetadataValues").With("value", value, several: false);
    private static readonly ElementTable output = new("FlowOutput", "text: name assignToReference\nnone: processMetadataValues");

    public static readonly ElementTable Start = Element("FlowStart", """
        text: object triggerType recordTriggerType filterLogic filterFormula flowRunAsUser
        flag: doesRequireRecordChangedToMeetCriteria
        none: entryType publishSegment
        """).With("filters", filter).With("connector", connector, several: false)
        .With("schedule", new ElementTable("FlowSchedule", "text: frequency startDate startTime"), several: false)
        .With("scheduledPaths", new ElementTable("FlowScheduledPath", """
            text: name pathType timeSource recordField offsetUnit
            number: offsetNumber maxBatchSize
            none: label description
            """).With("connector", connector, several: false));

    /// <summary>Resources and elements, by the name of their lists.</summary>
    public static readonly IReadOnlyDictionary<string, ElementTable> Parts = new Dictionary<string, ElementTable>(StringComparer.Ordinal)
    {
        ["variables"] = new ElementTable("FlowVariable", """
            text: name dataType objectType description apexClass
            flag: isCollection isInput isOutput
            number: scale
            none: processMetadataValues
            """).With("value", value, several: false),
        ["constants"] = new ElementTable("FlowConstant", "text: name dataType\nnone: description processMetadataValues").With("value", value, several: false),
        ["formulas"] = new("FlowFormula", "text: name dataType expression\nnumber: scale\nnone: description processMetadataValues"),
        ["textTemplates"] = new("FlowTextTemplate", "text: name text\nnone: description isViewedAsPlainText processMetadataValues"),
        ["assignments"] = Element("FlowAssignment", "").With("connector", connector, several: false)
            .With("assignmentItems", new ElementTable("FlowAssignmentItem", "text: assignToReference operator\nnone: processMetadataValues").With("value", value, several: false)),
        ["decisions"] = Element("FlowDecision", "none: defaultConnectorLabel").With("defaultConnector", connector, several: false)
            .With("rules", new ElementTable("FlowRule", "text: name conditionLogic\nflag: doesRequireRecordChangedToMeetCriteria\nnone: label description processMetadataValues").With("conditions", condition).With("connector", connector, several: false)),
        ["loops"] = Element("FlowLoop", "text: collectionReference iterationOrder assignNextValueToReference").With("nextValueConnector", connector, several: false).With("noMoreValuesConnector", connector, several: false),
        ["collectionProcessors"] = Element("FlowCollectionProcessor", """
            text: collectionProcessorType collectionReference assignNextValueToReference conditionLogic formula
            number: limit
            refused: mapItems maps of recommendations are not supported
            none: outputSObjectType
            """).With("connector", connector, several: false).With("conditions", condition)
            .With("sortOptions", new ElementTable("FlowCollectionSortOption", "text: sortField sortOrder\nflag: doesPutEmptyStringAndNullFirst")),
        ["customErrors"] = Element("FlowCustomError", "").With("connector", connector, several: false)
            .With("customErrorMessages", new ElementTable("FlowCustomErrorMessage", "text: errorMessage fieldSelection\nflag: isFieldError")),
        ["recordLookups"] = Faulty("FlowRecordLookup", """
            text: object filterLogic sortField sortOrder outputReference
            flag: getFirstRecordOnly storeOutputAutomatically assignNullValuesIfNoRecordsFound
            texts: queriedFields
            """).With("limit", value, several: false).With("filters", filter).With("outputAssignments", new ElementTable("FlowOutputFieldAssignment", "text: assignToReference field\nnone: processMetadataValues")),
        ["recordCreates"] = Faulty("FlowRecordCreate", """
            text: object inputReference assignRecordIdToReference upsertExternalIdField upsertStandardIdField
            flag: storeOutputAutomatically doesUpsert doesUpsertAllOrNone
            none: filterLogic
            unless: operationZeroMatchingRecords None looking for matching records is not supported
            unless: operationOneMatchingRecord None looking for matching records is not supported
            unless: operationMultMatchingRecords None looking for matching records is not supported
            """).With("inputAssignments", fieldInput),
        ["recordUpdates"] = Faulty("FlowRecordUpdate", "text: object filterLogic inputReference").With("filters", filter).With("inputAssignments", fieldInput),
        ["recordDeletes"] = Faulty("FlowRecordDelete", "text: object filterLogic inputReference").With("filters", filter),
        ["recordRollbacks"] = Element("FlowRecordRollback", "").With("connector", connector, several: false),
        ["subflows"] = Element("FlowSubflow", "text: flowName\nflag: storeOutputAutomatically").With("connector", connector, several: false).With("inputAssignments", input).With("outputAssignments", output),
        ["actionCalls"] = Faulty("FlowActionCall", """
            text: actionName actionType flowTransactionModel
            flag: storeOutputAutomatically
            none: nameSegment versionSegment versionString offset offsetUnit timeoutPathUsage dataTypeMappings
            unless: isWaitUntilCompleted false waiting for an action is not supported
            """).With("inputParameters", input).With("outputParameters", output),
    };

    private static ElementTable Element(string type, string more) => new(type, "text: name label\nnone: locationX locationY description elementSubtype processMetadataValues\n" + more);

    private static ElementTable Faulty(string type, string more) => Element(type, more).With("connector", connector, several: false).With("faultConnector", connector, several: false);
}
