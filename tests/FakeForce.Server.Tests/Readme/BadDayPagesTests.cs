namespace FakeForce.Server.Tests.Readme;

/// <summary>The pages of "Bad days, one by one" in the README: what they say is run, and what they show must come of it.</summary>
public sealed class BadDayPagesTests
{
    private const string Section = "Bad days, one by one";

    public static TheoryData<string> Titles => [.. ReadmePage.Of(Section).Keys];

    [Fact]
    public void There_is_a_page_for_each_of_the_days() =>
        Assert.Equal(["Expired session", "Lock contention", "Lost acknowledgement", "Outage", "Quota", "Replay window"], ReadmePage.Of(Section).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Titles))]
    public Task The_page_does_what_it_says(string title) => ReadmePage.Of(Section)[title].RunAsync();
}
