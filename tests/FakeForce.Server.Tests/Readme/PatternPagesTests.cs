namespace FakeForce.Server.Tests.Readme;

/// <summary>The pages of the six integration patterns in the README: what they say is run, and what they show must come of it.</summary>
public sealed class PatternPagesTests
{
    private const string Section = "The six patterns, one by one";

    public static TheoryData<string> Titles => [.. ReadmePage.Of(Section).Keys];

    [Theory]
    [MemberData(nameof(Titles))]
    public Task The_page_does_what_it_says(string title) => ReadmePage.Of(Section)[title].RunAsync();
}
