namespace FakeForce.Server.Tests.Flows;

/// <summary>Flows that no record sets off: events, schedules, callers.</summary>
public sealed class OtherFlowTests
{
    private const string Event = ""","platformEvents":[{"fullName":"Order_Placed__e","label":"Order","pluralLabel":"Orders","fields":[{"fullName":"Number__c","label":"Number","type":"Text","length":20},{"fullName":"Amount__c","label":"Amount","type":"Number","precision":16,"scale":2}]}]""";

    private const string OnEvent = """
        {"fullName":"On_order","status":"Active","start":{"object":"Order_Placed__e","triggerType":"PlatformEvent","connector":{"targetReference":"Make"},"filters":[{"field":"Amount__c","operator":"GreaterThan","value":{"numberValue":10}}],"filterLogic":"and"},
         "recordCreates":[{"name":"Make","object":"Task","inputAssignments":[{"field":"Subject","value":{"stringValue":"Order {!$Record.Number__c}"}}]}]}
        """;

    private const string Twice = """
        {"fullName":"Twice","label":"Twice it","status":"Active","processType":"AutoLaunchedFlow","start":{"connector":{"targetReference":"Do"}},
         "variables":[{"name":"given","dataType":"Number","isInput":true,"isOutput":false},{"name":"names","dataType":"String","isCollection":true,"isInput":true},{"name":"result","dataType":"Number","isInput":false,"isOutput":true},{"name":"count","dataType":"Number","isOutput":true}],
         "assignments":[{"name":"Do","connector":{"targetReference":"Make"},"assignmentItems":[{"assignToReference":"result","operator":"Add","value":{"elementReference":"given"}},{"assignToReference":"result","operator":"Add","value":{"elementReference":"given"}},{"assignToReference":"count","operator":"AssignCount","value":{"elementReference":"names"}}]}],
         "recordCreates":[{"name":"Make","object":"Account","inputAssignments":[{"field":"Name","value":{"stringValue":"{!result}"}},{"field":"Site","value":{"elementReference":"Long"}}]}],
         "formulas":[{"name":"Long","dataType":"String","expression":"IF({!given} > 100, RPAD('x', 81, 'x'), 'fine')"}]}
        """;

    [Fact]
    public async Task An_event_sets_off_its_flow_behind_its_commit_as_who_published_it()
    {
        await using var org = await FlowOrgs.StartAsync(OnEvent, Event);
        await org.SendAsync("POST", "/sobjects/Order_Placed__e", """{"Number__c":"A1","Amount__c":5}""");
        await org.SendAsync("POST", "/sobjects/Order_Placed__e", """{"Number__c":"A2","Amount__c":50}""");
        await org.AdvanceAsync("PT1S");
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM Task"));
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM Task WHERE Subject = 'Order A2' AND CreatedBy.Username = 'admin@fakeforce.test'"));
    }

    [Fact]
    public async Task A_flow_publishes_what_another_listens_to()
    {
        const string publish = """
            {"fullName":"Publish","status":"Active","start":{"object":"Account","recordTriggerType":"Create","triggerType":"RecordAfterSave","connector":{"targetReference":"Tell"}},
             "recordCreates":[{"name":"Tell","object":"Order_Placed__e","inputAssignments":[{"field":"Number__c","value":{"elementReference":"$Record.Name"}},{"field":"Amount__c","value":{"numberValue":11}}]}]}
            """;
        await using var org = await FlowOrgs.StartAsync(OnEvent + "," + publish, Event);
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.AdvanceAsync("PT1S");
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM Task WHERE Subject = 'Order Acme'"));
    }

    [Fact]
    public async Task A_scheduled_flow_runs_for_each_record_that_meets_its_conditions_when_its_time_comes()
    {
        const string daily = """
            {"fullName":"Daily","status":"Active","start":{"object":"Account","triggerType":"Scheduled","schedule":{"frequency":"Daily","startDate":"2020-01-01","startTime":"03:00:00.000Z"},"connector":{"targetReference":"Up"},"filters":[{"field":"Site","operator":"IsNull","value":{"booleanValue":true}}],"filterLogic":"and"},
             "recordUpdates":[{"name":"Up","inputReference":"$Record","inputAssignments":[{"field":"Site","value":{"stringValue":"seen"}}]}]}
            """;
        await using var org = await FlowOrgs.StartAsync(daily);
        var first = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.CreateAsync("Account", """{"Name":"Other","Site":"own"}""");
        await org.AdvanceAsync("PT24H");
        Assert.Equal("seen", await org.FieldAsync(first, "Account", "Site"));
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM Account WHERE Site = 'own'"));
        var second = await org.CreateAsync("Account", """{"Name":"Later"}""");
        await org.AdvanceAsync("PT24H");
        Assert.Equal("seen", await org.FieldAsync(second, "Account", "Site"));
    }

    [Fact]
    public async Task An_autolaunched_flow_is_a_custom_action_with_its_variables_as_inputs_and_outputs()
    {
        await using var org = await FlowOrgs.StartAsync(Twice + "," + OnEvent, Event);
        Assert.Equal("""{"actions":[{"label":"Twice it","name":"Twice","type":"FLOW","url":"/services/data/v66.0/actions/custom/flow/Twice"}]}""", (await org.GetAsync("/actions/custom/flow")).Body);
        var described = (await org.GetAsync("/actions/custom/flow/Twice")).Json;
        Assert.Equal(["given NUMBER 1", "names STRING 2000"], described.GetProperty("inputs").EnumerateArray().Select(one => $"{one.GetProperty("name")} {one.GetProperty("type")} {one.GetProperty("maxOccurs")}"));
        var answer = await org.SendAsync("POST", "/actions/custom/flow/Twice", """{"inputs":[{"given":21,"names":["a","b"]},{"given":1.5}]}""");
        Assert.True(answer.Status == 200, answer.Body);
        Assert.Equal("""{"result":42,"count":2,"Flow__InterviewStatus":"Finished"}""", answer.Json[0].GetProperty("outputValues").GetRawText());
        Assert.Equal("""{"result":3.0,"count":0,"Flow__InterviewStatus":"Finished"}""", answer.Json[1].GetProperty("outputValues").GetRawText());
        Assert.Equal(2, await org.CountAsync("SELECT Id FROM Account WHERE Site = 'fine'"));
    }

    [Fact]
    public async Task A_flow_that_fails_leaves_nothing_and_says_why()
    {
        await using var org = await FlowOrgs.StartAsync(Twice);
        var answer = await org.SendAsync("POST", "/actions/custom/flow/Twice", """{"inputs":[{"given":101},{"nothing":1}]}""");
        Assert.Equal(400, answer.Status);
        Assert.Contains("STRING_TOO_LONG", answer.Json[0].GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("the flow has no input nothing", answer.Json[1].GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await org.CountAsync("SELECT Id FROM Account WHERE Name = '202'"));
    }
}
