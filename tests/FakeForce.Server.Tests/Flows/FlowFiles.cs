namespace FakeForce.Server.Tests.Flows;

/// <summary>
/// Flows as files, with the elements that Flow Builder writes beside what matters. The elements are those of the Metadata API Developer Guide, "Flow", in the order and
/// combination in which flows of public projects have them.
/// </summary>
internal static class FlowFiles
{
    /// <summary>What each flow ends with.</summary>
    public static string End(string label, string status = "Active") => $"""
            <environments>Default</environments>
            <interviewLabel>{label} {"{!$Flow.CurrentDateTime}"}</interviewLabel>
            <label>{label}</label>
            <processMetadataValues><name>BuilderType</name><value><stringValue>LightningFlowBuilder</stringValue></value></processMetadataValues>
            <processMetadataValues><name>CanvasMode</name><value><stringValue>AUTO_LAYOUT_CANVAS</stringValue></value></processMetadataValues>
            <processMetadataValues><name>OriginBuilderType</name><value><stringValue>LightningFlowBuilder</stringValue></value></processMetadataValues>
            <processType>AutoLaunchedFlow</processType>
            <status>{status}</status>
        """;

    public static readonly string Guard = $"""
        <apiVersion>64.0</apiVersion>
        <areMetricsLoggedToDataCloud>false</areMetricsLoggedToDataCloud>
        <assignments>
            <name>Set_Rating</name><label>Set Rating</label><locationX>176</locationX><locationY>395</locationY>
            <assignmentItems><assignToReference>$Record.Rating</assignToReference><operator>Assign</operator><value><elementReference>Rating</elementReference></value></assignmentItems>
            <assignmentItems><assignToReference>$Record.NumberOfEmployees</assignToReference><operator>Add</operator><value><numberValue>1.0</numberValue></value></assignmentItems>
        </assignments>
        <customErrors>
            <name>Too_Large</name><label>Too Large</label><locationX>440</locationX><locationY>395</locationY>
            <customErrorMessages><errorMessage>No revenue of {"{!$Record.AnnualRevenue}"}</errorMessage><fieldSelection>AnnualRevenue</fieldSelection><isFieldError>true</isFieldError></customErrorMessages>
        </customErrors>
        <decisions>
            <name>How_Large</name><label>How Large?</label><locationX>440</locationX><locationY>287</locationY>
            <defaultConnectorLabel>Default Outcome</defaultConnectorLabel>
            <rules>
                <name>Huge</name><conditionLogic>and</conditionLogic>
                <conditions><leftValueReference>$Record.AnnualRevenue</leftValueReference><operator>GreaterThan</operator><rightValue><elementReference>Most</elementReference></rightValue></conditions>
                <connector><targetReference>Too_Large</targetReference></connector><label>Huge</label>
            </rules>
            <rules>
                <name>Now_Rated</name><conditionLogic>1 AND (2 OR 3)</conditionLogic>
                <conditions><leftValueReference>$Record.AnnualRevenue</leftValueReference><operator>IsNull</operator><rightValue><booleanValue>false</booleanValue></rightValue></conditions>
                <conditions><leftValueReference>$Record.Industry</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>Energy</stringValue></rightValue></conditions>
                <conditions><leftValueReference>$Record.Industry</leftValueReference><operator>EqualTo</operator><rightValue><stringValue>Banking</stringValue></rightValue></conditions>
                <connector><targetReference>Set_Rating</targetReference></connector>
                <doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria><label>Now Rated</label>
            </rules>
        </decisions>
        <description>Rates accounts.</description>
        <constants><name>Most</name><dataType>Number</dataType><value><numberValue>1000000.0</numberValue></value></constants>
        <formulas><name>Rating</name><dataType>String</dataType><expression>IF({"{!$Record.AnnualRevenue}"} &gt; 1000 &amp;&amp; ISPICKVAL({"{!$Record.Industry}"}, "Energy"), "Hot", "Cold")</expression></formulas>
        {End("Account Guard")}
        <start>
            <locationX>50</locationX><locationY>0</locationY><connector><targetReference>How_Large</targetReference></connector>
            <object>Account</object><recordTriggerType>CreateAndUpdate</recordTriggerType><triggerType>RecordBeforeSave</triggerType>
        </start>
        <triggerOrder>10</triggerOrder>
        """;

    public static readonly string After = $"""
        <actionCalls>
            <name>Mail</name><label>Mail</label><locationX>0</locationX><locationY>0</locationY>
            <actionName>emailSimple</actionName><actionType>emailSimple</actionType><flowTransactionModel>CurrentTransaction</flowTransactionModel>
            <inputParameters><name>emailAddresses</name><value><stringValue>a@x.test</stringValue></value></inputParameters>
            <inputParameters><name>emailSubject</name><value><stringValue>{"{!$Record.Name}"}: {"{!Count}"} contacts</stringValue></value></inputParameters>
            <inputParameters><name>emailBody</name><value><elementReference>Body</elementReference></value></inputParameters>
            <inputParameters><name>sendRichBody</name><value><booleanValue>true</booleanValue></value></inputParameters>
            <inputParameters><name>composeEmailContent</name><value><booleanValue>true</booleanValue></value></inputParameters>
            <nameSegment>emailSimple</nameSegment><offset>0</offset><versionSegment>1</versionSegment>
        </actionCalls>
        <apiVersion>64.0</apiVersion>
        <areMetricsLoggedToDataCloud>false</areMetricsLoggedToDataCloud>
        <assignments>
            <name>Mark</name><label>Mark</label><locationX>0</locationX><locationY>0</locationY>
            <assignmentItems><assignToReference>Each.Department</assignToReference><operator>Assign</operator><value><elementReference>$Record.Name</elementReference></value></assignmentItems>
            <assignmentItems><assignToReference>Marked</assignToReference><operator>Add</operator><value><elementReference>Each</elementReference></value></assignmentItems>
            <connector><targetReference>Each</targetReference></connector>
        </assignments>
        <assignments>
            <name>Tally</name><label>Tally</label><locationX>0</locationX><locationY>0</locationY>
            <assignmentItems><assignToReference>Count</assignToReference><operator>AssignCount</operator><value><elementReference>Marked</elementReference></value></assignmentItems>
            <connector><isGoTo>true</isGoTo><targetReference>Mail</targetReference></connector>
        </assignments>
        <customProperties><name>ScreenProgressIndicator</name><value><stringValue>x</stringValue></value></customProperties>
        {End("Account After")}
        <loops>
            <name>Each</name><label>Each</label><locationX>0</locationX><locationY>0</locationY>
            <collectionReference>Get_Contacts</collectionReference><iterationOrder>Asc</iterationOrder>
            <nextValueConnector><targetReference>Mark</targetReference></nextValueConnector><noMoreValuesConnector><targetReference>Save</targetReference></noMoreValuesConnector>
        </loops>
        <recordLookups>
            <name>Get_Contacts</name><label>Get Contacts</label><locationX>0</locationX><locationY>0</locationY>
            <assignNullValuesIfNoRecordsFound>false</assignNullValuesIfNoRecordsFound><connector><targetReference>Each</targetReference></connector>
            <filterLogic>and</filterLogic><filters><field>AccountId</field><operator>EqualTo</operator><value><elementReference>$Record.Id</elementReference></value></filters>
            <getFirstRecordOnly>false</getFirstRecordOnly><limit><numberValue>2.0</numberValue></limit><object>Contact</object>
            <queriedFields>Id</queriedFields><queriedFields>LastName</queriedFields>
            <sortField>LastName</sortField><sortOrder>Desc</sortOrder><storeOutputAutomatically>true</storeOutputAutomatically>
        </recordLookups>
        <recordUpdates>
            <name>Save</name><label>Save</label><locationX>0</locationX><locationY>0</locationY>
            <connector><targetReference>Tally</targetReference></connector><faultConnector><isGoTo>true</isGoTo><targetReference>Tally</targetReference></faultConnector><inputReference>Marked</inputReference>
        </recordUpdates>
        <start>
            <locationX>50</locationX><locationY>0</locationY><connector><targetReference>Get_Contacts</targetReference></connector>
            <doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria>
            <filterFormula>NOT(ISNEW()) &amp;&amp; TEXT({"{!$Record.Industry}"}) = "Energy"</filterFormula>
            <object>Account</object><recordTriggerType>Update</recordTriggerType>
            <scheduledPaths><name>In_two_days</name><connector><targetReference>Call</targetReference></connector><label>In two days</label><maxBatchSize>50</maxBatchSize><offsetNumber>2</offsetNumber><offsetUnit>Days</offsetUnit><timeSource>RecordTriggerEvent</timeSource></scheduledPaths>
            <scheduledPaths><connector><targetReference>Call</targetReference></connector><pathType>AsyncAfterCommit</pathType></scheduledPaths>
            <triggerType>RecordAfterSave</triggerType>
        </start>
        <subflows>
            <name>Call</name><label>Call</label><locationX>0</locationX><locationY>0</locationY><flowName>Make_Task</flowName>
            <inputAssignments><name>about</name><value><elementReference>$Record</elementReference></value></inputAssignments>
            <outputAssignments><assignToReference>TaskId</assignToReference><name>made</name></outputAssignments>
        </subflows>
        <textTemplates><name>Body</name><isViewedAsPlainText>false</isViewedAsPlainText><text>&lt;p&gt;{"{!$Record.Name}"}&lt;/p&gt;</text></textTemplates>
        <timeZoneSidKey>Europe/Vienna</timeZoneSidKey>
        <variables><name>Count</name><dataType>Number</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>false</isOutput><scale>0</scale></variables>
        <variables><name>Marked</name><dataType>SObject</dataType><isCollection>true</isCollection><isInput>false</isInput><isOutput>false</isOutput><objectType>Contact</objectType></variables>
        <variables><name>TaskId</name><dataType>String</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>false</isOutput></variables>
        """;

    public static readonly string MakeTask = $"""
        <apiVersion>64.0</apiVersion>
        {End("Make Task")}
        <isTemplate>false</isTemplate>
        <recordCreates>
            <name>Make</name><label>Make</label><locationX>0</locationX><locationY>0</locationY><assignRecordIdToReference>made</assignRecordIdToReference>
            <inputAssignments><field>Subject</field><value><stringValue>About {"{!about.Name}"} in {"{!about.BillingCity}"}</stringValue></value></inputAssignments>
            <inputAssignments><field>WhatId</field><value><elementReference>about.Id</elementReference></value></inputAssignments>
            <inputAssignments><field>ActivityDate</field><value><elementReference>$Flow.CurrentDate</elementReference></value></inputAssignments>
            <object>Task</object><operationMultMatchingRecords>None</operationMultMatchingRecords><operationOneMatchingRecord>None</operationOneMatchingRecord><operationZeroMatchingRecords>None</operationZeroMatchingRecords>
        </recordCreates>
        <runInMode>SystemModeWithoutSharing</runInMode>
        <sourceTemplate>some__Template</sourceTemplate>
        <start><locationX>50</locationX><locationY>0</locationY><connector><targetReference>Make</targetReference></connector></start>
        <variables><name>about</name><dataType>SObject</dataType><isCollection>false</isCollection><isInput>true</isInput><isOutput>false</isOutput><objectType>Account</objectType></variables>
        <variables><name>made</name><dataType>String</dataType><isCollection>false</isCollection><isInput>false</isInput><isOutput>true</isOutput></variables>
        """;

    public static readonly string Nightly = $"""
        <apiVersion>52.0</apiVersion>
        {End("Nightly")}
        <recordUpdates>
            <name>Up</name><label>Up</label><locationX>0</locationX><locationY>0</locationY><filterLogic>and</filterLogic>
            <filters><field>Id</field><operator>EqualTo</operator><value><elementReference>$Record.Id</elementReference></value></filters>
            <inputAssignments><field>Site</field><value><stringValue>seen</stringValue></value></inputAssignments><object>Account</object>
        </recordUpdates>
        <start>
            <locationX>50</locationX><locationY>0</locationY><connector><targetReference>Up</targetReference></connector><filterLogic>or</filterLogic>
            <filters><field>Site</field><operator>IsNull</operator><value><booleanValue>true</booleanValue></value></filters>
            <filters><field>Site</field><operator>EqualTo</operator><value><stringValue>old</stringValue></value></filters>
            <object>Account</object><schedule><frequency>Daily</frequency><startDate>2020-01-01</startDate><startTime>02:00:00.000Z</startTime></schedule><triggerType>Scheduled</triggerType>
        </start>
        """;
}
