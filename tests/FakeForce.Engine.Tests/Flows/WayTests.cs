using FakeForce.Engine.Flows;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using static FakeForce.Engine.Tests.Flows.FlowOrg;

namespace FakeForce.Engine.Tests.Flows;

/// <summary>Decisions about the way that an interview has taken, and transactions that are rolled back on it.</summary>
public sealed class WayTests
{
    private static readonly RecordCreateElement bad = new("Bad") { Object = "Order__c", InputAssignments = [new("Must__c") { Value = FlowValue.Of("too long") }], Connector = "Ask", FaultConnector = "Ask" };

    private static DecisionElement Ask(string element, FlowOperator operation, bool wanted) => new("Ask") { Rules = [new("Yes") { Conditions = [If(element, operation, FlowValue.Of(wanted))], Connector = "Do" }] };

    private static RecordUpdateElement Do => new("Do") { InputReference = "$Record", InputAssignments = [new("Status__c") { Value = FlowValue.Of("yes") }] };

    [Theory]
    [InlineData("go", "First", FlowOperator.WasVisited, true, "yes")]
    [InlineData("go", "Other", FlowOperator.WasVisited, true, "null")]
    [InlineData("go", "Other", FlowOperator.WasVisited, false, "yes")]
    [InlineData("fail", "Bad", FlowOperator.WasVisited, true, "yes")]
    [InlineData("fail", "Bad", FlowOperator.HasError, true, "yes")]
    [InlineData("fail", "Bad", FlowOperator.HasError, false, "null")]
    [InlineData("go", "Bad", FlowOperator.HasError, true, "null")]
    [InlineData("go", "Bad", FlowOperator.HasError, false, "yes")]
    public void An_interview_knows_which_elements_it_has_come_to_and_which_have_failed(string name, string element, FlowOperator operation, bool wanted, string expected)
    {
        var fork = new DecisionElement("Fork") { Rules = [new("Fails") { Conditions = [If("$Record.Name", FlowOperator.EqualTo, FlowValue.Of("fail"))], Connector = "Bad" }], DefaultConnector = "First" };
        var org = With(AfterSave("Fork", fork, Set("First", "text", FlowValue.Of("x"), "Ask"), Set("Other", "text", FlowValue.Of("x"), "Ask"), bad, Ask(element, operation, wanted), Do) with { Variables = [new("text")] });
        Assert.Equal(expected, org.Values(org.Add("Order__c", ("Name", name)), "Status__c"));
    }

    [Fact]
    public void An_element_that_is_none_is_told_by_name()
    {
        var org = With(AfterSave("Ask", Ask("Nothing", FlowOperator.WasVisited, true), Do));
        Assert.Contains("there is no element Nothing", Assert.Single(org.Save("Order__c", ("Name", "A")).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_that_are_rolled_back_were_never_there_and_the_flow_goes_on()
    {
        var flow = new FlowDefinition("Undo")
        {
            Start = new() { Connector = "Make" },
            Variables = [new("id") { IsOutput = true }],
            Elements =
            [
                new RecordCreateElement("Make") { Object = "Order__c", InputAssignments = [new("Name") { Value = FlowValue.Of("gone") }], AssignRecordIdToReference = "id", Connector = "Undo" },
                new RecordRollbackElement("Undo") { Connector = "Again" },
                new RecordCreateElement("Again") { Object = "Order__c", InputAssignments = [new("Name") { Value = FlowValue.Of("kept") }] },
            ],
        };
        await using var org = Org.Create(Options(flow), TimeProvider.System);
        var outputs = await FlowActions.RunAsync(org, flow, new Caller(org.State.Catalog["User"].IdOf(1), 66) { IsSystem = true }, [], TestContext.Current.CancellationToken);
        // The variable is not rolled back.
        Assert.StartsWith("a", (string?)Assert.Single(outputs).Value, StringComparison.Ordinal);
        Assert.Equal(["kept"], Names(org));
    }

    [Fact]
    public async Task A_subflow_rolls_back_the_transaction_of_all()
    {
        var inner = new FlowDefinition("Inner") { Start = new() { Connector = "Undo" }, Elements = [new RecordRollbackElement("Undo")] };
        var outer = new FlowDefinition("Outer")
        {
            Start = new() { Connector = "Make" },
            Elements = [new RecordCreateElement("Make") { Object = "Order__c", InputAssignments = [new("Name") { Value = FlowValue.Of("gone") }], Connector = "Call" }, new SubflowElement("Call") { FlowName = "Inner" }],
        };
        await using var org = Org.Create(Options(outer, inner), TimeProvider.System);
        await FlowActions.RunAsync(org, outer, new Caller(org.State.Catalog["User"].IdOf(1), 66) { IsSystem = true }, [], TestContext.Current.CancellationToken);
        Assert.Empty(Names(org));
    }

    [Fact]
    public void A_flow_inside_of_a_save_cannot_roll_back_the_callers_transaction()
    {
        var inner = new FlowDefinition("Inner") { Start = new() { Connector = "Undo" }, Elements = [new RecordRollbackElement("Undo")] };
        var org = With(AfterSave("Call", new SubflowElement("Call") { FlowName = "Inner" }), inner);
        Assert.Contains("only a flow that begins its own transaction can roll back records", Assert.Single(org.Save("Order__c", ("Name", "A")).Errors).Message, StringComparison.Ordinal);
        Assert.Contains("a flow that a record sets off cannot roll back records", Assert.Single(With(AfterSave("Undo", new RecordRollbackElement("Undo"))).Save("Order__c", ("Name", "A")).Errors).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(Org org)
    {
        var type = org.State.Catalog["Order__c"];
        var table = org.State.TableOf(type);
        return Enumerable.Range(1, table.Count).Select(number => table.RowAt(number)).Where(row => row.IsLive).Select(row => row.Get(type["Name"]).ToString());
    }
}
