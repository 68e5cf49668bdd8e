using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Tests.Records;

namespace FakeForce.Engine.Tests.Flows;

/// <summary>Orders with lines in an org with flows.</summary>
internal static class FlowOrg
{
    private static readonly Catalog catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
    {
        Objects =
        [
            new()
            {
                FullName = "Order__c",
                Fields =
                [
                    new() { FullName = "Status__c", Type = CustomFieldType.Text, Length = 20 },
                    new() { FullName = "Amount__c", Type = CustomFieldType.Number, Precision = 16, Scale = 2 },
                    new() { FullName = "Paid__c", Type = CustomFieldType.Checkbox },
                    new() { FullName = "Day__c", Type = CustomFieldType.Date },
                    new() { FullName = "Account__c", Type = CustomFieldType.Lookup, ReferenceTo = ["Account"], RelationshipName = "Orders" },
                    new() { FullName = "Must__c", Type = CustomFieldType.Text, Length = 5 },
                    new() { FullName = "Key__c", Type = CustomFieldType.Text, Length = 20, ExternalId = true },
                ],
            },
            new()
            {
                FullName = "Line__c",
                Fields =
                [
                    new() { FullName = "Order__c", Type = CustomFieldType.Lookup, ReferenceTo = ["Order__c"], RelationshipName = "Lines" },
                    new() { FullName = "Quantity__c", Type = CustomFieldType.Number, Precision = 10, Scale = 0 },
                    new() { FullName = "Note__c", Type = CustomFieldType.Text, Length = 50 },
                ],
            },
        ],
    });

    public static OrgOptions Options(params FlowDefinition[] flows) => new() { Catalog = catalog, Flows = flows };

    public static SavingOrg With(params FlowDefinition[] flows) => new(Options(flows));

    /// <summary>A flow that records of an object set off.</summary>
    public static FlowDefinition On(FlowTriggerType trigger, FlowRecordTrigger when, string first, params FlowElement[] elements) => On("Order__c", trigger, when, first, elements);

    public static FlowDefinition On(string type, FlowTriggerType trigger, FlowRecordTrigger when, string first, params FlowElement[] elements) => new("Test_Flow")
    {
        Label = "Test Flow",
        Start = new() { Object = type, TriggerType = trigger, RecordTriggerType = when, Connector = first },
        Elements = elements,
    };

    public static FlowDefinition BeforeSave(string first, params FlowElement[] elements) => On(FlowTriggerType.RecordBeforeSave, FlowRecordTrigger.CreateAndUpdate, first, elements);

    public static FlowDefinition AfterSave(string first, params FlowElement[] elements) => On(FlowTriggerType.RecordAfterSave, FlowRecordTrigger.CreateAndUpdate, first, elements);

    public static AssignmentElement Assign(string name, string? next, params (string To, FlowAssignmentOperator Operator, FlowValue Value)[] items) =>
        new(name) { Connector = next, Items = [.. items.Select(item => new FlowAssignmentItem(item.To) { Operator = item.Operator, Value = item.Value })] };

    public static AssignmentElement Set(string name, string to, FlowValue value, string? next = null) => Assign(name, next, (to, FlowAssignmentOperator.Assign, value));

    public static FlowCondition If(string left, FlowOperator operation, FlowValue right) => new(left) { Operator = operation, RightValue = right };

    /// <summary>Runs an autolaunched flow in the org's open transaction and gives a variable's value as text.</summary>
    public static string Run(SavingOrg org, FlowDefinition flow, string output)
    {
        var session = FlowSession.Of(org.Transaction, org.Caller)!;
        var program = session.Flows.Program(flow);
        var interview = new Interview(program, session, null, null, isNew: false).Begin();
        session.Run(interview, program.Start);
        return program.Outputs.First(one => one.Variable.Name == output).Reading.Read(interview).ToString();
    }
}
