using FakeForce.Engine.Flows.Definition;
using static FakeForce.Engine.Tests.Flows.FlowOrg;

namespace FakeForce.Engine.Tests.Flows;

public sealed class DecisionTests
{
    private static readonly FlowVariable[] variables =
    [
        new("text") { Value = FlowValue.Of("Banana") }, new("number") { DataType = FlowDataType.Number, Value = FlowValue.Of(5) }, new("nothing") { DataType = FlowDataType.Number },
        new("truth") { DataType = FlowDataType.Boolean, Value = FlowValue.Of(true) }, new("day") { DataType = FlowDataType.Date, Value = new(FlowValueKind.Date, "2026-05-01") },
        new("list") { IsCollection = true }, new("result") { IsOutput = true, Value = FlowValue.Of("no") },
    ];

    private static string Decide(string? logic, params FlowCondition[] conditions)
    {
        var flow = new FlowDefinition("Auto")
        {
            Start = new() { Connector = "Decide" },
            Variables = variables,
            Elements = [new DecisionElement("Decide") { Rules = [new("Yes") { ConditionLogic = logic, Conditions = conditions, Connector = "Do" }] }, Set("Do", "result", FlowValue.Of("yes"))],
        };
        return Run(With(flow), flow, "result");
    }

    [Theory]
    [InlineData("text", FlowOperator.EqualTo, "Banana", "yes")]
    [InlineData("text", FlowOperator.EqualTo, "banana", "no")]
    [InlineData("text", FlowOperator.NotEqualTo, "banana", "yes")]
    [InlineData("text", FlowOperator.StartsWith, "Ba", "yes")]
    [InlineData("text", FlowOperator.EndsWith, "na", "yes")]
    [InlineData("text", FlowOperator.Contains, "nan", "yes")]
    [InlineData("text", FlowOperator.Contains, "x", "no")]
    [InlineData("number", FlowOperator.EqualTo, "5.0", "yes")]
    [InlineData("number", FlowOperator.GreaterThan, "4", "yes")]
    [InlineData("number", FlowOperator.GreaterThan, "5", "no")]
    [InlineData("number", FlowOperator.GreaterThanOrEqualTo, "5", "yes")]
    [InlineData("number", FlowOperator.LessThan, "6", "yes")]
    [InlineData("number", FlowOperator.LessThanOrEqualTo, "4", "no")]
    [InlineData("nothing", FlowOperator.LessThan, "6", "no")]
    [InlineData("nothing", FlowOperator.NotEqualTo, "6", "yes")]
    [InlineData("truth", FlowOperator.EqualTo, "true", "yes")]
    [InlineData("day", FlowOperator.LessThan, "2026-05-02", "yes")]
    [InlineData("nothing", FlowOperator.IsNull, "true", "yes")]
    [InlineData("number", FlowOperator.IsNull, "true", "no")]
    [InlineData("number", FlowOperator.IsNull, "false", "yes")]
    [InlineData("list", FlowOperator.IsEmpty, "true", "yes")]
    public void Values_compare(string left, FlowOperator operation, string right, string expected) => Assert.Equal(expected, Decide(null, If(left, operation, FlowValue.Of(right))));

    [Theory]
    [InlineData("and", "no")]
    [InlineData("or", "yes")]
    [InlineData("1 OR 2", "yes")]
    [InlineData("(1 OR 2) AND NOT 2", "yes")]
    [InlineData("1 AND 2", "no")]
    public void Conditions_are_combined_by_their_logic(string logic, string expected) =>
        Assert.Equal(expected, Decide(logic, If("number", FlowOperator.EqualTo, FlowValue.Of(5)), If("text", FlowOperator.EqualTo, FlowValue.Of("x"))));

    [Fact]
    public void A_logic_that_is_none_refuses_the_element()
    {
        var org = With(AfterSave("Decide", new DecisionElement("Decide") { Rules = [new("Yes") { ConditionLogic = "1 AND (", Conditions = [If("$Record.Name", FlowOperator.EqualTo, FlowValue.Of("A"))] }] }));
        Assert.Contains("cannot run the element Decide", Assert.Single(org.Save("Order__c", ("Name", "A")).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_are_seen()
    {
        var decide = new DecisionElement("Decide") { Rules = [new("Yes") { Conditions = [If("$Record.Amount__c", FlowOperator.IsChanged, FlowValue.Of(true))], Connector = "Do" }] };
        var org = With(BeforeSave("Decide", decide, Set("Do", "$Record.Status__c", FlowValue.Of("{!$Record__Prior.Amount__c} to {!$Record.Amount__c}"))));
        var id = org.Add("Order__c", ("Name", "A"), ("Amount__c", "1"));
        org.Change(id, ("Name", "B"));
        Assert.Equal("null", org.Values(id, "Status__c"));
        org.Change(id, ("Amount__c", "2"));
        Assert.Equal("1 to 2", org.Values(id, "Status__c"));
    }
}
