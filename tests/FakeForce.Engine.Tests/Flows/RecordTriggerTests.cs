using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Records;
using FakeForce.Engine.Tests.Records;
using static FakeForce.Engine.Tests.Flows.FlowOrg;

namespace FakeForce.Engine.Tests.Flows;

public sealed class RecordTriggerTests
{
    [Fact]
    public void Before_save_flows_set_fields_of_the_record_that_is_saved()
    {
        var org = With(BeforeSave("Set", Set("Set", "$Record.Status__c", FlowValue.Of("New: {!$Record.Name}"))));
        var id = org.Add("Order__c", ("Name", "A"));
        Assert.Equal("New: A", org.Values(id, "Status__c"));
        Assert.True(org.Change(id, ("Name", "B")).Success);
        Assert.Equal("New: B", org.Values(id, "Status__c"));
    }

    [Fact]
    public void What_a_before_save_flow_sets_is_validated_as_if_it_were_sent()
    {
        var org = With(BeforeSave("Set", Set("Set", "$Record.Must__c", FlowValue.Of("too long"))));
        var error = Assert.Single(org.Save("Order__c", ("Name", "A")).Errors);
        Assert.Equal("STRING_TOO_LONG", error.Code);
        Assert.Equal(["Must__c"], error.Fields);
    }

    [Theory]
    [InlineData(FlowRecordTrigger.Create, "x", "null")]
    [InlineData(FlowRecordTrigger.Update, "null", "x")]
    [InlineData(FlowRecordTrigger.CreateAndUpdate, "x", "x")]
    public void Flows_run_when_their_trigger_says(FlowRecordTrigger when, string created, string updated)
    {
        var org = With(On(FlowTriggerType.RecordBeforeSave, when, "Set", Set("Set", "$Record.Status__c", FlowValue.Of("x"))));
        var id = org.Add("Order__c", ("Name", "A"));
        Assert.Equal(created, org.Values(id, "Status__c"));
        Assert.True(org.Change(id, ("Status__c", null), ("Name", "B")).Success);
        Assert.Equal(updated, org.Values(id, "Status__c"));
    }

    [Fact]
    public void Entry_conditions_decide_and_may_ask_for_a_change()
    {
        var flow = BeforeSave("Count", Assign("Count", null, ("$Record.Amount__c", FlowAssignmentOperator.Add, FlowValue.Of(1))));
        var org = With(flow with { Start = flow.Start with { Filters = [new("Status__c") { Operator = FlowOperator.EqualTo, Value = FlowValue.Of("Go") }], DoesRequireRecordChangedToMeetCriteria = true } });
        var id = org.Add("Order__c", ("Name", "A"));
        org.Change(id, ("Status__c", "Go"));
        Assert.Equal("1", org.Values(id, "Amount__c"));
        org.Change(id, ("Name", "B"));
        Assert.Equal("1", org.Values(id, "Amount__c"));
        org.Change(id, ("Status__c", "Stop"));
        org.Change(id, ("Status__c", "Go"));
        Assert.Equal("2", org.Values(id, "Amount__c"));
    }

    [Fact]
    public void An_entry_formula_may_compare_with_what_the_record_was()
    {
        var flow = BeforeSave("Set", Set("Set", "$Record.Status__c", FlowValue.Of("changed")));
        var org = With(flow with { Start = flow.Start with { FilterFormula = "NOT(ISNEW()) && ISCHANGED({!$Record.Amount__c}) && {!$Record.Amount__c} > PRIORVALUE({!$Record.Amount__c})" } });
        var id = org.Add("Order__c", ("Name", "A"), ("Amount__c", "1"));
        org.Change(id, ("Name", "B"));
        Assert.Equal("null", org.Values(id, "Status__c"));
        org.Change(id, ("Amount__c", "2"));
        Assert.Equal("changed", org.Values(id, "Status__c"));
    }

    [Fact]
    public void A_record_as_it_was_before_had_not_changed_when_a_formula_must_newly_hold()
    {
        var flow = BeforeSave("Set", Set("Set", "$Record.Status__c", FlowValue.Of("changed")));
        var org = With(flow with { Start = flow.Start with { FilterFormula = "ISCHANGED({!$Record.Amount__c})", DoesRequireRecordChangedToMeetCriteria = true } });
        var id = org.Add("Order__c", ("Name", "A"), ("Amount__c", "1"));
        org.Change(id, ("Amount__c", "2"));
        Assert.Equal("changed", org.Values(id, "Status__c"));
    }

    [Fact]
    public void A_whole_number_that_was_worked_out_from_others_fits_a_field_without_decimals()
    {
        var org = With(On("Line__c", FlowTriggerType.RecordBeforeSave, FlowRecordTrigger.Create, "Set", Assign("Set", null, ("$Record.Quantity__c", FlowAssignmentOperator.Add, new(FlowValueKind.Number, "1.0")))));
        Assert.Equal("6", org.Values(org.Add("Line__c", ("Name", "A"), ("Quantity__c", "5")), "Quantity__c"));
    }

    [Fact]
    public void After_save_flows_write_other_records_with_all_that_follows_from_them()
    {
        var make = new RecordCreateElement("Make") { Object = "Line__c", InputAssignments = [new("Order__c") { Value = FlowValue.Reference("$Record.Id") }, new("Quantity__c") { Value = FlowValue.Of(3) }] };
        var count = On("Line__c", FlowTriggerType.RecordAfterSave, FlowRecordTrigger.Create, "Up",
            new RecordUpdateElement("Up") { InputReference = "$Record.Order__r", InputAssignments = [new("Amount__c") { Value = FlowValue.Reference("$Record.Quantity__c") }] }) with { FullName = "Lines" };
        var org = With(On(FlowTriggerType.RecordAfterSave, FlowRecordTrigger.Create, "Make", make), count);
        Assert.Equal("3", org.Values(org.Add("Order__c", ("Name", "A")), "Amount__c"));
    }

    [Fact]
    public void A_failure_without_fault_path_refuses_the_record_and_takes_everything_back()
    {
        var make = new RecordCreateElement("Make") { Object = "Line__c", Connector = "Bad" };
        var bad = new RecordUpdateElement("Bad") { InputReference = "$Record", InputAssignments = [new("Must__c") { Value = FlowValue.Of("too long") }] };
        var org = With(AfterSave("Make", make, bad));
        var error = Assert.Single(org.Save("Order__c", ("Name", "A")).Errors);
        Assert.Equal("CANNOT_EXECUTE_FLOW_TRIGGER", error.Code);
        Assert.StartsWith("We can't save this record because the “Test Flow” process failed. Give your Salesforce admin these details. This error occurred when the flow tried to update records: STRING_TOO_LONG: Must: data value too large: too long (max length=5). You can look up ExceptionCode values in the SOAP API Developer Guide. Error ID: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, org.Count("Order__c"));
        Assert.Equal(0, org.Count("Line__c"));
    }

    [Fact]
    public void A_fault_path_goes_on_with_what_was_written_before_the_element_that_failed()
    {
        var bad = new RecordCreateElement("Bad") { Object = "Order__c", InputAssignments = [new("Must__c") { Value = FlowValue.Of("too long") }], FaultConnector = "Note" };
        var note = new RecordUpdateElement("Note") { InputReference = "$Record", InputAssignments = [new("Status__c") { Value = FlowValue.Of("failed") }] };
        var org = With(AfterSave("Bad", bad, note));
        Assert.Equal("failed", org.Values(org.Add("Order__c", ("Name", "A")), "Status__c"));
        Assert.Equal(1, org.Count("Order__c"));
    }

    [Fact]
    public void A_custom_error_refuses_the_record_in_its_own_words()
    {
        var error = new CustomErrorElement("No") { Messages = [new("Not {!$Record.Name}") { FieldSelection = "Name" }, new("At all")] };
        var org = With(AfterSave("No", error));
        Assert.Equal([("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Not A", "Name"), ("FIELD_CUSTOM_VALIDATION_EXCEPTION", "At all", "")],
            org.Save("Order__c", ("Name", "A")).Errors.Select(one => (one.Code, one.Message, string.Join(",", one.Fields))));
        Assert.Equal(0, org.Count("Order__c"));
    }

    [Fact]
    public void A_record_is_not_deleted_where_a_flow_objects()
    {
        var flow = On(FlowTriggerType.RecordBeforeDelete, FlowRecordTrigger.Delete, "No", new CustomErrorElement("No") { Messages = [new("Kept")] });
        var org = With(flow with { Start = flow.Start with { Filters = [new("Paid__c") { Operator = FlowOperator.EqualTo, Value = FlowValue.Of(true) }] } });
        var (paid, open) = (org.Add("Order__c", ("Name", "A"), ("Paid__c", "true")), org.Add("Order__c", ("Name", "B")));
        Assert.Equal("Kept", Assert.Single(org.Delete(paid).Errors).Message);
        Assert.True(org.Row(paid).IsLive);
        Assert.True(org.Delete(open).Success);
    }

    [Fact]
    public void Several_flows_run_by_their_order_then_by_name()
    {
        static FlowDefinition Append(string name, int? order) => BeforeSave("Add", Assign("Add", null, ("$Record.Status__c", FlowAssignmentOperator.Add, FlowValue.Of(name)))) with { FullName = name, TriggerOrder = order };
        var org = With(Append("z", null), Append("late", 1500), Append("a", null), Append("first", 1));
        Assert.Equal("firstazlate", org.Values(org.Add("Order__c", ("Name", "A")), "Status__c"));
    }

    [Fact]
    public void Flows_that_are_no_active_ones_do_not_run()
    {
        var org = With(BeforeSave("Set", Set("Set", "$Record.Status__c", FlowValue.Of("x"))) with { Status = FlowStatus.Draft });
        Assert.Equal("null", org.Values(org.Add("Order__c", ("Name", "A")), "Status__c"));
    }

    [Fact]
    public void A_flow_that_updates_its_own_record_does_not_set_itself_off_again()
    {
        var org = With(AfterSave("Up", new RecordUpdateElement("Up") { InputReference = "$Record", InputAssignments = [new("Amount__c") { Value = FlowValue.Reference("More") }] }) with { Formulas = [new("More") { DataType = FlowDataType.Number, Expression = "BLANKVALUE({!$Record.Amount__c}, 0) + 1" }] });
        Assert.Equal("1", org.Values(org.Add("Order__c", ("Name", "A")), "Amount__c"));
    }

    [Fact]
    public void Records_that_make_records_without_end_stop_at_the_depth_of_triggers()
    {
        var org = With(On(FlowTriggerType.RecordAfterSave, FlowRecordTrigger.Create, "Make", new RecordCreateElement("Make") { Object = "Order__c" }));
        var error = Assert.Single(org.Save("Order__c", ("Name", "A")).Errors);
        Assert.Contains("Maximum trigger depth exceeded", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, org.Count("Order__c"));
    }

    [Fact]
    public void What_is_not_supported_fails_the_save_with_flow_and_element_and_no_fault_path_hides_it()
    {
        var call = new ActionCallElement("Ask") { ActionType = "apex", ActionName = "Thing", FaultConnector = "Fine" };
        var org = With(AfterSave("Ask", call, Set("Fine", "$Record.Status__c", FlowValue.Of("x"))));
        Assert.Contains("FakeForce cannot run the element Ask of the flow Test_Flow: FakeForce does not run actions of the type apex (Thing)", Assert.Single(org.Save("Order__c", ("Name", "A")).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_around_what_is_not_supported_is_taken()
    {
        var decide = new DecisionElement("Decide") { Rules = [new("Yes") { Conditions = [If("$Record.Name", FlowOperator.EqualTo, FlowValue.Of("wait"))], Connector = "Wait" }] };
        var org = With(AfterSave("Decide", decide, new RefusedElement("Wait", "waits")));
        org.Add("Order__c", ("Name", "go"));
        Assert.Contains("the element Wait of the flow Test_Flow", Assert.Single(org.Save("Order__c", ("Name", "wait")).Errors).Message, StringComparison.Ordinal);
    }
}
