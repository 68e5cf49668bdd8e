namespace FakeForce.Engine.Tests.Soql;

/// <summary>Fields of the Name pseudo-object that the owner at hand lacks: a queue has no profile and is not active.</summary>
public sealed class AbsentNameFieldTests
{
    private readonly StandardRows org = new();
    private readonly RecordId profile;

    public AbsentNameFieldTests()
    {
        profile = org.Add("Profile", ("Name", "Reader"));
        var user = org.Add("User", ("LastName", "Lee"), ("IsActive", true), ("ProfileId", profile));
        org.Add("Case", ("CaseNumber", "1"), ("OwnerId", user));
        org.Add("Case", ("CaseNumber", "2"), ("OwnerId", org.Add("Group", ("Name", "Queue"))));
    }

    [Theory]
    [InlineData("Owner.IsActive = true", "1")]
    [InlineData("Owner.IsActive = false", "2")]
    [InlineData("Owner.IsActive = null", "2")]
    [InlineData("Owner.IsActive != true", "2")]
    [InlineData("Owner.ProfileId = '{profile}'", "1")]
    [InlineData("Owner.ProfileId != '{profile}'", "2")]
    [InlineData("Owner.ProfileId IN ('{profile}')", "1")]
    [InlineData("Owner.ProfileId NOT IN ('{profile}')", "2")]
    [InlineData("Owner.ProfileId = null", "2")]
    [InlineData("Owner.Profile.CreatedDate > 2020-01-01T00:00:00Z", "")]
    [InlineData("Owner.Profile.CreatedDate = null", "1,2")]
    [InlineData("Owner.Profile.Name = 'Reader'", "1")]
    [InlineData("Owner.Profile.Name != 'Reader'", "2")]
    [InlineData("Owner.Profile.Name LIKE 'R%'", "1")]
    [InlineData("Owner.Username = null", "1,2")]
    [InlineData("(NOT Owner.LastName = 'Lee')", "2")]
    public void Filter_finds(string condition, string numbers) =>
        Assert.Equal(numbers, org.Column("SELECT CaseNumber FROM Case WHERE " + condition.Replace("{profile}", profile.ToString(), StringComparison.Ordinal) + " ORDER BY CaseNumber", default));
}
