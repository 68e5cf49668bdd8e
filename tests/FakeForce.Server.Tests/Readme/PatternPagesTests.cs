namespace FakeForce.Server.Tests.Readme;

/// <summary>The pages of the six integration patterns in the README: what they say is run, and what they show must come of it.</summary>
public sealed class PatternPagesTests
{
    private const string Section = "The six patterns, one by one";

    public static TheoryData<string> Titles => [.. ReadmePage.Of(Section).Keys];

    [Fact]
    public void There_is_a_page_for_each_of_the_patterns() =>
        Assert.Equal(["Batch synchronisation", "Data virtualisation", "Fire and forget", "Remote call-in", "Request-reply", "UI update on data change"], ReadmePage.Of(Section).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Titles))]
    public Task The_page_does_what_it_says(string title) => ReadmePage.Of(Section)[title].RunAsync();
}
