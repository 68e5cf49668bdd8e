using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Tests.Records;

namespace FakeForce.Engine.Tests.Rules.Workflow;

/// <summary>What workflow rules do inside the org (Help, "Field Update Actions", "Task Actions").</summary>
public sealed class WorkflowActionTests
{
    private static readonly Catalog catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
    {
        Objects =
        [
            new() { FullName = "Parent__c", Fields = [new() { FullName = "Note__c", Type = CustomFieldType.Text, Length = 50 }] },
            new()
            {
                FullName = "Thing__c",
                EnableActivities = true,
                Fields =
                [
                    new() { FullName = "Parent__c", Type = CustomFieldType.Lookup, ReferenceTo = ["Parent__c"] },
                    new() { FullName = "Status__c", Type = CustomFieldType.Picklist, ValueSet = [new("New"), new("Open"), new("Done")] },
                    new() { FullName = "Amount__c", Type = CustomFieldType.Number, Precision = 10, Scale = 2 },
                    new() { FullName = "Share__c", Type = CustomFieldType.Percent, Precision = 5, Scale = 2 },
                    new() { FullName = "Note__c", Type = CustomFieldType.Text, Length = 20 },
                    new() { FullName = "Key__c", Type = CustomFieldType.Text, Length = 20, Unique = true },
                    new() { FullName = "Due__c", Type = CustomFieldType.Date },
                ],
            },
        ],
    });

    [Theory]
    [InlineData(FieldUpdateOperation.Formula, "Note__c", "Name & \" of \" & TEXT(Amount__c)", "T of 12")]
    [InlineData(FieldUpdateOperation.Formula, "Share__c", "Amount__c / 24", "50")]
    [InlineData(FieldUpdateOperation.Formula, "Due__c", "DATE(2026, 1, 31)", "20484")]
    [InlineData(FieldUpdateOperation.Literal, "Note__c", "fixed", "fixed")]
    [InlineData(FieldUpdateOperation.Null, "Amount__c", null, "null")]
    [InlineData(FieldUpdateOperation.NextValue, "Status__c", null, "Done")]
    [InlineData(FieldUpdateOperation.PreviousValue, "Status__c", null, "New")]
    public void Field_updates_set_what_they_say(FieldUpdateOperation operation, string field, string? text, string expected)
    {
        var org = Org([new("Thing__c.Set") { Field = field, Operation = operation, Formula = text, LiteralValue = text }], Rule("Rule", "Set"));
        Assert.Equal(expected, org.Values(org.Add("Thing__c", ("Name", "T"), ("Amount__c", "12"), ("Status__c", "Open")), field));
    }

    [Fact]
    public void The_owner_may_become_another_user()
    {
        var org = Org([new("Thing__c.Give") { Field = "OwnerId", Operation = FieldUpdateOperation.LookupValue, LookupValueType = "User", LookupValue = "other@fakeforce.test" }], Rule("Rule", "Give"));
        var other = org.Add("User", ("Username", "other@fakeforce.test"), ("LastName", "Other"), ("Alias", "other"), ("Email", "other@fakeforce.test"), ("TimeZoneSidKey", "GMT"), ("LocaleSidKey", "en_US"),
            ("EmailEncodingKey", "UTF-8"), ("LanguageLocaleKey", "en_US"), ("ProfileId", org.TheOne("Profile", "Name", "Standard User").ToString()));
        Assert.Equal(other.ToString(), org.Values(org.Add("Thing__c", ("Name", "T")), "OwnerId"));
    }

    [Fact]
    public void Rules_are_looked_at_again_only_where_the_update_says_so()
    {
        FieldUpdate first = new("Thing__c.First") { Field = "Status__c", Operation = FieldUpdateOperation.Literal, LiteralValue = "Done" };
        FieldUpdate second = new("Thing__c.Second") { Field = "Note__c", Operation = FieldUpdateOperation.Literal, LiteralValue = "seen" };
        var whenDone = Rule("B", "Second") with { CriteriaItems = [new("Status__c", FilterOperation.Equals, "Done")] };
        var whenNew = Rule("A", "First") with { CriteriaItems = [new("Status__c", FilterOperation.Equals, "New")] };
        var without = Org([first, second], whenNew, whenDone);
        Assert.Equal("Done, null", without.Values(without.Add("Thing__c", ("Name", "T"), ("Status__c", "New")), "Status__c", "Note__c"));
        var with = Org([first with { ReevaluateOnChange = true }, second], whenNew, whenDone);
        Assert.Equal("Done, seen", with.Values(with.Add("Thing__c", ("Name", "T"), ("Status__c", "New")), "Status__c", "Note__c"));
    }

    [Fact]
    public void A_parent_may_be_what_changes()
    {
        var org = Org([new("Thing__c.Up") { Field = "Note__c", Operation = FieldUpdateOperation.Formula, Formula = "\"has \" & Name", TargetObject = "Parent__c" }], Rule("Rule", "Up"));
        var parent = org.Add("Parent__c", ("Name", "P"));
        org.Add("Thing__c", ("Name", "T"), ("Parent__c", parent.ToString()));
        Assert.Equal("has T", org.Values(parent, "Note__c"));
    }

    [Fact]
    public void What_an_update_may_not_write_fails_the_save_and_leaves_nothing()
    {
        var org = Org([new("Thing__c.Key") { Field = "Key__c", Operation = FieldUpdateOperation.Literal, LiteralValue = "one" }], Rule("Rule", "Key"));
        org.Add("Thing__c", ("Name", "T"));
        var second = org.Save("Thing__c", ("Name", "U"));
        Assert.Equal("DUPLICATE_VALUE", Assert.Single(second.Errors).Code);
        Assert.Equal(1, org.Transaction.CountOf(catalog["Thing__c"]));
        var too = Org([new("Thing__c.Long") { Field = "Note__c", Operation = FieldUpdateOperation.Formula, Formula = "\"a very long text that has no room\"" }], Rule("Rule", "Long"));
        Assert.Equal("STRING_TOO_LONG", Assert.Single(too.Save("Thing__c", ("Name", "T")).Errors).Code);
    }

    [Fact]
    public void Tasks_are_made_for_the_owner_and_are_about_the_record()
    {
        var org = new SavingOrg(new OrgOptions
        {
            Catalog = catalog,
            Workflow = new() { Tasks = [new("Thing__c.Call") { Subject = "Call", DueDateOffset = 3, OffsetFromField = "Thing__c.Due__c", Priority = "High" }] },
            Outbound = new() { Rules = [new("Thing__c.Rule") { Actions = [new("Call", WorkflowActionType.Task)] }] },
        });
        var thing = org.Add("Thing__c", ("Name", "T"), ("Due__c", "2026-01-28"));
        var task = org.TheOne("Task", "Subject", "Call");
        Assert.Equal($"{thing}, 20484, High, {org.Values(thing, "OwnerId")}", org.Values(task, "WhatId", "ActivityDate", "Priority", "OwnerId"));
    }

    [Fact]
    public void Actions_that_do_not_fit_are_named()
    {
        var wrong = Assert.Throws<InvalidDefinitionException>(() => Org([new("Thing__c.Set") { Field = "Note__c", Operation = FieldUpdateOperation.Formula, Formula = "Amount__c" }], Rule("A", "Set"), Rule("B", "Gone")));
        Assert.Equal(["workflowRules: Thing__c.A: formula: Formula result is data type (Number), incompatible with expected data type (Text).", "workflowRules: Thing__c.B: Thing__c has no field update Gone"], wrong.Problems);
    }

    private static WorkflowRule Rule(string name, string update) => new("Thing__c." + name) { Actions = [new(update, WorkflowActionType.FieldUpdate)] };

    private static SavingOrg Org(FieldUpdate[] updates, params WorkflowRule[] rules) => new(new OrgOptions { Catalog = catalog, Workflow = new() { FieldUpdates = updates }, Outbound = new OutboundOptions { Rules = rules } });
}
