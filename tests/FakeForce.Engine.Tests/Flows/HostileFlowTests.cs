using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Records;
using FakeForce.Engine.Flows.Binding;
using static FakeForce.Engine.Tests.Flows.FlowOrg;
using Op = FakeForce.Engine.Flows.Definition.FlowAssignmentOperator;

namespace FakeForce.Engine.Tests.Flows;

public sealed class HostileFlowTests
{
    private static string Refusal(params FlowDefinition[] flows)
    {
        var org = With(flows);
        var text = Assert.Single(org.Save("Order__c", ("Name", "A")).Errors).Message;
        Assert.Equal(0, org.Count("Order__c"));
        return text;
    }

    [Fact]
    public void An_endless_loop_ends_as_Salesforce_ends_it() =>
        Assert.Contains("Apex CPU time limit exceeded", Refusal(AfterSave("A", Set("A", "$Record.Status__c", FlowValue.Of("x"), "B"), Set("B", "$Record.Status__c", FlowValue.Of("y"), "A"))), StringComparison.Ordinal);

    [Fact]
    public void A_text_does_not_grow_without_end()
    {
        var grow = Assign("Grow", "Grow", ("text", Op.Add, FlowValue.Reference("text")), ("text", Op.Add, FlowValue.Of("x")));
        Assert.Contains("a text in a flow is longer than", Refusal(AfterSave("Grow", grow) with { Variables = [new("text")] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_collection_does_not_grow_without_end()
    {
        var grow = Assign("Grow", "Grow", ("list", Op.Add, FlowValue.Of("x")), ("list", Op.Add, FlowValue.Reference("list")));
        Assert.Contains("a collection in a flow has more than", Refusal(AfterSave("Grow", grow) with { Variables = [new("list") { IsCollection = true }] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_beyond_decimals_reach_are_a_fault()
    {
        var grow = Assign("Grow", "Grow", ("number", Op.Add, FlowValue.Reference("number")));
        Assert.Contains("a number is too large", Refusal(AfterSave("Grow", grow) with { Variables = [new("number") { DataType = FlowDataType.Number, Value = FlowValue.Of(1_000_000) }] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Subflows_that_call_one_another_end()
    {
        var inner = new FlowDefinition("Inner") { Start = new() { Connector = "Again" }, Elements = [new SubflowElement("Again") { FlowName = "Inner" }] };
        Assert.Contains("subflows call one another", Refusal(AfterSave("Call", new SubflowElement("Call") { FlowName = "Inner" }), inner), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$Record.Nothing__c", "Order__c has no field Nothing__c")]
    [InlineData("nothing", "there is nothing of the name nothing")]
    [InlineData("$Flow.CurrentStage", "FakeForce does not support $Flow.CurrentStage")]
    [InlineData("Circle", "Circle")]
    public void Names_that_lead_nowhere_are_told(string name, string expected) =>
        Assert.Contains(expected, Refusal(AfterSave("Set", Set("Set", "text", FlowValue.Reference(name))) with { Variables = [new("text")], Formulas = [new("Circle") { Expression = "{!Circle} & \"x\"" }] }), StringComparison.Ordinal);

    [Fact]
    public void All_problems_of_all_active_flows_are_listed()
    {
        var flow = AfterSave("Set", Set("Set", "nothing", FlowValue.Of("x"), "Gone"), new RefusedElement("Wait", "waits"));
        var options = Options(flow, flow with { FullName = "Draft", Status = FlowStatus.Draft });
        Assert.Equal(["flows: Test_Flow: Set: there is nothing of the name nothing", "flows: Test_Flow: Wait: FakeForce does not run waits"], new FlowCatalog(options, options.Catalog).Problems());
    }

    [Fact]
    public void Two_hundred_records_together_are_charged_as_one_and_a_query_in_a_loop_is_not()
    {
        var get = new RecordLookupElement("Get") { Object = "Line__c", StoreOutputAutomatically = true };
        var org = With(AfterSave("Get", get));
        for (var i = 0; i < 250; i++) org.Add("Order__c", ("Name", "A"));
        Assert.Equal(2, org.Transaction.Flows!.Ledger.Used(GovernorResource.Queries));
        var looping = AfterSave("Get", get with { Connector = "Get" });
        Assert.Contains("System.LimitException: Too many SOQL queries: 101", Refusal(looping), StringComparison.Ordinal);
    }
}
