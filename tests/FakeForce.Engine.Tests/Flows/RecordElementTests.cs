using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Tests.Records;
using static FakeForce.Engine.Tests.Flows.FlowOrg;
using Op = FakeForce.Engine.Flows.Definition.FlowAssignmentOperator;

namespace FakeForce.Engine.Tests.Flows;

public sealed class RecordElementTests
{
    private static readonly FlowVariable[] variables =
    [
        new("out") { IsOutput = true }, new("line") { DataType = FlowDataType.SObject, ObjectType = "Line__c" }, new("lines") { DataType = FlowDataType.SObject, ObjectType = "Line__c", IsCollection = true },
        new("total") { DataType = FlowDataType.Number, IsOutput = true, Value = FlowValue.Of(0) }, new("id") { IsOutput = true },
    ];

    private static FlowDefinition Flow(params FlowElement[] elements) => new("Auto") { Start = new() { Connector = elements[0].Name }, Variables = variables, Elements = elements };

    private static SavingOrg Lines(FlowDefinition flow)
    {
        var org = With(flow);
        for (var i = 1; i <= 100; i++) org.Add("Line__c", ("Name", $"L{i}"), ("Quantity__c", i % 10 == 0 ? null : (i % 7).ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Note__c", i % 2 == 0 ? "Even" : "odd"));
        return org;
    }

    private static FlowFilter Where(string field, FlowOperator operation, FlowValue value) => new(field) { Operator = operation, Value = value };

    [Theory]
    [InlineData("Note__c", FlowOperator.EqualTo, "EVEN", 50)]
    [InlineData("Note__c", FlowOperator.NotEqualTo, "even", 50)]
    [InlineData("Quantity__c", FlowOperator.IsNull, "true", 10)]
    [InlineData("Quantity__c", FlowOperator.EqualTo, "3", 12)]
    [InlineData("Quantity__c", FlowOperator.GreaterThanOrEqualTo, "5", 25)]
    [InlineData("Name", FlowOperator.StartsWith, "l9", 11)]
    [InlineData("Name", FlowOperator.Contains, "00", 1)]
    public void Records_are_found_as_queries_find_them(string field, FlowOperator operation, string value, int expected)
    {
        var flow = Flow(new RecordLookupElement("Get") { Object = "Line__c", Filters = [Where(field, operation, FlowValue.Of(value))], StoreOutputAutomatically = true, GetFirstRecordOnly = false, Connector = "Count" },
            Assign("Count", null, ("total", Op.AssignCount, FlowValue.Reference("Get"))));
        Assert.Equal(expected.ToString(System.Globalization.CultureInfo.InvariantCulture), Run(Lines(flow), flow, "total"));
    }

    [Fact]
    public void The_first_record_is_that_of_the_order()
    {
        var flow = Flow(new RecordLookupElement("Get") { Object = "Line__c", Filters = [Where("Note__c", FlowOperator.EqualTo, FlowValue.Of("even"))], SortField = "Quantity__c", IsDescending = true, StoreOutputAutomatically = true, Connector = "Say" },
            Set("Say", "out", FlowValue.Of("{!Get.Name}: {!Get.Quantity__c}")));
        Assert.Equal("L6: 6", Run(Lines(flow), flow, "out"));
    }

    [Fact]
    public void Nothing_found_is_null()
    {
        var flow = Flow(new RecordLookupElement("Get") { Object = "Line__c", Filters = [Where("Name", FlowOperator.EqualTo, FlowValue.Of("none"))], StoreOutputAutomatically = true, Connector = "Decide" },
            new DecisionElement("Decide") { Rules = [new("None") { Conditions = [If("Get", FlowOperator.IsNull, FlowValue.Of(true))], Connector = "Say" }] },
            Set("Say", "out", FlowValue.Of("nothing")));
        Assert.Equal("nothing", Run(Lines(flow), flow, "out"));
    }

    [Fact]
    public void A_loop_sees_each_entry_and_what_it_sets_is_updated()
    {
        var flow = Flow(
            new RecordLookupElement("Get") { Object = "Line__c", Filters = [Where("Quantity__c", FlowOperator.EqualTo, FlowValue.Of(6))], StoreOutputAutomatically = true, GetFirstRecordOnly = false, Connector = "Each" },
            new LoopElement("Each") { CollectionReference = "Get", NextValueConnector = "Add", NoMoreValuesConnector = "Save" },
            Assign("Add", "Each", ("total", Op.Add, FlowValue.Reference("Each.Quantity__c")), ("Each.Note__c", Op.Assign, FlowValue.Of("was {!Each.Note__c}"))),
            new RecordUpdateElement("Save") { InputReference = "Get" });
        var org = Lines(flow);
        Assert.Equal("72", Run(org, flow, "total"));
        Assert.Equal("was Even", org.Values(org.TheOne("Line__c", "Name", "L6"), "Note__c"));
    }

    [Fact]
    public void Records_are_made_from_a_collection_and_deleted_by_filters()
    {
        var flow = Flow(
            Assign("Make", "Create", ("line.Name", Op.Assign, FlowValue.Of("X1")), ("line.Quantity__c", Op.Assign, FlowValue.Of(7)), ("lines", Op.Add, FlowValue.Reference("line")), ("line.Name", Op.Assign, FlowValue.Of("X2")), ("lines", Op.Add, FlowValue.Reference("line"))),
            new RecordCreateElement("Create") { InputReference = "lines", Connector = "Drop" },
            new RecordDeleteElement("Drop") { Object = "Line__c", Filters = [Where("Name", FlowOperator.EqualTo, FlowValue.Of("X2"))] });
        var org = With(flow);
        Run(org, flow, "out");
        Assert.Equal(1, org.Count("Line__c"));
        Assert.Equal("7", org.Values(org.TheOne("Line__c", "Name", "X1"), "Quantity__c"));
    }

    [Fact]
    public void One_record_that_fails_fails_all_of_its_element()
    {
        var long51 = new string('x', 51);
        var flow = Flow(
            Assign("Make", "Create", ("line.Name", Op.Assign, FlowValue.Of("X1")), ("lines", Op.Add, FlowValue.Reference("line")), ("line.Note__c", Op.Assign, FlowValue.Of(long51)), ("lines", Op.Add, FlowValue.Reference("line"))),
            new RecordCreateElement("Create") { InputReference = "lines", FaultConnector = "Say" }, Set("Say", "out", FlowValue.Reference("$Flow.FaultMessage")));
        var org = With(flow);
        Assert.Equal($"This error occurred when the flow tried to create records: STRING_TOO_LONG: Note: data value too large: {long51} (max length=50). You can look up ExceptionCode values in the SOAP API Developer Guide.", Run(org, flow, "out"));
        Assert.Equal(0, org.Count("Line__c"));
    }

    [Fact]
    public void Collections_are_sorted_and_filtered()
    {
        var flow = Flow(
            new RecordLookupElement("Get") { Object = "Line__c", StoreOutputAutomatically = true, GetFirstRecordOnly = false, Connector = "Sort" },
            new CollectionElement("Sort") { Kind = "SortCollectionProcessor", CollectionReference = "Get", SortOptions = [new() { SortField = "Quantity__c", IsDescending = true }, new() { SortField = "Name" }], Limit = 20, Connector = "Filter" },
            new CollectionElement("Filter") { Kind = "FilterCollectionProcessor", CollectionReference = "Get", AssignNextValueToReference = "line", Conditions = [If("line.Note__c", FlowOperator.EqualTo, FlowValue.Of("odd"))], Connector = "Count" },
            Assign("Count", null, ("total", Op.AssignCount, FlowValue.Reference("Filter"))));
        // Of the twenty with the greatest quantities: twelve sixes and eight of the fives, by name.
        Assert.Equal("12", Run(Lines(flow), flow, "total"));
    }

    [Fact]
    public void A_subflow_takes_inputs_and_gives_outputs()
    {
        var inner = new FlowDefinition("Inner")
        {
            Start = new() { Connector = "Do" },
            Variables = [new("given") { IsInput = true, DataType = FlowDataType.Number }, new("twice") { IsOutput = true, DataType = FlowDataType.Number }],
            Formulas = [new("Double") { DataType = FlowDataType.Number, Expression = "{!given} * 2" }],
            Elements = [Set("Do", "twice", FlowValue.Reference("Double"))],
        };
        var flow = Flow(new SubflowElement("Call") { FlowName = "Inner", InputAssignments = [new("given") { Value = FlowValue.Of(21) }], StoreOutputAutomatically = true, Connector = "Say" }, Set("Say", "out", FlowValue.Of("{!Call.twice}")));
        Assert.Equal("42", Run(With(flow, inner), flow, "out"));
    }

    [Fact]
    public void Children_of_the_record_are_updated_through_their_relationship()
    {
        var org = With(AfterSave("Up", new RecordUpdateElement("Up") { InputReference = "$Record.Lines__r", Filters = [Where("Quantity__c", FlowOperator.GreaterThan, FlowValue.Of(1))], InputAssignments = [new("Note__c") { Value = FlowValue.Reference("$Record.Status__c") }] }));
        var order = org.Add("Order__c", ("Name", "A"));
        var (few, many) = (org.Add("Line__c", ("Order__c", order.ToString()), ("Quantity__c", "1")), org.Add("Line__c", ("Order__c", order.ToString()), ("Quantity__c", "2")));
        org.Change(order, ("Status__c", "Done"));
        Assert.Equal("null Done", org.Values(few, "Note__c") + " " + org.Values(many, "Note__c"));
    }

    [Fact]
    public void Records_are_updated_by_their_key_where_they_are_there_and_created_where_not()
    {
        static FlowFieldInput Value(string field, FlowValue value) => new(field) { Value = value };
        var make = new RecordCreateElement("Make") { Object = "Order__c", DoesUpsert = true, UpsertField = "Key__c", InputAssignments = [Value("Key__c", FlowValue.Reference("$Record.Note__c")), Value("Amount__c", FlowValue.Reference("$Record.Quantity__c"))] };
        var org = With(On("Line__c", FlowTriggerType.RecordAfterSave, FlowRecordTrigger.Create, "Make", make));
        var there = org.Add("Order__c", ("Name", "A"), ("Key__c", "a"), ("Status__c", "kept"));
        org.Add("Line__c", ("Note__c", "a"), ("Quantity__c", "3"));
        org.Add("Line__c", ("Note__c", "b"), ("Quantity__c", "4"));
        Assert.Equal((2, "3", "kept"), (org.Count("Order__c"), org.Values(there, "Amount__c"), org.Values(there, "Status__c")));
        Assert.Contains("MISSING_ARGUMENT: Key__c not specified", Assert.Single(org.Save("Line__c", ("Quantity__c", "4")).Errors).Message, StringComparison.Ordinal);
        org.Add("Order__c", ("Name", "A"), ("Key__c", "a"));
        Assert.Contains("DUPLICATE_EXTERNAL_ID: More than one record found", Assert.Single(org.Save("Line__c", ("Note__c", "a")).Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Status__c")]
    [InlineData(null)]
    public void A_field_that_is_no_key_refuses_the_element(string? field)
    {
        var org = With(AfterSave("Make", new RecordCreateElement("Make") { Object = "Order__c", DoesUpsert = true, UpsertField = field }));
        Assert.Contains("is no field that Order__c is created or updated by", Assert.Single(org.Save("Order__c", ("Name", "A")).Errors).Message, StringComparison.Ordinal);
    }
}
