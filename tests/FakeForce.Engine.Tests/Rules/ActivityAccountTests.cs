using FakeForce.Engine.Tests.Records;

namespace FakeForce.Engine.Tests.Rules;

/// <summary>Which account a task or an event belongs to (Object Reference, "Task", AccountId).</summary>
public sealed class ActivityAccountTests
{
    private readonly SavingOrg org = new();
    private readonly RecordId first, second, contact;

    public ActivityAccountTests()
    {
        first = org.Add("Account", ("Name", "first"));
        second = org.Add("Account", ("Name", "second"));
        contact = org.Add("Contact", ("LastName", "Lee"), ("AccountId", second.ToString()));
    }

    [Fact]
    public void It_is_the_account_that_the_activity_is_about() =>
        Assert.Equal(first.ToString(), org.Values(org.Add("Task", ("WhatId", first.ToString()), ("WhoId", contact.ToString())), "AccountId"));

    [Fact]
    public void An_opportunity_stands_for_its_account()
    {
        var opportunity = org.Add("Opportunity", ("Name", "O"), ("StageName", "Prospecting"), ("CloseDate", "2026-05-01"), ("AccountId", first.ToString()));
        var task = org.Add("Task", ("WhatId", opportunity.ToString()));
        Assert.Equal(first.ToString(), org.Values(task, "AccountId"));
        Assert.True(org.Change(task, ("WhatId", null)).Success);
        Assert.Equal("null", org.Values(task, "AccountId"));
    }

    [Fact]
    public void A_case_does_not_and_the_contact_comes_next()
    {
        var @case = org.Add("Case", ("AccountId", first.ToString())).ToString();
        Assert.Equal("null", org.Values(org.Add("Task", ("WhatId", @case)), "AccountId"));
        Assert.Equal(second.ToString(), org.Values(org.Add("Task", ("WhatId", @case), ("WhoId", contact.ToString())), "AccountId"));
    }

    [Fact]
    public void Events_have_one_too() =>
        Assert.Equal(second.ToString(), org.Values(org.Add("Event", ("ActivityDateTime", "2026-05-01T10:00:00Z"), ("DurationInMinutes", "30"), ("WhoId", contact.ToString())), "AccountId"));
}
