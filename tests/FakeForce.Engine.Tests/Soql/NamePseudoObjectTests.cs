namespace FakeForce.Engine.Tests.Soql;

/// <summary>Fields that a parent of several possible sObjects has on some of them only.</summary>
public sealed class NamePseudoObjectTests
{
    private readonly SmallOrg org = new();

    public NamePseudoObjectTests()
    {
        var profile = org.Add("Profile", "Name=Admin");
        var user = org.Add("User", "Name=Ann", "IsActive=true", $"ProfileId={profile}");
        org.Add("Case", "CaseNumber=1", $"OwnerId={user}");
        org.Add("Case", "CaseNumber=2", $"OwnerId={org.Add("Group", "Name=Queue")}");
        org.Add("Case", "CaseNumber=3");
    }

    [Theory]
    [InlineData("Owner.ProfileId = '00eFF0000000001'", "1")]
    [InlineData("Owner.ProfileId IN ('00eFF0000000001')", "1")]
    [InlineData("Owner.ProfileId NOT IN ('00eFF0000000001')", "2,3")]
    [InlineData("Owner.ProfileId != '00eFF0000000001'", "2,3")]
    [InlineData("Owner.ProfileId = null", "2,3")]
    [InlineData("Owner.IsActive = true", "1")]
    [InlineData("Owner.IsActive = false", "2,3")]
    [InlineData("Owner.IsActive != null", "1")]
    public void A_field_that_the_parent_lacks_is_null_and_a_checkbox_false(string condition, string numbers) =>
        Assert.Equal(numbers, string.Join(',', org.Json($"SELECT CaseNumber FROM Case WHERE {condition}").Where(char.IsDigit)));

    [Fact]
    public void A_parent_that_the_parent_lacks_is_named_as_the_catalogue_names_it() =>
        Assert.Equal("{Owner:Name{Profile:null}}", org.Json("SELECT owner.PROFILE.name FROM Case WHERE CaseNumber = '2'"));

    [Theory]
    [InlineData("SELECT owner.name FROM Case GROUP BY Owner.Name", "{Name:null}{Name:Ann}{Name:Queue}")]
    [InlineData("SELECT owner.TYPE FROM Case GROUP BY Owner.Type", "{Type:null}{Type:Group}{Type:User}")]
    [InlineData("SELECT owner.profile.name FROM Case WHERE Owner.Name = 'ann' GROUP BY Owner.Profile.Name", "{Name:Admin}")]
    public void Groups_name_a_field_as_the_pseudo_object_does(string soql, string answer) => Assert.Equal(answer, org.Json(soql));

    [Fact]
    public void The_name_of_a_parent_without_a_field_Name_is_called_Name_all_the_same()
    {
        var numbered = new SmallOrg(new Oracle.ModelCatalog(new Oracle.SchemaModel([
            new("Entry", "500", [new("EntryNumber", Oracle.Kind.Text) { TypeName = "string", IsName = true }]),
            new("Note__c", "a00", [new("Name", Oracle.Kind.Text) { TypeName = "string", IsName = true }, new("On__c", Oracle.Kind.Reference) { Relationship = "On__r", Targets = ["Entry", "Note__c"] }]),
        ])));
        var entry = numbered.Add("Entry", "EntryNumber=7");
        numbered.Add("Note__c", "Name=N", $"On__c={entry}");
        Assert.Equal("{Name:7,expr0:1}", numbered.Json("SELECT On__r.Name, COUNT(Id) FROM Note__c GROUP BY On__r.Name"));
    }
}
