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
}
