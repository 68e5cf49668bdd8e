namespace FakeForce.Server.Tests;
public sealed class SmokeTests
{
    [Fact]
    public void It_builds() => Assert.NotNull(typeof(SmokeTests).Assembly.Location);
}
